# Style: the history as an array, a matrix product for all lines, one call of plot; the transparency in the colour.
def plot_lines_over_epochs(X, y, start, alpha, epochs):
    A, t = X.numpy(), y.numpy()
    path = np.zeros((epochs + 1, 2), dtype=np.float32)
    path[0] = start
    for k in range(epochs):
        path[k + 1] = path[k] - alpha * 2 * A.T @ (A @ path[k] - t)
    ends = np.array([[1, A[:, 1].min() - 0.5], [1, A[:, 1].max() + 0.5]])
    plt.figure(figsize=(6, 6))
    plt.plot(ends[:, 1], ends @ path[1:].T, color=(1.0, 0.5, 0.0, 0.15))
    plt.plot(ends[:, 1], ends @ path[0], color="red")
    plt.plot(A[:, 1], t, "k.", markersize=3)
    plt.ylabel("target")
    plt.xlabel("input")
    return path
