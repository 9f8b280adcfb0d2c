# Style: the k-th state by a matrix power around the minimum, in NumPy; all lines by one call with a list of labels.
def state(X, y, W, alpha, k):
    A, t = X.double().numpy(), y.double().numpy()
    best = np.linalg.solve(A.T @ A, A.T @ t)
    return best + np.linalg.matrix_power(np.eye(2) - 2 * alpha * A.T @ A, k) @ (W.double().numpy() - best)


def show(X, y, lines, names):
    x = X[:, 1].numpy()
    ends = np.array([x.min(), x.max()])
    plt.scatter(x, y.numpy(), alpha=0.5, label="points")
    plt.plot(ends, np.stack([a + b * ends for a, b in lines], axis=1), label=names)
    plt.gca().set(xlabel="x", ylabel="y", title="what the updates do")
    plt.legend(loc="upper left")


def plot_before_after(X, y, W, alpha):
    show(X, y, [state(X, y, W, alpha, k) for k in range(2)], ["before", "after"])


def plot_fits_at(X, y, start, alpha, epochs):
    show(X, y, [state(X, y, start, alpha, k) for k in epochs], [str(k) for k in epochs])
