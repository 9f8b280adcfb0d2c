# Mistake: the live tensor is appended, so that every line is the last.
# named: every_line_the_last
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W, history = start.clone(), []
    for i in range(epochs):
        W -= alpha * 2 * X.T @ (X @ W - y)
        history.append(W)
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], X @ start, "--")
    for w in history:
        plt.plot(X[:, 1], X @ w, color="orange", alpha=0.2)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
