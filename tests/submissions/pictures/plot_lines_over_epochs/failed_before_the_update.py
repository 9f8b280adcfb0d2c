# Mistake: the line is drawn before the update: the start twice, and the last one not at all.
# named: drawn_before_the_update
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ W)
    for i in range(epochs):
        plt.plot(X[:, 1], X @ W, color="orange", alpha=0.2)
        W -= alpha * 2 * X.T @ (X @ W - y)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
