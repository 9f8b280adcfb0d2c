# Mistake: W becomes a column by the update with a column of errors.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, "b")
    for i in range(epochs):
        error = (X @ W).reshape(-1, 1) - y.reshape(-1, 1)
        W -= alpha * 2 * X.T @ error
        plt.plot(X[:, 1], X @ W, "b", alpha=0.2)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
