# Mistake: the update stands in the function of the frame, which is called once more than there are frames.
# named: training_while_drawing
from matplotlib.animation import FuncAnimation


def animate_training(X, y, start, alpha, epochs, grid):
    A, B = torch.meshgrid(grid, grid, indexing="xy")
    Z = ((A[..., None] + B[..., None] * X[:, 1] - y) ** 2).sum(-1)
    fig = plt.figure()
    left = fig.add_subplot(121)
    right = fig.add_subplot(122, projection="3d")
    right.plot_surface(A, B, Z, alpha=0.3)
    left.plot(X[:, 1], y, "o")
    (line,) = left.plot(X[:, 1], X @ start)
    path = [start.tolist()]

    def update(k):
        W = torch.tensor(path[-1])
        path.append((W - alpha * 2 * X.T @ (X @ W - y)).tolist())
        P = torch.tensor(path)
        line.set_ydata(X @ P[-1])
        right.plot(P[:, 0], P[:, 1], ((P @ X.T - y) ** 2).sum(1), "r.")
        fig.suptitle(f"alpha = {alpha}, epoch {k + 1}")

    return FuncAnimation(fig, update, frames=epochs)
