"""Central differences for every entry of a parameter tensor of any shape."""

import torch

from graders import alternative, misconception


def numeric_gradient(loss, theta, h=1e-4):
    """The gradient of the loss at theta, by a central difference with step h for every single entry.

    loss    a function: loss(theta) is one number
    theta   a tensor of any shape
    h       how far to look to either side

    Returns a tensor of theta's shape. When it returns, theta has its old values.
    """
    grad = torch.zeros_like(theta)
    flat = grad.view(-1)
    for i in range(theta.numel()):
        step = torch.zeros(theta.numel(), dtype=theta.dtype)
        step[i] = h
        step = step.reshape(theta.shape)
        flat[i] = (loss(theta + step) - loss(theta - step)) / (2 * h)
    return grad


@alternative("numeric_gradient")
def moved_and_put_back(loss, theta, h=1e-4):
    grad = torch.zeros(theta.shape)
    entries, out = theta.view(-1), grad.view(-1)
    for i in range(len(entries)):
        old = entries[i].item()
        entries[i] = old + h
        high = loss(theta)
        entries[i] = old - h
        low = loss(theta)
        entries[i] = old
        out[i] = (high - low) / (2 * h)
    return grad


@alternative("numeric_gradient")
def with_nditer(loss, theta, h=1e-4):
    import numpy as np
    x = theta.numpy()
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        index = it.multi_index
        keep = x[index].copy()
        x[index] = keep + h
        fxh1 = loss(x)
        x[index] = keep - h
        fxh2 = loss(x)
        x[index] = keep
        grad[index] = (fxh1 - fxh2) / (2 * h)
        it.iternext()
    return torch.from_numpy(grad)


@alternative("numeric_gradient")
def copied_every_time(loss, theta, h=1e-4):
    slopes = []
    for i in range(theta.numel()):
        plus, minus = theta.clone().flatten(), theta.clone().flatten()
        plus[i] += h
        minus[i] -= h
        slopes.append(loss(plus.reshape(theta.shape)).item() - loss(minus.reshape(theta.shape)).item())
    return torch.tensor(slopes).reshape(theta.shape) / (2 * h)


@alternative("numeric_gradient")
def added_and_subtracted(loss, theta, h=1e-4):
    import itertools
    grad = theta.clone()
    for index in itertools.product(*[range(n) for n in theta.shape]):
        theta[index] += h
        value = loss(theta)
        theta[index] -= 2 * h
        value = value - loss(theta)
        theta[index] += h
        grad[index] = value / h / 2
    return grad


@misconception(
    "numeric_gradient",
    hint="Draw the chord that you measure for one entry: which points does it join, and where is theta between them?",
)
def looks_ahead_only(loss, theta, h=1e-4):
    """You took the forward difference: you compared the shifted loss with the loss at theta itself."""
    grad = torch.zeros_like(theta)
    here = loss(theta)
    for i in range(theta.numel()):
        moved = theta.clone()
        moved.view(-1)[i] += h
        grad.view(-1)[i] = (loss(moved) - here) / h
    return grad


@misconception(
    "numeric_gradient",
    hint="How far apart are the two places at which you evaluate the loss?",
)
def divides_by_h(loss, theta, h=1e-4):
    """You divided by h, but the two points that you compare lie further apart than that."""
    grad = torch.zeros_like(theta)
    for i in range(theta.numel()):
        step = torch.zeros_like(theta)
        step.view(-1)[i] = h
        grad.view(-1)[i] = (loss(theta + step) - loss(theta - step)) / h
    return grad


@misconception(
    "numeric_gradient",
    hint="What does theta + h do to a tensor of several entries? A partial derivative asks about one of them.",
)
def shifts_everything(loss, theta, h=1e-4):
    """You shifted all entries of theta at once, so that every entry gets the same slope."""
    slope = (loss(theta + h) - loss(theta - h)) / (2 * h)
    return torch.ones_like(theta) * slope


@misconception(
    "numeric_gradient",
    hint="What is theta[i] when theta is a matrix? Try it on a tensor of shape (2, 3).",
)
def shifts_whole_rows(loss, theta, h=1e-4):
    """You looped over the first axis only: in a matrix you shifted whole rows, not single entries."""
    grad = torch.zeros_like(theta)
    for i in range(len(theta)):
        step = torch.zeros_like(theta)
        step[i] = h
        grad[i] = (loss(theta + step) - loss(theta - step)) / (2 * h)
    return grad


@misconception(
    "numeric_gradient",
    hint="Before you turn to the next entry, where does the previous one stand?",
)
def leaves_entries_moved(loss, theta, h=1e-4):
    """You did not put an entry back before you moved the next one."""
    grad = torch.zeros_like(theta)
    for i in range(theta.numel()):
        theta.view(-1)[i] += h
        high = loss(theta)
        theta.view(-1)[i] -= 2 * h
        low = loss(theta)
        grad.view(-1)[i] = (high - low) / (2 * h)
    return grad


@misconception(
    "numeric_gradient",
    hint="Save an entry, change it, then print what you saved. An entry of a tensor is a view. What makes it a number?",
)
def saves_a_view(loss, theta, h=1e-4):
    """The old value that you saved is a view of theta: it changes along with theta."""
    grad = torch.zeros_like(theta)
    flat = theta.view(-1)
    for i in range(theta.numel()):
        old = flat[i]
        flat[i] = old + h
        high = loss(theta)
        flat[i] = old - h
        low = loss(theta)
        flat[i] = old
        grad.view(-1)[i] = (high - low) / (2 * h)
    return grad


@misconception(
    "numeric_gradient",
    hint="After plus = theta, how many tensors are there? Compare plus and minus just before you evaluate the loss.",
)
def copies_nothing(loss, theta, h=1e-4):
    """Your two shifted tensors are one and the same tensor, so that the shifts undo each other."""
    grad = torch.zeros_like(theta)
    for i in range(theta.numel()):
        plus = theta
        minus = theta
        plus.view(-1)[i] += h
        minus.view(-1)[i] -= h
        grad.view(-1)[i] = (loss(plus) - loss(minus)) / (2 * h)
    return grad


@misconception(
    "numeric_gradient",
    hint="To update theta you will subtract the gradient from it. Which shape must the gradient have?",
)
def stays_flat(loss, theta, h=1e-4):
    """Your slopes are right, but they come as one long vector instead of in the shape of theta."""
    slopes = []
    for i in range(theta.numel()):
        step = torch.zeros_like(theta)
        step.view(-1)[i] = h
        slopes.append((loss(theta + step) - loss(theta - step)) / (2 * h))
    return torch.stack(slopes)


@misconception(
    "numeric_gradient",
    hint="Call your function with h = 1 and with h = 0.001 on a loss that is no parabola. Does its answer react?",
)
def has_its_own_step(loss, theta, h=1e-4):
    """You used a tiny step of your own, whatever h is asked for."""
    grad = torch.zeros_like(theta)
    eps = 1e-4
    for i in range(theta.numel()):
        step = torch.zeros_like(theta)
        step.view(-1)[i] = eps
        grad.view(-1)[i] = (loss(theta + step) - loss(theta - step)) / (2 * eps)
    return grad
