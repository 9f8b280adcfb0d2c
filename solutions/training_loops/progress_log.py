"""A log of training: lines at chosen epochs, an ellipsis for each gap."""

import torch

from graders import alternative, misconception


def progress_log(X, y, start, alpha, epochs, shown):
    """Train on the mean of the squared errors of `X @ W` and describe the epochs listed in `shown`.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns a list of strings: for an epoch in `shown` a line like
    "epoch 3: loss 37.556, update (0.906, -0.760), W (-1.649, 7.102)",
    for one or more epochs in a row that are not shown a single "...".
    """
    W = start
    lines = []
    for epoch in range(1, epochs + 1):
        errors = y - X @ W
        loss = (errors**2).mean()
        update = 2 * alpha * X.T @ errors / len(y)
        W = W + update
        if epoch in shown:
            lines.append(
                f"epoch {epoch}: loss {loss:.3f}, update ({update[0]:.3f}, {update[1]:.3f}), W ({W[0]:.3f}, {W[1]:.3f})"
            )
        elif not lines or lines[-1] != "...":
            lines.append("...")
    return lines


@alternative("progress_log")
def with_autograd_and_percent(X, y, start, alpha, epochs, shown):
    W = start.clone().requires_grad_(True)
    out = []
    gap = False
    for t in range(epochs):
        loss = torch.mean((y - X @ W) ** 2)
        loss.backward()
        old = W.data.clone()
        W.data = W.data - alpha * W.grad
        W.grad = None
        if t + 1 not in shown:
            if not gap:
                out.append("...")
            gap = True
            continue
        gap = False
        du = (W.data - old).tolist()
        w = W.data.tolist()
        line = "epoch %d: loss %.3f, update (%.3f, %.3f), W (%.3f, %.3f)" % (t + 1, loss.item(), *du, *w)
        print(line)
        out.append(line)
    return out


@alternative("progress_log")
def history_first(X, y, start, alpha, epochs, shown):
    x = X[:, 1]
    w0, w1 = start.tolist()
    history = {}
    for epoch in range(1, epochs + 1):
        e = w0 + w1 * x - y
        g0, g1 = 2 * e.mean().item(), 2 * (e * x).mean().item()
        w0, w1 = w0 - alpha * g0, w1 - alpha * g1
        history[epoch] = (float((e**2).mean()), -alpha * g0, -alpha * g1, w0, w1)
    lines, previous = [], 0
    for epoch in shown:
        if epoch > previous + 1:
            lines.append("...")
        form = "Epoch {}: loss {:.6f}, update ({:.6f}, {:.6f}), W ({:.6f}, {:.6f})"
        lines.append(form.format(epoch, *history[epoch]))
        previous = epoch
    if previous < epochs:
        lines.append("...")
    return lines


def run(X, y, start, alpha, epochs):
    """For each epoch: the parameters before it, their gradient, and the parameters after it."""
    W = start
    for _ in range(epochs):
        gradient = -2 * X.T @ (y - X @ W) / len(y)
        yield W, gradient, W - alpha * gradient
        W = W - alpha * gradient


def mse(X, y, W):
    """The mean of the squared errors."""
    return torch.mean((y - X @ W) ** 2)


def log_of(rows, shown, first=1):
    """The lines of a log: `rows` holds loss, update and parameters of each epoch; the first has the number `first`."""
    lines = []
    for epoch, (loss, update, W) in enumerate(rows, start=first):
        if epoch in shown:
            values = [float(value) for value in (loss, *update, *W)]
            lines.append("epoch {}: loss {:.3f}, update ({:.3f}, {:.3f}), W ({:.3f}, {:.3f})".format(epoch, *values))
        elif lines[-1:] != ["..."]:
            lines.append("...")
    return lines


@misconception(
    "progress_log", hint="How do you know, at an epoch that is not shown, that the dots of this gap are already there?"
)
def dots_for_every_epoch(X, y, start, alpha, epochs, shown):
    """You write dots for every epoch that is not shown; a whole gap gets a single line."""
    rows = [(mse(X, y, old), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    lines = log_of(rows, range(1, epochs + 1))
    return [line if epoch in shown else "..." for epoch, line in enumerate(lines, start=1)]


@misconception("progress_log", hint="A reader has to see that epochs were left out. What stands in their place?")
def no_dots(X, y, start, alpha, epochs, shown):
    """Your gaps leave no trace: the dots are missing."""
    rows = [(mse(X, y, old), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return [line for line in log_of(rows, shown) if line != "..."]


@misconception(
    "progress_log", hint="What does your loop skip at an epoch that is not shown: only the line, or the update too?"
)
def trains_only_when_shown(X, y, start, alpha, epochs, shown):
    """You update the parameters only in the epochs that are shown; the others have to train too."""
    W = start
    rows = []
    for epoch in range(1, epochs + 1):
        update = 2 * alpha * X.T @ (y - X @ W) / len(y)
        loss = mse(X, y, W)
        if epoch in shown:
            W = W + update
        rows.append((loss, update, W))
    return log_of(rows, shown)


@misconception("progress_log", hint="Is there an epoch 0 on this page? Say which values `range(epochs)` gives.")
def epochs_from_zero(X, y, start, alpha, epochs, shown):
    """You count the epochs from 0, so each line carries the number of the epoch before it."""
    rows = [(mse(X, y, old), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows, shown, first=0)


@misconception("progress_log", hint="Take two neighbouring lines. How far apart are their W, and what is the update?")
def gradient_in_place_of_update(X, y, start, alpha, epochs, shown):
    """You show the gradient in place of the update: the size of a step is what W changed by."""
    rows = [(mse(X, y, old), gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows, shown)


@misconception("progress_log", hint="Add the update of a line to the W of the line before it. Do you get its W?")
def amount_subtracted(X, y, start, alpha, epochs, shown):
    """Your update has the wrong sign: it is what you subtracted from W, not what was added."""
    rows = [(mse(X, y, old), alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows, shown)


@misconception("progress_log", hint="Which loss belongs to epoch 1: the one of `start`, or that of its result?")
def loss_after_the_update(X, y, start, alpha, epochs, shown):
    """You show the loss after the update; the one before it was asked for."""
    rows = [(mse(X, y, new), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows, shown)


@misconception("progress_log", hint="Does the first line show `start`, or what the first update has made of it?")
def parameters_before_the_update(X, y, start, alpha, epochs, shown):
    """You show the parameters before the update; those after it were asked for."""
    rows = [(mse(X, y, old), -alpha * gradient, old) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows, shown)


@misconception("progress_log", hint="Differentiate the square of one error. Which number comes down from the exponent?")
def factor_two_missing(X, y, start, alpha, epochs, shown):
    """The factor 2 is missing from your gradient, so every step is half as long as it should be."""
    half = alpha / 2
    rows = [(mse(X, y, old), -half * gradient, new) for old, gradient, new in run(X, y, start, half, epochs)]
    return log_of(rows, shown)


@misconception(
    "progress_log", hint="When your loop writes dots, it is at an epoch that is shown. Which gap does it never come to?"
)
def no_dots_at_the_end(X, y, start, alpha, epochs, shown):
    """The dots are missing after the last epoch that is shown."""
    rows = [(mse(X, y, old), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    return log_of(rows[: shown[-1]], shown)


@misconception("progress_log", hint="`print` shows a line to you. What does the one who calls your function receive?")
def printed_only(X, y, start, alpha, epochs, shown):
    """You hand back an empty log or none at all: printing a line does not put it into the list that you return."""
    rows = [(mse(X, y, old), -alpha * gradient, new) for old, gradient, new in run(X, y, start, alpha, epochs)]
    for line in log_of(rows, shown):
        print(line)
