# Mistake: a leaf that requires a gradient is changed in place outside of no_grad.
def plot_before_after(X, y, W, alpha):
    W = W.clone().requires_grad_()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], (X @ W).detach(), label="before")
    ((X @ W - y) ** 2).sum().backward()
    W -= alpha * W.grad
    plt.plot(X[:, 1], (X @ W).detach(), label="after")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    for k in range(max(epochs)):
        W -= alpha * 2 * X.T @ (X @ W - y)
        if k + 1 in epochs:
            plt.plot(X[:, 1], X @ W, label=f"epoch {k + 1}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
