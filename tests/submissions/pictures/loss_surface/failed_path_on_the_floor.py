# Mistake: the points of the path have no height.
def plot_loss_surface(X, y, grid, truth, path):
    def L(w0, w1):
        return ((w0 + w1 * X[:, 1] - y) ** 2).sum().item()

    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    fig = plt.figure()
    ax = fig.add_subplot(projection="3d")
    ax.plot_surface(A, B, np.vectorize(L)(A, B), alpha=0.3)
    ax.scatter(truth[0], truth[1], L(*truth), marker="*", label="truth")
    ax.scatter(path[0][0], path[0][1], L(*path[0]), marker="*", label="start")
    ax.scatter(path[:, 0], path[:, 1], label="path")
    ax.set_xlabel("w0")
    ax.set_ylabel("w1")
    ax.set_xticks([-5, 0, 5, 10])
    ax.set_yticks([-5, 0, 5, 10])
    ax.view_init(elev=5, azim=30)
    ax.legend()
