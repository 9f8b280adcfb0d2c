"""The line before and after one update, and after chosen numbers of updates."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import alternative, misconception


def plot_before_after(X, y, W, alpha):
    """Draw the points, the line of W, and the line after one update on the sum of squared errors.

    X: tensor of shape (n, 2), a column of ones and x; y: tensor of shape (n,); W: tensor of shape (2,).
    """
    after = W - alpha * 2 * X.T @ (X @ W - y)
    fig, ax = plt.subplots()
    ax.scatter(X[:, 1], y, label="data")
    ax.plot(X[:, 1], X @ W, label="before")
    ax.plot(X[:, 1], X @ after, label="after")
    ax.set(xlabel="x", ylabel="y")
    ax.legend()


def plot_fits_at(X, y, start, alpha, epochs):
    """Draw the points, and the line after each number of updates in the list `epochs`.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), epochs: list of whole numbers.
    """
    fig, ax = plt.subplots()
    ax.scatter(X[:, 1], y, label="data")
    W = start
    for epoch in range(1, max(epochs) + 1):
        W = W - alpha * 2 * X.T @ (X @ W - y)
        if epoch in epochs:
            ax.plot(X[:, 1], X @ W, label=f"epoch {epoch}")
    ax.set(xlabel="x", ylabel="y")
    ax.legend()


@alternative("plot_before_after")
def autograd_and_pyplot(X, y, W, alpha):
    W = W.clone().requires_grad_()
    x = X[:, 1]
    plt.plot(x, y, ".k")
    plt.plot(x, (X @ W).detach(), "--", label="old")
    loss = ((y - X @ W) ** 2).sum()
    loss.backward()
    W.data -= alpha * W.grad
    plt.plot(x, (X @ W).data, label="new")
    plt.xlabel("$x$")
    plt.ylabel("$y$")
    plt.legend()
    plt.show()


@alternative("plot_before_after")
def numbers_and_axline(X, y, W, alpha):
    fig = plt.figure()
    axes = fig.gca()
    axes.plot(X[:, 1].numpy(), y.numpy(), "o", markersize=3)
    pairs = [W.tolist(), W.tolist()]
    error = W[0] + W[1] * X[:, 1] - y
    pairs[1][0] -= alpha * 2 * error.sum().item()
    pairs[1][1] -= alpha * 2 * (error * X[:, 1]).sum().item()
    for name, (a, b) in zip(("1", "2"), reversed(pairs)):
        axes.axline((0, a), (1, a + b), label=name)
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.legend()
    return fig


@alternative("plot_fits_at")
def optimiser_and_history(X, y, start, alpha, epochs):
    weight = torch.nn.Parameter(start.clone())
    optimiser = torch.optim.SGD([weight], lr=alpha)
    history = [start.clone()]
    for _ in range(max(epochs)):
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(X @ weight, y, reduction="sum").backward()
        optimiser.step()
        history.append(weight.detach().clone())
    ends = X[X[:, 1].argsort()[[0, -1]]]
    for k in epochs:
        plt.plot(ends[:, 1], ends @ history[k], label=str(k))
    plt.plot(X[:, 1], y, "x")
    plt.xlabel("input")
    plt.ylabel("output")
    plt.legend()
    return plt.gca()


@alternative("plot_fits_at")
def from_the_start_each_time(X, y, start, alpha, epochs):
    A, b = X.numpy().astype(float), y.numpy().astype(float)
    grid = np.linspace(A[:, 1].min(), A[:, 1].max(), 20)
    fig, ax = plt.subplots()
    ax.scatter(A[:, 1], b)
    names = []
    for count in epochs:
        w = start.numpy().astype(float)
        for _ in range(count):
            w = w - alpha * (2 * A.T @ A @ w - 2 * A.T @ b)
        names += ax.plot(grid, w[0] + w[1] * grid)
    ax.legend(names, epochs)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()


def lines(X, y, parameters):
    """The points, and a line for each of the parameters."""
    plt.plot(X[:, 1], y, ".", label="data")
    for k, W in enumerate(parameters):
        plt.plot(X[:, 1], X @ W, label=str(k))
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()


def path(X, y, W, alpha, count, factor=2):
    """The start, and the parameters after each update."""
    found = [W]
    for _ in range(count):
        found.append(found[-1] - alpha * factor * X.T @ (X @ found[-1] - y))
    return found


@misconception(
    "plot_before_after",
    hint="Print both parameters before you draw. How many tensors are there behind the two names?",
)
def before_is_after(X, y, W, alpha):
    """Both of your lines are the one after the update: `before` is the same tensor under a second name."""
    after = path(X, y, W, alpha, 1)[1]
    lines(X, y, [after, after])


@misconception("plot_before_after", hint="Which of the two lines in your picture lies nearer to the points?")
def uphill(X, y, W, alpha):
    """Your second line is further away than the first: the update has the wrong sign."""
    lines(X, y, path(X, y, W, -alpha, 1))


@misconception(
    "plot_before_after",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, W, alpha):
    """You stepped along the gradient of the mean of the squared errors; the sum was asked for."""
    lines(X, y, path(X, y, W, alpha / len(y), 1))


@misconception(
    "plot_before_after",
    hint="Differentiate the square of one error. Which number comes down from the exponent?",
)
def factor_two_missing(X, y, W, alpha):
    """The factor 2 is missing from your gradient, so the second line has gone only half of the way."""
    lines(X, y, path(X, y, W, alpha, 1, factor=1))


@misconception("plot_fits_at", hint="How many updates has your loop done when its counter is 0?")
def one_update_more(X, y, start, alpha, epochs):
    """Every line is one update too far: your counter begins at 0, and you draw after the update."""
    found = path(X, y, start, alpha, max(epochs) + 1)
    lines(X, y, [found[k + 1] for k in epochs])


@misconception("plot_fits_at", hint="In which order does your loop draw and update? Try it with epochs = [1].")
def one_update_less(X, y, start, alpha, epochs):
    """Every line is one update behind: you draw before the update of that epoch."""
    found = path(X, y, start, alpha, max(epochs))
    lines(X, y, [found[k - 1] for k in epochs])


@misconception("plot_fits_at", hint="With epochs = [3, 10], how many updates has your last line seen in all?")
def counted_on_from_the_last(X, y, start, alpha, epochs):
    """You go on from the last line by as many updates as the next number says; all numbers count from the start."""
    found = path(X, y, start, alpha, sum(epochs))
    lines(X, y, [found[sum(epochs[: k + 1])] for k in range(len(epochs))])


@misconception("plot_fits_at", hint="Print `id(W)` for all entries of your history. How many different ones are there?")
def history_of_one_tensor(X, y, start, alpha, epochs):
    """All your lines are the same: your history holds one tensor again and again, as the last update left it."""
    last = path(X, y, start, alpha, max(epochs))[-1]
    lines(X, y, [last] * len(epochs))


@misconception(
    "plot_fits_at",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_in_every_update(X, y, start, alpha, epochs):
    """Your updates follow the gradient of the mean of the squared errors; the sum was asked for."""
    found = path(X, y, start, alpha / len(y), max(epochs))
    lines(X, y, [found[k] for k in epochs])
