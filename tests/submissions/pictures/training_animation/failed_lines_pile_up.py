# Mistake: a line is added in each frame, and the old ones stay.
# named: lines_pile_up
from matplotlib.animation import FuncAnimation


def animate_training(X, y, start, alpha, epochs, grid):
    path = [start]
    for _ in range(epochs):
        path.append(path[-1] - alpha * 2 * X.T @ (X @ path[-1] - y))
    path = torch.stack(path)
    loss = ((path @ X.T - y) ** 2).sum(1)
    A, B = torch.meshgrid(grid, grid, indexing="xy")
    Z = ((A[..., None] + B[..., None] * X[:, 1] - y) ** 2).sum(-1)
    fig = plt.figure()
    left = fig.add_subplot(121)
    right = fig.add_subplot(122, projection="3d")
    right.plot_surface(A, B, Z, alpha=0.3)
    left.plot(X[:, 1], y, "o")
    (walk,) = right.plot(path[:1, 0], path[:1, 1], loss[:1], ".-")

    def update(k):
        left.plot(X[:, 1], X @ path[k])
        walk.set_data_3d(path[: k + 1, 0], path[: k + 1, 1], loss[: k + 1])
        fig.suptitle(f"alpha = {alpha}, epoch {k}")

    return FuncAnimation(fig, update, frames=range(1, epochs + 1))
