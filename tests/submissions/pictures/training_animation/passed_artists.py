# Style: ArtistAnimation; a text of the axes as the title; the path as separate points.
from matplotlib.animation import ArtistAnimation


def animate_training(X, y, start, alpha, epochs, grid):
    A, t = X.numpy(), y.numpy()

    def loss(w0, w1):
        return sum((w0 + w1 * x - v) ** 2 for x, v in zip(A[:, 1], t))

    fig = plt.figure(figsize=(9, 4))
    left, right = fig.add_subplot(121), fig.add_subplot(122, projection="3d")
    left.plot(A[:, 1], t, "k.")
    right.plot_surface(*(U := np.meshgrid(grid.numpy(), grid.numpy())), loss(*U), alpha=0.3)
    W = start.numpy().copy()
    walked, frames = [(W[0], W[1], loss(*W))], []
    ends = np.array([A[:, 1].min(), A[:, 1].max()])
    for k in range(1, epochs + 1):
        W = W - 2 * alpha * (A.T @ (A @ W - t))
        walked.append((*W, loss(*W)))
        frames.append([
            *left.plot(ends, W[0] + W[1] * ends, "C0"),
            right.scatter(*zip(*walked), c="red"),
            left.text(0.5, 1.02, f"alpha = {alpha}, epoch = {k}", transform=left.transAxes, ha="center"),
        ])
    return ArtistAnimation(fig, frames, interval=100)
