# Style: drawn in the loop, colours from a pale map in place of a transparency, SGD over a raw tensor.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    fig, axes = plt.subplots()
    W = start.detach().clone().requires_grad_()
    optimizer = optim.SGD([W], lr=alpha)
    axes.plot(X[:, 1], (X @ W).detach(), color="black", linestyle="dashed", label="start")
    for epoch in range(1, epochs + 1):
        loss = ((X @ W - y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        axes.plot(X[:, 1], (X @ W).detach(), color=plt.cm.Pastel1(epoch % 9), linewidth=0.5)
    axes.scatter(X[:, 1], y, facecolors="none", edgecolors="navy", label="data")
    axes.set(xlabel="$x$", ylabel="$y$", title=f"$\\alpha$ = {alpha}")
    axes.legend()
    plt.tight_layout()
    plt.show()
