# Style: artists made once and moved (set_data, set_3d_properties), blit, frames counted from 1, a wireframe.
import matplotlib.animation as animation


def animate_training(X, y, start, alpha, epochs, grid):
    path = torch.empty(epochs + 1, 2)
    path[0] = start
    for k in range(epochs):
        W = path[k].clone().requires_grad_()
        F.mse_loss(X @ W, y, reduction="sum").backward()
        path[k + 1] = path[k] - alpha * W.grad
    heights = ((path @ X.T - y) ** 2).sum(dim=1).numpy()
    px, py = path.numpy().T

    fig, ax = plt.subplots(1, 2, subplot_kw={})
    ax[1].remove()
    land = fig.add_subplot(122, projection="3d")
    U, V = np.meshgrid(grid.numpy(), grid.numpy(), indexing="ij")
    land.plot_wireframe(U, V, ((U[..., None] + V[..., None] * X[:, 1].numpy() - y.numpy()) ** 2).sum(axis=2))
    ax[0].scatter(X[:, 1], y)
    order = X[:, 1].argsort()
    (line,) = ax[0].plot([], [], "r-")
    (walk,) = land.plot([], [], [], "k.-")
    title = ax[0].set_title("")

    def update(k):
        line.set_data(X[order, 1].numpy(), (X[order] @ path[k]).numpy())
        walk.set_data(px[: k + 1], py[: k + 1])
        walk.set_3d_properties(heights[: k + 1])
        title.set_text(f"$\\alpha$ = {alpha}, epoch {k} of {epochs}")
        return line, walk, title

    return animation.FuncAnimation(fig, update, frames=range(1, epochs + 1), interval=50, blit=True, repeat=False)
