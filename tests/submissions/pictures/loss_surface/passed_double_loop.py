# Style: a double loop over numpy's meshgrid, path joined with markers, view set by attributes.
def plot_loss_surface(X, y, grid, truth, path):
    def L(a, b):
        return float(((X @ torch.tensor([a, b], dtype=torch.float32) - y) ** 2).sum())

    g = [float(v) for v in grid]
    w0, w1 = np.meshgrid(g, g)
    z = np.array([[L(w0[i, j], w1[i, j]) for j in range(len(g))] for i in range(len(g))])
    fig = plt.figure(figsize=(10, 8))
    ax = fig.add_subplot(111, projection="3d")
    ax.plot_surface(w0, w1, z, cmap="coolwarm", alpha=0.5, rstride=1, cstride=1)
    ax.scatter(float(truth[0]), float(truth[1]), L(*truth.tolist()), marker="*", s=200, c="k", label="true W")
    ax.scatter(float(path[0][0]), float(path[0][1]), L(*path[0].tolist()), marker="*", s=200, c="b", label="start W")
    px, py = [p[0].item() for p in path], [p[1].item() for p in path]
    ax.plot(px, py, [L(a, b) for a, b in zip(px, py)], "ro--", label="what GD did")
    ax.set_xlabel("w0")
    ax.set_ylabel("w1")
    ax.set_zlabel("loss")
    ax.set_xticks(np.arange(-5, 11, 5))
    ax.set_yticks(np.arange(-5, 11, 5))
    ax.elev, ax.azim = 5, 30
    ax.legend(fontsize=8)
    plt.show()
