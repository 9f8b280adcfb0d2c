# Style: a dict of histories, autograd, `W.data` made anew in each epoch, unsorted lines.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    log = {"W": []}
    W = torch.tensor(start.tolist(), requires_grad=True)
    for i in range(epochs):
        yhat = X @ W
        loss = torch.sum((yhat - y) ** 2)
        loss.backward()
        W.data = W.data - alpha * W.grad
        W.grad = None
        log["W"].append(W.data)
    plt.plot(X[:, 1], y, "o", color="gray")
    plt.plot(X[:, 1], X @ start, "b-", lw=2)
    for w in log["W"]:
        plt.plot(X[:, 1], X @ w, "b-", alpha=0.1)
    plt.xlabel("x")
    plt.ylabel("y")
