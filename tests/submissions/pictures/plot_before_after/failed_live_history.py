# Mistake: a history that holds one and the same tensor.
# named: history_of_one_tensor
def plot_before_after(X, y, W, alpha):
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, label="before")
    plt.plot(X[:, 1], X @ (W - alpha * 2 * X.T @ (X @ W - y)), label="after")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W, history = start.clone().requires_grad_(), []
    for k in range(max(epochs)):
        ((X @ W - y) ** 2).sum().backward()
        W.data -= alpha * W.grad
        W.grad.zero_()
        history.append(W.detach())
    plt.scatter(X[:, 1], y)
    for k in epochs:
        plt.plot(X[:, 1], X @ history[k - 1], label=f"epoch {k}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
