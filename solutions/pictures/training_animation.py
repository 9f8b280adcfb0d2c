"""A film of a training: the line on the left, the path on the surface of the loss on the right."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.animation import ArtistAnimation, FuncAnimation

from graders import alternative, misconception


def animate_training(X, y, start, alpha, epochs, grid):
    """A film of gradient descent on the sum of squared errors of `X @ W`; frame k shows the state after update k.

    X: tensor of shape (n, 2), a column of ones and x; y: tensor of shape (n,); start: tensor of shape (2,);
    grid: tensor of shape (m,), the values of both parameters over which the surface is drawn.
    Returns the animation, with `epochs` frames.
    """
    import matplotlib.animation as animation

    path = walk(X, y, start, alpha, epochs)
    heights = loss(X, y, path)
    fig, left, right = stage(X, y, grid)
    (line,) = left.plot(X[:, 1], X @ start, "C1")
    (walked,) = right.plot([], [], [], "o-r", markersize=3)

    def update(frame):
        line.set_ydata(X @ path[frame + 1])
        walked.set_data_3d(*path[: frame + 2].T, heights[: frame + 2])
        fig.suptitle(f"alpha = {alpha}, epoch {frame + 1}")

    return animation.FuncAnimation(fig, update, frames=epochs)


def walk(X, y, start, alpha, epochs):
    path = [start]
    for _ in range(epochs):
        path.append(path[-1] - alpha * 2 * X.T @ (X @ path[-1] - y))
    return torch.stack(path)


def loss(X, y, W):
    return ((W @ X.T - y) ** 2).sum(dim=-1)


def stage(X, y, grid):
    fig = plt.figure(figsize=(9, 4))
    left = fig.add_subplot(1, 2, 1)
    right = fig.add_subplot(1, 2, 2, projection="3d")
    left.plot(X[:, 1], y, ".")
    w0, w1 = torch.meshgrid(grid, grid, indexing="ij")
    surface = loss(X, y, torch.stack([w0, w1], dim=-1))
    right.plot_surface(w0.numpy(), w1.numpy(), surface.numpy(), alpha=0.3)
    return fig, left, right


@alternative("animate_training")
def clear_and_draw_again(X, y, start, alpha, epochs, grid):
    W, history = start.clone().requires_grad_(), [start.tolist()]
    for _ in range(epochs):
        ((X @ W - y) ** 2).sum().backward()
        W.data -= alpha * W.grad
        W.grad = None
        history.append(W.tolist())
    A, B = np.meshgrid(grid, grid)
    Z = sum((b - A - B * a) ** 2 for a, b in zip(X[:, 1].tolist(), y.tolist()))
    Ws = np.array(history)
    Ls = [((y.numpy() - a - b * X[:, 1].numpy()) ** 2).sum() for a, b in history]
    fig = plt.figure()
    ax1, ax2 = fig.add_subplot(121), fig.add_subplot(122, projection="3d")

    def animate(k):
        ax1.clear()
        ax2.clear()
        ax1.scatter(X[:, 1], y)
        ax1.axline((0, Ws[k, 0]), slope=Ws[k, 1])
        ax2.plot_wireframe(A, B, Z, color="grey")
        ax2.scatter(Ws[: k + 1, 0], Ws[: k + 1, 1], Ls[: k + 1])
        ax1.set_title(f"learning rate {alpha}")
        ax2.set_title(f"epoch {k} of {epochs}")

    plt.close(fig)
    return FuncAnimation(fig, animate, frames=range(1, epochs + 1), interval=50)


@alternative("animate_training")
def artists_that_take_turns(X, y, start, alpha, epochs, grid):
    fig, left, right = stage(X, y, grid)
    w, frames = torch.nn.Parameter(start.clone()), []
    optimiser = torch.optim.SGD([w], lr=alpha)
    points = [start.clone()]
    for epoch in range(1, epochs + 1):
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(X @ w, y, reduction="sum").backward()
        optimiser.step()
        points.append(w.detach().clone())
        shown = left.plot(X[:, 1], (X @ w).detach(), color="k")
        for p in points:
            shown += right.plot([p[0]], [p[1]], [((X @ p - y) ** 2).sum()], "or")
        shown.append(left.text(0.05, 0.95, f"$\\alpha$ = {alpha:.3f} / epoch {epoch}", transform=left.transAxes))
        frames.append(shown)
    return ArtistAnimation(fig, frames, interval=100)


@alternative("animate_training")
def points_appear_one_by_one(X, y, start, alpha, epochs, grid):
    path = walk(X, y, start, alpha, epochs).numpy()
    fig, left, right = stage(X, y, grid)
    (line,) = left.plot([], [], "C3")
    ends = torch.stack([X[:, 1].min(), X[:, 1].max()]).numpy()

    def init():
        return (line,)

    def update(W):
        k = int(np.flatnonzero((path == W).all(axis=1))[0])
        line.set_data(ends, W[0] + W[1] * ends)
        if k == 1:
            right.scatter(*path[0], float(loss(X, y, start)), color="k")
        right.scatter(W[0], W[1], float(((X @ torch.tensor(W, dtype=X.dtype) - y) ** 2).sum()), color="k")
        left.set_title("alpha = %g, epoch = %d" % (alpha, k))
        return (line,)

    return FuncAnimation(fig, update, frames=path[1:], init_func=init, repeat=False)


def film(X, y, grid, alpha, path, heights, states, named=None, first=1, newest=False, kept=False):
    """A film whose frame k shows `states[k]` updates, with a path of these heights; `first` is the first number told.

    With `newest`, only the last point of the path is seen; with `kept`, the lines of earlier frames stay.
    """
    fig, left, right = stage(X, y, grid)
    (line,) = left.plot([], [])
    (walked,) = right.plot([], [], [], ".")

    def update(frame):
        k = states[frame]
        if kept:
            left.plot(X[:, 1], X @ path[k])
        else:
            line.set_data(X[:, 1], X @ path[k])
        seen = slice(k if newest else 0, k + 1)
        walked.set_data_3d(*path[seen].T, heights[seen])
        fig.suptitle(f"alpha = {alpha}, epoch {frame + first}" if named is None else named)

    return FuncAnimation(fig, update, frames=len(states))


@misconception(
    "animate_training",
    hint="Which parameters are drawn while the title says epoch 1? Are they those of the start?",
)
def before_the_update(X, y, start, alpha, epochs, grid):
    """Your frames show the state before the update: the first one is the start, and the last epoch is never seen."""
    path = walk(X, y, start, alpha, epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(epochs))


@misconception(
    "animate_training",
    hint="`frames=epochs` hands over 0, 1, 2, ... How many updates lie behind the line of frame 0?",
)
def counted_from_zero(X, y, start, alpha, epochs, grid):
    """Your film counts from epoch 0: its first frame shows the start, and the last epoch is never seen."""
    path = walk(X, y, start, alpha, epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(epochs), first=0)


@misconception("animate_training", hint="How many points should be seen on the surface while the title says epoch 3?")
def newest_point_only(X, y, start, alpha, epochs, grid):
    """Only the newest point is seen on the surface; the way that led to it is missing."""
    path = walk(X, y, start, alpha, epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(1, epochs + 1), newest=True)


@misconception("animate_training", hint="Does `plot` replace the line of the frame before, or add one?")
def lines_pile_up(X, y, start, alpha, epochs, grid):
    """Every frame adds a line to those before it; one line was to move."""
    path = walk(X, y, start, alpha, epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(1, epochs + 1), kept=True)


@misconception(
    "animate_training",
    hint="Print something in the function that draws a frame. How often is it called for frame 0?",
)
def training_while_drawing(X, y, start, alpha, epochs, grid):
    """You train while a frame is drawn; frame 0 is drawn twice, to set the scene, so the film is an epoch ahead."""
    fig, left, right = stage(X, y, grid)
    (line,) = left.plot([], [])
    (walked,) = right.plot([], [], [], ".")
    history = [start]

    def update(frame):
        W = history[-1]
        history.append(W - alpha * 2 * X.T @ (X @ W - y))
        path = torch.stack(history)
        line.set_data(X[:, 1], X @ path[-1])
        walked.set_data_3d(*path.T, loss(X, y, path))
        fig.suptitle(f"alpha = {alpha}, epoch {frame + 1}")

    return FuncAnimation(fig, update, frames=epochs)


@misconception(
    "animate_training",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, start, alpha, epochs, grid):
    """You follow the gradient of the mean of the squared errors; the sum was asked for."""
    path = walk(X, y, start, alpha / len(y), epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(1, epochs + 1))


@misconception(
    "animate_training",
    hint="Put the last parameters of the path into the loss. Is that the height of the last point?",
)
def heights_one_epoch_behind(X, y, start, alpha, epochs, grid):
    """The points of the path have the loss from before their update, so they hang above the surface."""
    path = walk(X, y, start, alpha, epochs)
    heights = loss(X, y, torch.cat([path[:1], path[:-1]]))
    return film(X, y, grid, alpha, path, heights, range(1, epochs + 1))


@misconception(
    "animate_training",
    hint="What should a title say that is different in every frame? And where do you set it?",
)
def title_set_once(X, y, start, alpha, epochs, grid):
    """Your title does not count the epochs."""
    path = walk(X, y, start, alpha, epochs)
    return film(X, y, grid, alpha, path, loss(X, y, path), range(1, epochs + 1), f"alpha = {alpha}")


@misconception(
    "animate_training",
    hint="What is the type of what your function returns? And which name holds the animation?",
)
def film_kept_back(X, y, start, alpha, epochs, grid):
    """You do not return the animation itself: without it there is no film to look at."""
    fig, left, right = stage(X, y, grid)
    return fig
