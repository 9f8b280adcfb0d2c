"""The line at the start, and one faint line for each epoch."""

import matplotlib.pyplot as plt
import torch

from graders import alternative, misconception


def plot_lines_over_epochs(X, y, start, alpha, epochs):
    """Draw the points, the line of `start`, and a faint line after each update on the sum of squared errors.

    X: tensor of shape (n, 2), a column of ones and x; y: tensor of shape (n,); start: tensor of shape (2,).
    """
    x, W = X[:, 1], start
    fig, ax = plt.subplots()
    ax.scatter(x, y)
    ax.plot(x, X @ W, "--", color="C1")
    for _ in range(epochs):
        W = W + 2 * alpha * X.T @ (y - X @ W)
        ax.plot(x, X @ W, color="C1", alpha=0.2)
    ax.set(xlabel="x", ylabel="y")


@alternative("plot_lines_over_epochs")
def history_first(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    history = [start.clone()]
    for _ in range(epochs):
        loss = (X @ W - y).pow(2).sum()
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
            W.grad.zero_()
        history.append(W.detach().clone())
    plt.figure(figsize=(6, 4))
    plt.plot(X[:, 1], y, "o")
    for k, (a, b) in enumerate(history):
        plt.plot(X[:, 1], a + b * X[:, 1], "r", alpha=0.1 if k else 1.0)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.show()


@alternative("plot_lines_over_epochs")
def all_lines_in_one_call(X, y, start, alpha, epochs):
    path = start.repeat(epochs + 1, 1)
    for k in range(epochs):
        path[k + 1] = path[k] - alpha * (2 * X.T @ X @ path[k] - 2 * X.T @ y)
    ends = X[X[:, 1].argsort()[[0, -1]]]
    fig, ax = plt.subplots()
    ax.plot(ends[:, 1], ends @ path[1:].T, color="lightgrey")
    ax.plot(ends[:, 1], ends @ start, linewidth=2, label="start")
    ax.plot(X[:, 1], y, marker=".", linestyle="none")
    ax.set_xlabel("$x$")
    ax.set_ylabel("$y$")
    ax.legend()
    return fig


@alternative("plot_lines_over_epochs")
def numbers_and_axline(X, y, start, alpha, epochs):
    (a, b), x = start.tolist(), X[:, 1]
    ax = plt.figure().add_subplot()
    ax.axline((0, a), slope=b, color="k")
    for _ in range(epochs):
        error = a + b * x - y
        a, b = a - alpha * 2 * error.sum().item(), b - alpha * 2 * (error * x).sum().item()
        ax.axline((0, a), slope=b, color="k", alpha=0.1)
    plt.scatter(x, y)
    plt.xlabel("x")
    plt.ylabel("y")
    return ax


def path(X, y, start, alpha, epochs):
    """The start and the parameters after each update."""
    found = [start]
    for _ in range(epochs):
        found.append(found[-1] + 2 * alpha * X.T @ (y - X @ found[-1]))
    return found


def lines(X, y, parameters, opacity=0.2):
    """The points, and a line for each of the parameters, the first one strong."""
    plt.plot(X[:, 1], y, ".")
    for k, W in enumerate(parameters):
        plt.plot(X[:, 1], X @ W, "C1", alpha=opacity if k else 1)
    plt.xlabel("x")
    plt.ylabel("y")


@misconception(
    "plot_lines_over_epochs",
    hint="Print `id(W)` for all entries of your history. How many different ones are there?",
)
def every_line_the_last(X, y, start, alpha, epochs):
    """All your faint lines are the last one: the history holds the same tensor again and again."""
    last = path(X, y, start, alpha, epochs)[-1]
    lines(X, y, [start] + [last] * epochs)


@misconception("plot_lines_over_epochs", hint="Count your lines. How many are there before the first update?")
def start_missing(X, y, start, alpha, epochs):
    """The line of the start is missing, so nobody sees where the training came from."""
    lines(X, y, path(X, y, start, alpha, epochs)[1:])


@misconception("plot_lines_over_epochs", hint="Is your first faint line drawn before or after the first update?")
def drawn_before_the_update(X, y, start, alpha, epochs):
    """Each faint line is drawn before its update: the start is there twice, and the last epoch is missing."""
    lines(X, y, [start, *path(X, y, start, alpha, epochs)[:-1]])


@misconception(
    "plot_lines_over_epochs",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, start, alpha, epochs):
    """You follow the gradient of the mean of the squared errors; the sum was asked for."""
    lines(X, y, path(X, y, start, alpha / len(y), epochs))


@misconception("plot_lines_over_epochs", hint="Which of the two kinds of `plot` leaves gaps between the data?")
def points_joined(X, y, start, alpha, epochs):
    """Your points are joined by a line, which hides the lines that matter."""
    lines(X, y, path(X, y, start, alpha, epochs))
    plt.gca().lines[0].remove()
    plt.plot(X[:, 1], y)


@misconception("plot_lines_over_epochs", hint="Which of your lines catches the eye? Which one should?")
def all_equally_strong(X, y, start, alpha, epochs):
    """The lines of the epochs are as strong as the line of the start, so nobody sees where the training began."""
    lines(X, y, path(X, y, start, alpha, epochs), opacity=1)


@misconception("plot_lines_over_epochs", hint="Which number does `plot` get as `alpha` in your program?")
def rate_for_a_transparency(X, y, start, alpha, epochs):
    """You hand the learning rate to `plot` as the transparency, so the lines of the epochs cannot be seen."""
    lines(X, y, path(X, y, start, alpha, epochs), opacity=alpha)
