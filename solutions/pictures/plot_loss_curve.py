"""The loss against the epoch."""

import math

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import alternative, misconception


def plot_loss_curve(losses):
    """Draw the losses over the epochs 1, 2, 3, ...

    losses: list of tensors of shape (), which may require a gradient.
    """
    numbers = [loss.item() for loss in losses]
    plt.figure()
    plt.plot(range(1, len(numbers) + 1), numbers)
    plt.xlabel("epoch")
    plt.ylabel("loss")


@alternative("plot_loss_curve")
def markers_on_axes(losses):
    fig, ax = plt.subplots()
    epochs = torch.arange(1, len(losses) + 1)
    ax.scatter(epochs, torch.stack(losses).detach())
    ax.set(xlabel="Epoch", ylabel="SSE", title="training")
    return fig


@alternative("plot_loss_curve")
def line_with_markers(losses):
    fig = plt.figure()
    curve = fig.add_subplot()
    curve.plot(np.arange(len(losses)) + 1, np.array([float(loss) for loss in losses]), "o--", label="loss")
    curve.set_xlabel("$k$")
    curve.set_ylabel("$L_k$")
    curve.legend()
    plt.show()


@alternative("plot_loss_curve")
def line_and_points_apart(losses):
    fig, ax = plt.subplots()
    pairs = [(k, loss.detach().numpy()) for k, loss in enumerate(losses, start=1)]
    ax.plot(*zip(*pairs), color="lightgrey")
    ax.scatter(*zip(*pairs))
    plt.xlabel("epoch")
    plt.ylabel("sum of squared errors")
    return ax


def curve(x, y, xlabel="epoch", ylabel="loss"):
    plt.figure()
    plt.plot(x, y)
    plt.xlabel(xlabel)
    plt.ylabel(ylabel)


@misconception(
    "plot_loss_curve",
    hint="Read the first point off your picture. In which epoch was that loss measured?",
)
def epochs_from_zero(losses):
    """Your epochs begin with 0: `plot` counts from there when it gets the losses alone."""
    curve(range(len(losses)), [loss.item() for loss in losses])


@misconception("plot_loss_curve", hint="Which of the two lists does `plot` put on the horizontal axis?")
def axes_exchanged(losses):
    """The losses lie on the horizontal axis and the epochs on the vertical one."""
    curve([loss.item() for loss in losses], range(1, len(losses) + 1))


@misconception(
    "plot_loss_curve",
    hint="Is the loss over epoch 1 the first entry of the list? And how many points are there?",
)
def first_loss_left_out(losses):
    """The first loss is missing, and all others are drawn one epoch too early."""
    curve(range(1, len(losses)), [loss.item() for loss in losses[1:]])


@misconception("plot_loss_curve", hint="Compare the last value of your curve with the last entry of the list.")
def running_mean(losses):
    """You draw the mean of all losses so far, which hides how low the loss is now."""
    total, means = 0.0, []
    for epoch, loss in enumerate(losses, start=1):
        total += loss.item()
        means.append(total / epoch)
    curve(range(1, len(losses) + 1), means)


@misconception(
    "plot_loss_curve",
    hint="Look for a place in the list at which the loss grows. Does your curve grow there?",
)
def best_so_far(losses):
    """You draw the smallest loss so far; a loss that grows is what the curve should show you."""
    curve(range(1, len(losses) + 1), np.minimum.accumulate([loss.item() for loss in losses]))


@misconception("plot_loss_curve", hint="What stands beside the lowest tick of a logarithmic axis: 2, or 100?")
def logarithms_drawn(losses):
    """You draw the logarithms of the losses. A logarithmic axis (`plt.yscale("log")`) leaves the losses as they are."""
    curve(range(1, len(losses) + 1), [math.log10(loss.item()) for loss in losses])


@misconception("plot_loss_curve", hint="Would you know what this picture shows if you found it on a wall?")
def without_names(losses):
    """The axes have no names."""
    curve(range(1, len(losses) + 1), [loss.item() for loss in losses], "", "")


@misconception(
    "plot_loss_curve",
    hint="What does PyTorch's message propose? And which of your tensors requires a gradient?",
)
def still_attached(losses):
    """You plot losses that still hang on their graph; such a tensor does not become a NumPy array."""
    curve(range(1, len(losses) + 1), losses)
