"""A long run with a sparse log, which ends by itself when the loss is no longer finite."""

import math

import torch

from graders import alternative, misconception


def train_fahrenheit(x, y, start, lr, epochs, log_every):
    """Fit `w * x + b` to y by gradient descent on the mean squared error, and log the loss now and then.

    x, y: tensors of shape (n,), start: tensor of shape (2,) holding w and b, lr: the learning rate.
    Returns (log, parameters): pairs (epoch, loss before its update) for the epochs that log_every divides, counted from
    1; and the pair (w, b) at the end. Ends at once, without a row, in an epoch whose loss is not finite.
    """
    w, b = start[0], start[1]
    log = []
    for epoch in range(1, epochs + 1):
        error = w * x + b - y
        loss = (error**2).mean().item()
        if not math.isfinite(loss):
            break
        if epoch % log_every == 0:
            log.append((epoch, loss))
        w, b = w - lr * (2 * error * x).mean(), b - lr * (2 * error).mean()
    return log, (w.item(), b.item())


@alternative("train_fahrenheit")
def autograd_and_data(x, y, start, lr, epochs, log_every):
    w = start[0].clone().requires_grad_(True)
    b = start[1].clone().requires_grad_(True)
    log = []
    for i in range(epochs):
        loss = torch.mean((y - (w * x + b)) ** 2)
        if torch.isinf(loss) or torch.isnan(loss):
            print(f"loss is {loss}, leaving the loop")
            break
        if (i + 1) % log_every == 0:
            log.append([i + 1, loss])
        loss.backward()
        w.data -= lr * w.grad.data
        b.data -= lr * b.grad.data
        w.grad = None
        b.grad = None
    return log, [w, b]


@alternative("train_fahrenheit")
def row_by_row_in_a_tensor(x, y, start, lr, epochs, log_every):
    params = start.clone()
    rows = []
    epoch = 1
    while epoch <= epochs:
        p = params[0] * x + params[1]
        loss = torch.nn.functional.mse_loss(p, y)
        if not torch.isfinite(loss):
            return torch.tensor(rows), params
        if epoch in range(log_every, epochs + 1, log_every):
            rows.append([epoch, loss.item()])
        dloss = 2 * (p - y) / y.size(0)
        params -= lr * torch.stack([(dloss * x).sum(), dloss.sum()])
        epoch += 1
    return torch.tensor(rows), params


@alternative("train_fahrenheit")
def python_floats(x, y, start, lr, epochs, log_every):
    xs, ys = x.tolist(), y.tolist()
    w, b = start.tolist()
    log = []
    for epoch in range(1, epochs + 1):
        errors = [w * a + b - t for a, t in zip(xs, ys)]
        loss = sum(e * e for e in errors) / len(errors)
        if loss == float("inf") or loss != loss:
            break
        if epoch % log_every == 0:
            log.append((epoch, loss))
        dw = sum(2 * e * a for e, a in zip(errors, xs)) / len(errors)
        db = sum(2 * e for e in errors) / len(errors)
        w, b = w - lr * dw, b - lr * db
    return log, (w, b)


def losses_and_pairs(x, y, start, lr, epochs, slopes):
    """Every loss until one is not finite, and every pair from `start` on; `slopes(error, x)` gives dw and db."""
    pair, losses, pairs = start, [], [start]
    for _ in range(epochs):
        error = pair[0] * x + pair[1] - y
        losses.append((error**2).mean().item())
        if not math.isfinite(losses[-1]):
            return losses[:-1], pairs
        pair = pair - lr * torch.stack(slopes(error, x))
        pairs.append(pair)
    return losses, pairs


def true_slopes(error, x):
    """The derivatives of the mean squared error by w and by b."""
    return [(2 * error * x).mean(), (2 * error).mean()]


def rows(losses, log_every):
    """The log of the page."""
    return [(epoch, loss) for epoch, loss in enumerate(losses, start=1) if epoch % log_every == 0]


@misconception(
    "train_fahrenheit", hint="Differentiate the square of one error. Which number comes down from the exponent?"
)
def factor_two_missing(x, y, start, lr, epochs, log_every):
    """The factor 2 is missing from your gradient, so every step is half as long as it should be."""
    def halved(error, x):
        return [(error * x).mean(), error.mean()]

    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, halved)
    return rows(losses, log_every), pairs[-1]


@misconception("train_fahrenheit", hint="The prediction is w times x, plus b. Which of the two derivatives contains x?")
def slopes_swapped(x, y, start, lr, epochs, log_every):
    """You moved each parameter by the slope of the other one."""
    def swapped(error, x):
        return [(2 * error).mean(), (2 * error * x).mean()]

    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, swapped)
    return rows(losses, log_every), pairs[-1]


@misconception(
    "train_fahrenheit", hint="Which number does the very first epoch have on this page, and which in your loop?"
)
def epochs_counted_from_zero(x, y, start, lr, epochs, log_every):
    """You count the epochs from 0, so your log begins with an epoch 0 and every row is one epoch off."""
    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, true_slopes)
    return [(epoch, loss) for epoch, loss in enumerate(losses) if epoch % log_every == 0], pairs[-1]


@misconception(
    "train_fahrenheit",
    hint="Which loss belongs to epoch 1: the one of `start`, or the one of the parameters made from it?",
)
def loss_after_the_update(x, y, start, lr, epochs, log_every):
    """You log the loss after the update; the one before it was asked for."""
    losses, pairs = losses_and_pairs(x, y, start, lr, epochs + 1, true_slopes)
    return rows(losses[1:], log_every), pairs[min(epochs, len(pairs) - 1)]


@misconception("train_fahrenheit", hint="How many numbers does `range(1, epochs)` give? Is `epochs` itself among them?")
def one_epoch_too_few(x, y, start, lr, epochs, log_every):
    """Your loop runs for one epoch less than was asked for."""
    return train_fahrenheit(x, y, start, lr, epochs - 1, log_every)


@misconception(
    "train_fahrenheit", hint="Write down by hand which epochs `log_every` divides. Does your log have other rows?"
)
def first_epoch_logged_too(x, y, start, lr, epochs, log_every):
    """Your log begins with epoch 1, which was not asked for: its rows are 1, 1 + log_every, and so on."""
    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, true_slopes)
    return [(epoch, loss) for epoch, loss in enumerate(losses, 1) if (epoch - 1) % log_every == 0], pairs[-1]


@misconception(
    "train_fahrenheit", hint="Start with a learning rate of 1 and read your log to its end. Where would you stop?"
)
def never_stops(x, y, start, lr, epochs, log_every):
    """Your loop goes on when the loss is infinite, until everything is `nan`."""
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        error = w * x + b - y
        if epoch % log_every == 0:
            log.append((epoch, (error**2).mean().item()))
        w, b = w - lr * (2 * error * x).mean(), b - lr * (2 * error).mean()
    return log, (w.item(), b.item())


@misconception("train_fahrenheit", hint="Look at the last row of your log. Which of the two lines has to come first?")
def logs_before_looking(x, y, start, lr, epochs, log_every):
    """You log the loss before you look at it, so your log ends with one that is not finite."""
    w, b = start
    log = []
    for epoch in range(1, epochs + 1):
        error = w * x + b - y
        loss = (error**2).mean().item()
        if epoch % log_every == 0:
            log.append((epoch, loss))
        if not math.isfinite(loss):
            break
        w, b = w - lr * (2 * error * x).mean(), b - lr * (2 * error).mean()
    return log, (w.item(), b.item())


@misconception(
    "train_fahrenheit",
    hint="A loss may grow for an epoch and be fine. Which property of the loss does the page ask about?",
)
def stops_when_it_grows(x, y, start, lr, epochs, log_every):
    """You stop as soon as the loss grows; it was to stop when the loss is no longer finite."""
    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, true_slopes)
    calm = next((i for i in range(1, len(losses)) if losses[i] > losses[i - 1]), len(losses))
    return rows(losses[:calm], log_every), pairs[min(calm, len(pairs) - 1)]


@misconception(
    "train_fahrenheit",
    hint="Put a `nan` into y. Does your first epoch move the parameters before it looks at the loss, or instead of it?",
)
def updates_all_the_same(x, y, start, lr, epochs, log_every):
    """Your log is clean, but the parameters are moved in epochs whose loss is not finite, until they are `nan`."""
    log, w, b = [], *start
    for epoch in range(1, epochs + 1):
        error = w * x + b - y
        loss = (error**2).mean().item()
        if epoch % log_every == 0 and math.isfinite(loss):
            log.append((epoch, loss))
        w, b = w - lr * (2 * error * x).mean(), b - lr * (2 * error).mean()
    return log, (w, b)


def with_rows_for(more, x, y, start, lr, epochs, log_every):
    """The log of the page with rows for the epochs `more` besides."""
    losses, pairs = losses_and_pairs(x, y, start, lr, epochs, true_slopes)
    shown = {*range(log_every, epochs + 1, log_every), *more}
    return [(epoch, loss) for epoch, loss in enumerate(losses, start=1) if epoch in shown], pairs[-1]


@misconception(
    "train_fahrenheit", hint="Write down by hand which epochs `log_every` divides. Does your log have other rows?"
)
def a_row_for_epoch_one(x, y, start, lr, epochs, log_every):
    """Your log has a row for epoch 1 as well; it gets one only if `log_every` divides it."""
    return with_rows_for([1], x, y, start, lr, epochs, log_every)


@misconception(
    "train_fahrenheit", hint="Write down by hand which epochs `log_every` divides. Does your log have other rows?"
)
def a_row_for_the_last_epoch(x, y, start, lr, epochs, log_every):
    """Your log has a row for the last epoch as well; it gets one only if `log_every` divides it."""
    return with_rows_for([epochs], x, y, start, lr, epochs, log_every)


@misconception(
    "train_fahrenheit", hint="Write down by hand which epochs `log_every` divides. Does your log have other rows?"
)
def first_and_last_row(x, y, start, lr, epochs, log_every):
    """Your log has rows for the first and the last epoch as well; they get one only if `log_every` divides them."""
    return with_rows_for([1, epochs], x, y, start, lr, epochs, log_every)
