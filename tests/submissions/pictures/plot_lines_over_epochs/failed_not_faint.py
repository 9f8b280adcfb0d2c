# Mistake: all lines are equally strong.
# named: all_equally_strong
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W, "b")
    for i in range(epochs):
        W = W - alpha * 2 * X.T @ (X @ W - y)
        plt.plot(X[:, 1], X @ W, "b")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
