"""A loop that notices when its loss is no longer finite, and hands back the last state that was."""

import math

import numpy as np
import torch

from graders import alternative, misconception


def stop_on_divergence(t_u, t_c, start, lr, epochs):
    """Fit `w * t_u + b` to t_c by gradient descent on the mean squared error; stop when the loss is not finite.

    t_u, t_c: tensors of shape (n,), start: tensor of shape (2,) holding w and b, lr: the learning rate.
    Returns (losses, parameters, stopped): the finite losses, each before the update of its epoch; the last pair (w, b)
    whose loss is finite (the pair after the last update, if all epochs were run); whether the loop was stopped.
    """
    params, kept = start, start
    losses = []
    for _ in range(epochs):
        error = params[0] * t_u + params[1] - t_c
        loss = (error**2).mean()
        if not torch.isfinite(loss):
            return losses, kept, True
        losses.append(loss.item())
        kept = params
        params = params - lr * torch.stack([(2 * error * t_u).mean(), (2 * error).mean()])
    return losses, params, False


@alternative("stop_on_divergence")
def whole_history_kept(t_u, t_c, start, lr, epochs):
    w, b = start[0].item(), start[1].item()
    history = [(w, b)]
    losses = []
    stopped = False
    for epoch in range(1, epochs + 1):
        t_p = w * t_u + b
        loss = torch.mean((t_p - t_c) ** 2).item()
        if math.isnan(loss) or math.isinf(loss):
            print("stopped in epoch", epoch)
            stopped = True
            if len(history) > 1:
                history.pop()
            break
        losses.append(loss)
        dw = torch.mean(2 * (t_p - t_c) * t_u).item()
        db = torch.mean(2 * (t_p - t_c)).item()
        w, b = w - lr * dw, b - lr * db
        history.append((w, b))
    return losses, history[-1], stopped


@alternative("stop_on_divergence")
def numpy_doubles(t_u, t_c, start, lr, epochs):
    x, y = t_u.numpy().astype(np.float64), t_c.numpy().astype(np.float64)
    w, b = start.numpy().astype(np.float64)
    w_ok, b_ok = w, b
    losses = []
    with np.errstate(all="ignore"):
        while len(losses) < epochs:
            r = w * x + b - y
            cost = np.mean(r * r)
            if not np.isfinite(cost):
                return np.array(losses), (w_ok, b_ok), np.bool_(True)
            losses.append(cost)
            w_ok, b_ok = w, b
            w, b = w - lr * 2 * np.mean(r * x), b - lr * 2 * np.mean(r)
    return np.array(losses), (w, b), np.bool_(False)


@alternative("stop_on_divergence")
def backup_in_place(t_u, t_c, start, lr, epochs):
    A = torch.stack([t_u, torch.ones_like(t_u)], dim=1)
    theta = start.clone()
    backup = start.clone()
    losses = []
    bad = torch.tensor(False)
    for t in range(epochs):
        r = A @ theta - t_c
        loss = (r @ r) / len(r)
        bad = ~torch.isfinite(loss)
        if bad:
            theta.copy_(backup)
            break
        backup.copy_(theta)
        losses.append(loss)
        theta -= lr * 2 / len(r) * (A.T @ r)
    return losses, theta, bad


def step(t_u, t_c, params, lr):
    """The loss at `params`, and the parameters after one update."""
    error = params[0] * t_u + params[1] - t_c
    return (error**2).mean(), params - lr * torch.stack([(2 * error * t_u).mean(), (2 * error).mean()])


@misconception(
    "stop_on_divergence",
    hint="When you notice the bad loss, the update that caused it is already done. Whose loss is it that you look at?",
)
def hands_back_the_bad_state(t_u, t_c, start, lr, epochs):
    """You stop in time, but return the parameters whose loss is no longer finite."""
    params, losses = start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if not torch.isfinite(loss):
            return losses, params, True
        losses.append(loss.item())
        params = after
    return losses, params, False


@misconception(
    "stop_on_divergence", hint="Look at the last entry of your list. Which of the two lines has to come first?"
)
def records_before_looking(t_u, t_c, start, lr, epochs):
    """You record the loss before you look at it, so your list ends with one that is not finite."""
    params, kept, losses = start, start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        losses.append(loss.item())
        if not torch.isfinite(loss):
            return losses, kept, True
        kept, params = params, after
    return losses, params, False


@misconception(
    "stop_on_divergence",
    hint="What does a loss become first when it grows too large: `nan` or `inf`? Is `inf` a `nan`?",
)
def looks_for_nan_only(t_u, t_c, start, lr, epochs):
    """You stop at `nan` only; the loss was `inf` for many epochs before."""
    params, kept, losses = start, start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if torch.isnan(loss):
            return losses, kept, True
        losses.append(loss.item())
        kept, params = params, after
    return losses, params, False


@misconception(
    "stop_on_divergence",
    hint="Let one reading be missing, that is `nan`. What is the loss then, and what does your test say?",
)
def looks_for_inf_only(t_u, t_c, start, lr, epochs):
    """You stop at `inf` only; a loss that is `nan` goes unnoticed."""
    params, kept, losses = start, start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if math.isinf(loss):
            return losses, kept, True
        losses.append(loss.item())
        kept, params = params, after
    return losses, params, False


@misconception(
    "stop_on_divergence",
    hint="Print the loss and the parameters of a run that diverges. Which of them becomes infinite first?",
)
def watches_the_parameters(t_u, t_c, start, lr, epochs):
    """You watch the parameters; the loss, which holds their squares, overflows many epochs earlier."""
    params, losses = start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if not torch.isfinite(after).all():
            return losses, params, True
        losses.append(loss.item())
        params = after
    return losses, params, False


@misconception(
    "stop_on_divergence", hint="When does your program learn that the loss is infinite: in the epoch, or at the end?"
)
def looks_after_the_loop(t_u, t_c, start, lr, epochs):
    """You never leave the loop: all the epochs are run, however bad the loss is."""
    params, losses = start, []
    for _ in range(epochs):
        loss, params = step(t_u, t_c, params, lr)
        losses.append(loss.item())
    return losses, params, not math.isfinite(losses[-1])


@misconception(
    "stop_on_divergence",
    hint="A loss may grow for an epoch and be fine. Which property of the loss does the page ask about?",
)
def stops_when_it_grows(t_u, t_c, start, lr, epochs):
    """You stop as soon as the loss grows; it was to stop when the loss is no longer finite."""
    params, kept, losses = start, start, []
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if not torch.isfinite(loss) or losses and loss.item() > losses[-1]:
            return losses, kept, True
        losses.append(loss.item())
        kept, params = params, after
    return losses, params, False


@misconception(
    "stop_on_divergence",
    hint="Nothing went wrong in this run. Where is the result of the last update that you computed?",
)
def drops_the_last_update(t_u, t_c, start, lr, epochs):
    """When all goes well you return the parameters before the last update; those after it were asked for."""
    params, kept, losses = start, start, []
    stopped = False
    for _ in range(epochs):
        loss, after = step(t_u, t_c, params, lr)
        if not torch.isfinite(loss):
            stopped = True
            break
        losses.append(loss.item())
        kept, params = params, after
    return losses, kept, stopped
