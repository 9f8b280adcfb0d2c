# Mistake: the transparency is kept in a variable that is called alpha, as the learning rate was.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    alpha = 0.2
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W)
    for i in range(epochs):
        W -= alpha * 2 * X.T @ (X @ W - y)
        plt.plot(X[:, 1], X @ W, color="orange", alpha=alpha)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
