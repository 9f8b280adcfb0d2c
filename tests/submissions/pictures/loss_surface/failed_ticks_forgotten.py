# Mistake: the ticks are those that matplotlib chooses.
def plot_loss_surface(X, y, grid, truth, path):
    def L(w0, w1):
        return ((w0 + w1 * X[:, 1] - y) ** 2).sum().item()

    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(A, B, np.vectorize(L)(A, B), alpha=0.3)
    ax.scatter(truth[0], truth[1], L(*truth), marker="*", label="truth")
    ax.scatter(path[0][0], path[0][1], L(*path[0]), marker="*", label="start")
    ax.scatter(path[:, 0], path[:, 1], [L(a, b) for a, b in path], label="path")
    ax.set(xlabel="w0", ylabel="w1")
    ax.view_init(elev=5, azim=30)
    ax.legend()
