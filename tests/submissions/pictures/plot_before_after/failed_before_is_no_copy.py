# Mistake: `before = W` makes no copy, and the update is in place.
# named: before_is_after
def plot_before_after(X, y, W, alpha):
    before = W
    W -= alpha * 2 * X.T @ (X @ W - y)
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ before, label="before")
    plt.plot(X[:, 1], X @ W, label="after")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start
    plt.scatter(X[:, 1], y)
    for k in range(max(epochs)):
        W -= alpha * 2 * X.T @ (X @ W - y)
        if k + 1 in epochs:
            plt.plot(X[:, 1], X @ W, label=f"epoch {k + 1}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
