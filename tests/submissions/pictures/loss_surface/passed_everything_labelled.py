# Style: double precision, the surface has a label too, both stars by one call, contours under the surface.
def plot_loss_surface(X, y, grid, truth, path):
    A, t, g = X.double(), y.double(), grid.double()

    def sse(W):
        return torch.stack([(t - A @ w).dot(t - A @ w) for w in W.double().reshape(-1, 2)])

    w0, w1 = torch.meshgrid(g, g, indexing="xy")
    Z = sse(torch.stack([w0, w1], dim=-1)).reshape(w0.shape)
    fig, axes = plt.subplots(1, 1, squeeze=False, subplot_kw={"projection": "3d", "elev": 5, "azim": 30})
    ax = axes[0, 0]
    ax.plot_surface(w0.numpy(), w1.numpy(), Z.numpy(), color="wheat", alpha=0.4, label="loss")
    ax.contour(w0.numpy(), w1.numpy(), Z.numpy(), zdir="z", offset=0)
    stars = torch.stack([truth, path[0]])
    ax.scatter(*stars.T, sse(stars), marker="*", c=["black", "red"], s=120)
    ax.plot(*path.T, sse(path), "r.", ms=3, label="epochs")
    ax.scatter([], [], [], marker="*", c="black", label="truth")
    ax.scatter([], [], [], marker="*", c="red", label="start")
    ax.set_xlabel("b")
    ax.set_ylabel("w")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_ticks([-5, 0, 5, 10])
    ax.legend()
    return fig, axes
