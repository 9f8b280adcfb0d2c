# Mistake: the lines are all called "fit", and the legend names none of them apart; the start is drawn as well.
def plot_before_after(X, y, W, alpha):
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, label="fit")
    W = W - alpha * 2 * X.T @ (X @ W - y)
    plt.plot(X[:, 1], X @ W, label="fit")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, label="fit")
    for k in range(max(epochs)):
        W -= alpha * 2 * X.T @ (X @ W - y)
        if k + 1 in epochs:
            plt.plot(X[:, 1], X @ W, label="fit")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
