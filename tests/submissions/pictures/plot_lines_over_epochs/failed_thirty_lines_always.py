# Mistake: the heading's thirty is written in.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W)
    for i in range(30):
        W = W - alpha * 2 * X.T @ (X @ W - y)
        plt.plot(X[:, 1], X @ W, color="orange", alpha=0.2)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
