# Mistake: each number of updates is done from where the last line ended.
# named: counted_on_from_the_last
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
    for n in epochs:
        for _ in range(n):
            W -= alpha * 2 * X.T @ (X @ W - y)
        plt.plot(X[:, 1], X @ W, label=f"epoch {n}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
