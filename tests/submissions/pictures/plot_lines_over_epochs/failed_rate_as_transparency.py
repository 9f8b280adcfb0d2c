# Mistake: the transparency is called alpha, and so is the learning rate.
# named: rate_for_a_transparency
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, "r-")
    for i in range(epochs):
        W = W - alpha * 2 * X.T @ (X @ W - y)
        plt.plot(X[:, 1], X @ W, "r-", alpha=alpha)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
