# Mistake: w0 and w1 go along the grid together, so that only the pairs of equal entries are drawn, as a ribbon.
def plot_loss_surface(X, y, grid, truth, path):
    def L(w0, w1):
        return ((w0 + w1 * X[:, 1] - y) ** 2).sum().item()

    ax = plt.figure().add_subplot(projection="3d")
    Z = torch.tensor([L(a, a) for a in grid])
    ax.plot_surface(torch.stack([grid, grid]), torch.stack([grid, grid]), torch.stack([Z, Z]))
    ax.scatter(truth[0], truth[1], L(*truth), marker="*", label="truth")
    ax.scatter(path[0][0], path[0][1], L(*path[0]), marker="*", label="start")
    ax.scatter(path[:, 0], path[:, 1], [L(a, b) for a, b in path], label="path")
    ax.set(xlabel="w0", ylabel="w1", xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])
    ax.view_init(elev=5, azim=30)
    ax.legend()
