"""A loss over a grid of two parameters, drawn in three dimensions."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import alternative, misconception


def draw_loss_surface(x, y, w0, w1):
    """Draw the sum of squared errors of the line `w0 + w1 * x` over all pairs of entries of `w0` and `w1`.

    x, y: tensors of shape (n,), the data; w0, w1: tensors of shape (k,) and (m,), the grid. Returns nothing.
    """
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    errors = y - first[..., None] - second[..., None] * x
    height = (errors**2).sum(dim=-1)
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(first.numpy(), second.numpy(), height.numpy())
    ax.set_xlabel("w0")
    ax.set_ylabel("w1")


@alternative("draw_loss_surface")
def double_loop_and_wireframe(x, y, w0, w1):
    X, Y = np.meshgrid(w0.numpy(), w1.numpy())
    Z = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            Z[i, j] = sum((yi - X[i, j] - Y[i, j] * xi) ** 2 for xi, yi in zip(x.tolist(), y.tolist()))
    fig, ax = plt.subplots(subplot_kw={"projection": "3d"})
    ax.plot_wireframe(X, Y, Z, color="gray")
    ax.set(xlabel="$w_0$", ylabel="$w_1$", zlabel="loss")
    plt.show()


@alternative("draw_loss_surface")
def swapped_axes_with_their_labels(x, y, w0, w1):
    fig = plt.figure(figsize=(8, 6))
    ax = plt.axes(projection="3d")
    grid = [[float(torch.sum((y - a - b * x) ** 2)) for a in w0] for b in w1]
    A, B = np.meshgrid(w0, w1)
    ax.plot_surface(A, B, np.array(grid), cmap="viridis", alpha=0.6)
    ax.plot([float(w0[0])], [float(w1[0])], [grid[0][0]], "*r", label="start")
    plt.xlabel("w0")
    plt.ylabel("w1")
    ax.legend()
    return fig


@alternative("draw_loss_surface")
def triangles_of_flat_lists(x, y, w0, w1):
    pairs = torch.cartesian_prod(w0, w1)
    heights = ((y[:, None] - pairs[:, 0] - x[:, None] * pairs[:, 1]) ** 2).sum(0)
    fig = plt.figure()
    ax = fig.add_subplot(1, 1, 1, projection="3d")
    ax.plot_trisurf(pairs[:, 0].numpy(), pairs[:, 1].numpy(), heights.numpy())
    ax.set_xlabel("W0")
    ax.set_ylabel("W1")


def drawn(first, second, height, labels=("w0", "w1")):
    """The surface on fresh axes."""
    ax = plt.figure().add_subplot(projection="3d")
    ax.plot_surface(first.numpy(), second.numpy(), height.numpy())
    ax.set_xlabel(labels[0])
    ax.set_ylabel(labels[1])


@misconception("draw_loss_surface", hint="Take the smallest w0 and the largest w1. What is the loss over that corner?")
def transposed(x, y, w0, w1):
    """The heights are transposed: over the pair (a, b) of parameters stands a loss that belongs to another pair."""
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    other, another = torch.meshgrid(w0, w1, indexing="xy")
    height = ((y - other[..., None] - another[..., None] * x) ** 2).sum(dim=-1)
    drawn(first, second, height.reshape(first.shape))


@misconception("draw_loss_surface", hint="Over which of its axes do you sum the array of errors?")
def one_sum_for_all(x, y, w0, w1):
    """You sum over the whole grid as well as over the data, so your surface is flat."""
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    errors = y - first[..., None] - second[..., None] * x
    drawn(first, second, torch.full_like(first, (errors**2).sum().item()))


@misconception("draw_loss_surface", hint="Put x = 0 into your line. Which of the two parameters should be left?")
def parameters_exchanged(x, y, w0, w1):
    """Your line is `w1 + w0 * x`: intercept and slope have changed places."""
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    drawn(first, second, ((y - second[..., None] - first[..., None] * x) ** 2).sum(dim=-1))


@misconception("draw_loss_surface", hint="How does the loss on this page put the errors of all points together?")
def mean_of_the_squares(x, y, w0, w1):
    """You drew the mean of the squared errors; the sum was asked for."""
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    drawn(first, second, ((y - first[..., None] - second[..., None] * x) ** 2).mean(dim=-1))


@misconception("draw_loss_surface", hint="A function's docstring says what belongs on which axis. Did you label them?")
def without_labels(x, y, w0, w1):
    """The lower axes have no labels, so nobody can tell which parameter is which."""
    first, second = torch.meshgrid(w0, w1, indexing="ij")
    drawn(first, second, ((y - first[..., None] - second[..., None] * x) ** 2).sum(dim=-1), ("", ""))
