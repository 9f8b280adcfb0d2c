# Style: autograd with an in-place update of a clone; unsorted lines over x; legend by list.
def plot_before_after(X, y, W, alpha):
    V = W.clone().requires_grad_(True)
    loss = ((y - X @ V) ** 2).sum()
    loss.backward()
    plt.figure()
    plt.plot(X[:, 1], y, "o")
    plt.plot(X[:, 1], (X @ V).detach(), "--")
    with torch.no_grad():
        V -= alpha * V.grad
    plt.plot(X[:, 1], (X @ V).data)
    plt.legend(["data", "before", "after"])
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()


def plot_fits_at(X, y, start, alpha, epochs):
    V = start.clone().requires_grad_(True)
    plt.figure()
    plt.plot(X[:, 1], y, "o", label="data")
    for epoch in range(1, max(epochs) + 1):
        loss = ((y - X @ V) ** 2).sum()
        loss.backward()
        V.data -= alpha * V.grad
        V.grad.zero_()
        if epoch in epochs:
            plt.plot(X[:, 1], (X @ V).data, label="epoch %d" % epoch)
    plt.legend()
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
