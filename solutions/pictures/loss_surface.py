"""The loss over two parameters as a surface, and the way of the training on it."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import alternative, misconception


def plot_loss_surface(X, y, grid, truth, path):
    """Draw the sum of squared errors over all pairs of entries of `grid`, and points at truth, start and path on it.

    X: tensor of shape (n, 2), a column of ones and x; y: tensor of shape (n,); grid: tensor of shape (m,);
    truth: tensor (intercept, slope); path: tensor of shape (k, 2), whose row 0 is the start.
    """
    def loss(w0, w1):
        return sum((b - w0 - w1 * a) ** 2 for a, b in zip(X[:, 1], y))

    w0, w1 = torch.meshgrid(grid, grid, indexing="ij")
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(w0.numpy(), w1.numpy(), loss(w0, w1).numpy(), alpha=0.3)
    ax.scatter(*truth, loss(*truth), marker="*", s=150, color="k", label="truth")
    ax.scatter(*path[0], loss(*path[0]), marker="*", s=150, color="r", label="start")
    ax.scatter(*path.T, loss(*path.T), s=10, color="r", label="path")
    ax.set_xlabel("$w_0$")
    ax.set_ylabel("$w_1$")
    ax.set_xticks([-5, 0, 5, 10])
    ax.set_yticks([-5, 0, 5, 10])
    ax.view_init(elev=5, azim=30)
    ax.legend()


@alternative("plot_loss_surface")
def numpy_loops_and_wireframe(X, y, grid, truth, path):
    X, y, path = X.numpy(), y.numpy(), path.numpy()
    A, B = np.meshgrid(grid.numpy(), grid.numpy())
    Z = np.zeros_like(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            Z[i, j] = ((y - X @ [A[i, j], B[i, j]]) ** 2).sum()
    fig, ax = plt.subplots(subplot_kw={"projection": "3d"})
    ax.plot_wireframe(A, B, Z, color="lightgray")
    heights = ((y - path @ X.T) ** 2).sum(axis=1)
    ax.plot(path[:, 0], path[:, 1], heights, "o-", label="gradient descent")
    ax.plot([path[0, 0]], [path[0, 1]], [heights[0]], "*", label="from here")
    t0, t1 = truth.tolist()
    ax.plot([t0], [t1], [sum((y - t0 - t1 * X[:, 1]) ** 2)], "*", label="true parameters")
    ax.set(xlabel="w0", ylabel="w1", zlabel="L", xticks=range(-5, 11, 5), yticks=range(-5, 11, 5))
    ax.view_init(5, 30)
    fig.legend()
    ax.legend()
    return fig


@alternative("plot_loss_surface")
def pyplot_point_by_point(X, y, grid, truth, path):
    values = grid.tolist()
    rows = [[float(torch.sum((X @ torch.tensor([a, b], dtype=X.dtype) - y) ** 2)) for b in values] for a in values]
    plt.figure(figsize=(7, 7))
    ax = plt.axes(projection="3d", elev=5, azim=30)
    ax.plot_surface(np.array(values)[:, None], np.array(values)[None, :], np.array(rows), cmap="viridis")
    for k, W in enumerate([truth, *path]):
        name = {0: "truth", 1: "start", 2: "epochs"}.get(k)
        ax.scatter(W[0], W[1], ((X @ W - y) ** 2).sum().item(), label=name, marker="*" if k < 2 else ".")
    plt.xlabel("intercept")
    plt.ylabel("slope")
    plt.xticks([-5, 0, 5, 10])
    plt.yticks([-5, 0, 5, 10])
    plt.legend(loc="upper right")
    plt.show()


def drawn(X, y, grid, truth, path, surface, heights, view=(5, 30)):
    """The picture with these heights of the grid, and of truth, start and path, from this elevation and azimuth."""
    w0, w1 = torch.meshgrid(grid, grid, indexing="ij")
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(w0.numpy(), w1.numpy(), surface.numpy())
    for name, points, z in (("truth", truth[None], heights[:1]), ("start", path[:1], heights[1:2]),
                            ("path", path, heights[1:])):
        ax.scatter(points[:, 0], points[:, 1], z, label=name)
    ax.set(xlabel="w0", ylabel="w1", xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10])
    ax.view_init(*view)
    ax.legend()


def height(X, y, W):
    """The loss of each row of W."""
    return ((W @ X.T - y) ** 2).sum(dim=-1)


def pairs(grid):
    """All pairs of the grid, w0 along the first axis."""
    return torch.cartesian_prod(grid, grid).reshape(len(grid), len(grid), 2)


@misconception(
    "plot_loss_surface",
    hint="Take the smallest w0 and the largest w1. What is the loss over that corner?",
)
def transposed(X, y, grid, truth, path):
    """The heights are transposed: over the pair (a, b) of parameters stands the loss of (b, a)."""
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)).T, height(X, y, torch.stack([truth, *path])))


@misconception("plot_loss_surface", hint="Which third number belongs to a point that lies on the surface?")
def points_on_the_floor(X, y, grid, truth, path):
    """Your stars and points lie on the floor of the picture: their height should be their loss."""
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)), torch.zeros(1 + len(path)))


@misconception(
    "plot_loss_surface",
    hint="Put row 1 of the path into the loss. Is that the height at which you drew it?",
)
def heights_one_epoch_behind(X, y, grid, truth, path):
    """The points of the path have the loss from before their update, so they hang above the surface."""
    heights = height(X, y, torch.stack([truth, path[0], *path[:-1]]))
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)), heights)


@misconception(
    "plot_loss_surface",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, grid, truth, path):
    """You drew the mean of the squared errors; the sum was asked for."""
    heights = height(X, y, torch.stack([truth, *path])) / len(y)
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)) / len(y), heights)


@misconception("plot_loss_surface", hint="From where does matplotlib look when nobody tells it?")
def the_usual_view(X, y, grid, truth, path):
    """The picture is seen from matplotlib's usual place, high above the valley; a lower one was asked for."""
    heights = height(X, y, torch.stack([truth, *path]))
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)), heights, view=(None, None))


@misconception("plot_loss_surface", hint="Which of its two angles does `view_init` expect first?")
def view_angles_exchanged(X, y, grid, truth, path):
    """Elevation and azimuth have changed places: you look down from 30 degrees, and from another side."""
    heights = height(X, y, torch.stack([truth, *path]))
    drawn(X, y, grid, truth, path, height(X, y, pairs(grid)), heights, view=(30, 5))
