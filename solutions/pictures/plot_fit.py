"""The picture of a fit: points, the fitted line, the true line, saved to a file."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import alternative, misconception


def plot_fit(x, y, W, truth, filename):
    """Draw the points (x, y), the fitted line and the true one, and save the picture.

    x, y: tensors of shape (n,); W, truth: tensors (intercept, slope), of which W may require a gradient;
    filename: where the picture is saved.
    """
    intercept, slope = W.detach()
    fig, ax = plt.subplots()
    ax.scatter(x, y, label="data")
    ax.plot(x, intercept + slope * x, label="fitted")
    ax.plot(x, truth[0] + truth[1] * x, "--", label="true")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    fig.savefig(filename)


@alternative("plot_fit")
def pyplot_and_two_ends(x, y, W, truth, filename):
    plt.plot(x, y, "o", alpha=0.5)
    ends = torch.stack([x.min(), x.max()])
    for name, (a, b) in {"ours": W.tolist(), "truth": truth.tolist()}.items():
        plt.plot(ends, a + b * ends, label=name)
    plt.xlabel("measured")
    plt.ylabel("wanted")
    plt.legend(loc="upper left")
    plt.savefig(filename, dpi=150)
    plt.show()


@alternative("plot_fit")
def lines_without_ends(x, y, W, truth, filename):
    figure = plt.figure(figsize=(5, 4))
    axes = figure.add_subplot(111)
    axes.axline((0, W[0].item()), slope=W[1].item(), color="C1")
    axes.axline((0, float(truth[0])), slope=float(truth[1]), color="gray", linestyle=":")
    axes.plot(x.numpy(), y.numpy(), linestyle="", marker="x", color="k")
    axes.set(xlabel="$x$", ylabel="$y$", title="fit")
    axes.legend(["fit", "truth"])
    plt.tight_layout()
    plt.savefig(fname=filename)
    return figure


@alternative("plot_fit")
def fine_grid_and_matrices(x, y, W, truth, filename):
    grid = np.linspace(x.min() - 0.5, x.max() + 0.5, 50)
    both = np.stack([np.ones(50), grid], axis=1) @ torch.stack([W.data, truth], dim=1).numpy()
    fig, ax = plt.subplots(1, 1)
    ax.plot(grid, both, label=["fitted line", "true line"])
    ax.scatter(x.numpy(), y.numpy(), c="r", s=5)
    plt.legend()
    plt.xlabel("reading")
    plt.ylabel("target")
    plt.show()
    fig.savefig(filename)
    return ax


def drawn(x, y, lines, filename, style="o", legend=True):
    """The picture, with these (intercept, slope) pairs, in another style."""
    plt.plot(x, y, style)
    for name, (intercept, slope) in lines.items():
        plt.plot(x, float(intercept) + float(slope) * x, label=name)
    plt.xlabel("x")
    plt.ylabel("y")
    if legend:
        plt.legend()
    if filename:
        plt.savefig(filename)


@misconception("plot_fit", hint="Put x = 0 into your line. Which of the two numbers should be left over?")
def intercept_and_slope_exchanged(x, y, W, truth, filename):
    """Intercept and slope have changed places in your lines."""
    drawn(x, y, {"fitted": W.flip(0), "true": truth.flip(0)}, filename)


@misconception("plot_fit", hint="What does `plot` draw between two points when you name no marker?")
def points_joined(x, y, W, truth, filename):
    """Your points are joined by a line, which shows the order of the data rather than the data."""
    drawn(x, y, {"fitted": W, "true": truth}, filename, style="-")


@misconception("plot_fit", hint="How would a stranger know which of the lines was fitted?")
def labels_without_a_legend(x, y, W, truth, filename):
    """There is no legend: a `label` alone shows nothing until `legend` is called."""
    drawn(x, y, {"fitted": W, "true": truth}, filename, legend=False)


@misconception("plot_fit", hint="Count the lines that the page asks for, and those in your picture.")
def one_line_only(x, y, W, truth, filename):
    """Only the fitted line is drawn; the true one is missing, so nobody sees how far off the fit is."""
    drawn(x, y, {"fitted": W}, filename)


@misconception("plot_fit", hint="Open the saved file. Which of your lines closes the picture before it is saved?")
def saved_after_it_was_shown(x, y, W, truth, filename):
    """You save after `plt.show()`, which has closed the picture by then: the file is empty."""
    drawn(x, y, {"fitted": W, "true": truth}, None)
    plt.show()
    plt.savefig(filename)


@misconception("plot_fit", hint="Call your function with two names, one after the other. How many files are there?")
def saved_under_another_name(x, y, W, truth, filename):
    """The picture is saved under a name of your own, not under `filename`."""
    drawn(x, y, {"fitted": W, "true": truth}, "picture.png")


@misconception("plot_fit", hint="What has been drawn by the time at which you save?")
def saved_before_it_was_drawn(x, y, W, truth, filename):
    """You save before anything is drawn, so the file is empty."""
    plt.figure()
    plt.savefig(filename)
    drawn(x, y, {"fitted": W, "true": truth}, None)


@misconception("plot_fit", hint="What does PyTorch's message propose? And which of your tensors requires a gradient?")
def still_attached(x, y, W, truth, filename):
    """You plot a line that still hangs on the graph of W; such a tensor does not become a NumPy array."""
    plt.plot(x, y, "o")
    plt.plot(x, W[0] + W[1] * x, label="fitted")
    plt.plot(x, truth[0] + truth[1] * x, label="true")
    plt.legend()
    plt.savefig(filename)
