# Mistake: the gradient of the mean.
# named: mean_in_every_update
# named: mean_instead_of_sum
def plot_before_after(X, y, W, alpha):
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, label="before")
    W = W - alpha * 2 * X.T @ (X @ W - y) / len(y)
    plt.plot(X[:, 1], X @ W, label="after")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    for k in range(max(epochs)):
        W -= alpha * 2 * X.T @ (X @ W - y) / len(y)
        if k + 1 in epochs:
            plt.plot(X[:, 1], X @ W, label=f"epoch {k + 1}")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
