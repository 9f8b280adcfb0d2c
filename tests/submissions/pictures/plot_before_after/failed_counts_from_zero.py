# Mistake: the line is drawn when the counter, which begins at 0, is in the list: an update too late.
# named: one_update_more
def plot_before_after(X, y, W, alpha):
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, label="before")
    W = W - alpha * 2 * X.T @ (X @ W - y)
    plt.plot(X[:, 1], X @ W, label="after")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    for k in range(max(epochs) + 1):
        W -= alpha * 2 * X.T @ (X @ W - y)
        if k in epochs:
            plt.plot(X[:, 1], X @ W, label=f"epoch {k}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
