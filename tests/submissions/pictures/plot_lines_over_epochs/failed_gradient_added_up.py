# Mistake: the gradient is never set to zero.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    plt.scatter(X[:, 1], y)
    plt.plot(X[:, 1], (X @ W).detach())
    for i in range(epochs):
        ((X @ W - y) ** 2).sum().backward()
        W.data -= alpha * W.grad
        plt.plot(X[:, 1], (X @ W).detach(), color="orange", alpha=0.2)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()
