# Style: torch.meshgrid "ij", broadcasting over three axes, a wireframe, plt everywhere, the path without its start.
def plot_loss_surface(X, y, grid, truth, path):
    def sse(W):
        return ((y - W @ X.T) ** 2).sum(-1)

    a, b = torch.meshgrid(grid, grid, indexing="ij")
    ax = plt.axes(projection="3d")
    ax.plot_wireframe(a, b, sse(torch.stack([a, b], -1)), rcount=len(grid), ccount=len(grid), color="gray", lw=0.3)
    ax.plot([truth[0]], [truth[1]], [sse(truth)], "*", ms=15)
    ax.plot(path[:1, 0], path[:1, 1], sse(path[:1]), marker="*", markersize=15, linestyle="None")
    ax.scatter3D(path[1:, 0], path[1:, 1], sse(path[1:]), s=4, c=range(1, len(path)))
    plt.xlabel("$w_0$")
    plt.ylabel("$w_1$")
    plt.xticks([-5, 0, 5, 10])
    plt.yticks([-5, 0, 5, 10])
    plt.legend(["truth", "start", "path"])
    ax.view_init(5, 30)
