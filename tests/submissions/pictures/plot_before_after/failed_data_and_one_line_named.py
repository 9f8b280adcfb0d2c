# Mistake: the legend names the data and one line only.
def plot_before_after(X, y, W, alpha):
    plt.scatter(X[:, 1], y, label="data")
    plt.plot(X[:, 1], X @ W, "--")
    plt.plot(X[:, 1], X @ (W - alpha * 2 * X.T @ (X @ W - y)), label="fit")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y, label="data")
    for k in range(max(epochs)):
        W -= alpha * 2 * X.T @ (X @ W - y)
        if k + 1 in epochs:
            plt.plot(X[:, 1], X @ W, label=f"epoch {k + 1}" if k + 1 < max(epochs) else None)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
