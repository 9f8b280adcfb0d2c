# Mistake: the second star stands where the path ends, not where it begins.
def plot_loss_surface(X, y, grid, truth, path):
    def L(w0, w1):
        return ((w0 + w1 * X[:, 1] - y) ** 2).sum().item()

    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(A, B, np.vectorize(L)(A, B), alpha=0.3)
    ax.scatter(truth[0], truth[1], L(*truth), marker="*", label="truth")
    ax.scatter(path[-1][0], path[-1][1], L(*path[-1]), marker="*", label="start")
    ax.scatter(path[1:, 0], path[1:, 1], [L(a, b) for a, b in path[1:]], label="path")
    ax.set(xlabel="w0", ylabel="w1", xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])
    ax.view_init(elev=5, azim=30)
    ax.legend()
