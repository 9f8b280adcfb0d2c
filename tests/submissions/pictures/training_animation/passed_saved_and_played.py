# Style: the film is saved as well, and played in the notebook from within; the path by powers of a matrix.
from matplotlib.animation import FuncAnimation, PillowWriter


def animate_training(X, y, start, alpha, epochs, grid):
    step = torch.eye(2) - 2 * alpha * X.T @ X
    best = torch.linalg.solve(X.T @ X, X.T @ y)
    path = torch.stack([best + torch.linalg.matrix_power(step, k) @ (start - best) for k in range(epochs + 1)])
    z = ((y[:, None] - X @ path.T) ** 2).sum(0)
    fig = plt.figure(figsize=(4, 2), dpi=40)
    left, right = fig.add_subplot(121), fig.add_subplot(122, projection="3d")
    w0, w1 = np.meshgrid(grid.numpy(), grid.numpy())
    right.plot_surface(w0, w1, sum((v - w0 - w1 * u) ** 2 for u, v in zip(X[:, 1].numpy(), y.numpy())), alpha=0.5)
    right.plot(path[:1, 0], path[:1, 1], z[:1], "r*")

    def draw(i):
        for old in left.lines + right.lines[1:]:
            old.remove()
        left.plot(X[:, 1], y, "k.")
        left.plot(X[:, 1], X @ path[i + 1], "r-")
        right.plot(path[1 : i + 2, 0], path[1 : i + 2, 1], z[1 : i + 2], "ro", ms=2)
        fig.suptitle("α=" + str(alpha) + " (epoch " + str(i + 1) + ")")
        return []

    film = FuncAnimation(fig, draw, frames=epochs, blit=False)
    film.save("film.gif", writer=PillowWriter(fps=5))
    plt.close(fig)
    return film
