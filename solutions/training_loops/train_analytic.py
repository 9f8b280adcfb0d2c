"""Gradient descent for a straight line, with the gradient of the mean squared error worked out by hand."""

import numpy as np
import torch

from graders import alternative, misconception


def train_analytic(t_u, t_c, start, lr, epochs):
    """Fit `w * t_u + b` to t_c by gradient descent on the mean squared error, with a gradient written by hand.

    t_u, t_c: tensors of shape (n,), start: tensor of shape (2,) holding w and b, lr: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, and the pair (w, b) after it.
    """
    w, b = start[0], start[1]
    losses, parameters = [], []
    for _ in range(epochs):
        error = w * t_u + b - t_c
        dw = (2 * error * t_u).mean()
        db = (2 * error).mean()
        w, b = w - lr * dw, b - lr * db
        losses.append((error**2).mean().item())
        parameters.append((w.item(), b.item()))
    return losses, parameters


@alternative("train_analytic")
def one_function_for_each_factor(t_u, t_c, start, lr, epochs):
    def model(t_u, w, b):
        return w * t_u + b

    def loss_fn(t_p, t_c):
        squared_diffs = (t_p - t_c) ** 2
        return squared_diffs.mean()

    def dloss_fn(t_p, t_c):
        return 2 * (t_p - t_c) / t_p.size(0)

    def grad_fn(t_u, t_c, t_p):
        dloss_dtp = dloss_fn(t_p, t_c)
        return torch.stack([(dloss_dtp * t_u).sum(), (dloss_dtp * 1.0).sum()])

    params = start
    losses, history = [], []
    for epoch in range(1, epochs + 1):
        t_p = model(t_u, *params)
        losses.append(loss_fn(t_p, t_c))
        params = params - lr * grad_fn(t_u, t_c, t_p)
        history.append(params)
    return torch.stack(losses), torch.stack(history)


@alternative("train_analytic")
def plain_python(t_u, t_c, start, lr, epochs):
    u, c = t_u.tolist(), t_c.tolist()
    w, b = start.tolist()
    n = len(u)
    losses, parameters = [], []
    epoch = 0
    while epoch < epochs:
        total, dw, db = 0.0, 0.0, 0.0
        for ui, ci in zip(u, c):
            e = w * ui + b - ci
            total += e * e / n
            dw += 2 * e * ui / n
            db += 2 * e / n
        losses.append(total)
        w -= lr * dw
        b -= lr * db
        parameters.append([w, b])
        epoch += 1
    return losses, parameters


@alternative("train_analytic")
def numpy_and_preallocated(t_u, t_c, start, lr, epochs):
    A = np.column_stack([t_u.numpy(), np.ones(len(t_u))])
    y = t_c.numpy()
    theta = start.numpy().astype(np.float64)
    losses, path = np.zeros(epochs), np.zeros((epochs, 2))
    for i in range(epochs):
        r = A @ theta - y
        losses[i] = np.mean(r**2)
        theta = theta - lr * 2 / len(y) * A.T @ r
        path[i] = theta
    return losses, path


@alternative("train_analytic")
def object_with_attributes(t_u, t_c, start, lr, epochs):
    class Line:
        def __init__(self, w, b):
            self.w = w.clone().reshape(1)
            self.b = b.clone().reshape(1)

        def __call__(self, x):
            return self.w * x + self.b

    line = Line(start[0], start[1])
    losses, parameters = [], []
    for t in range(epochs):
        yhat = line(t_u)
        losses.append(torch.mean((t_c - yhat) ** 2).reshape(1))
        dw = -2 * torch.mean((t_c - yhat) * t_u)
        db = -2 * torch.mean(t_c - yhat)
        line.w -= lr * dw
        line.b -= lr * db
        parameters.append((line.w.clone(), line.b.clone()))
    return losses, parameters


def descend(t_u, t_c, start, lr, epochs, slopes):
    """The loop with another gradient: `slopes(error, t_u)` gives dw and db."""
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        error = w * t_u + b - t_c
        losses.append((error**2).mean().item())
        dw, db = slopes(error, t_u)
        w, b = w - lr * dw, b - lr * db
        parameters.append((w.item(), b.item()))
    return losses, parameters


@misconception(
    "train_analytic", hint="Differentiate the square of one error. Which number comes down from the exponent?"
)
def factor_two_missing(t_u, t_c, start, lr, epochs):
    """The factor 2 is missing from your gradient, so every step is half as long as it should be."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((error * u).mean(), error.mean()))


@misconception(
    "train_analytic", hint="The loss is a mean. Where did its 1/n go when you differentiated? Try one point, then two."
)
def summed_gradient(t_u, t_c, start, lr, epochs):
    """Your gradient is that of the sum of the squared errors: the division by n is missing."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((2 * error * u).sum(), (2 * error).sum()))


@misconception(
    "train_analytic", hint="Your losses grow. The gradient points to where the loss grows; which way should a step go?"
)
def uphill(t_u, t_c, start, lr, epochs):
    """You walk in the direction of the gradient: uphill, where the loss grows."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: (-(2 * error * u).mean(), -(2 * error).mean()))


@misconception(
    "train_analytic", hint="The prediction is w times u, plus b. What is its derivative by w, and what is it by b?"
)
def factor_of_the_input_missing(t_u, t_c, start, lr, epochs):
    """The derivative of the prediction by w is missing: both of your parameters move by the same amount."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((2 * error).mean(), (2 * error).mean()))


@misconception(
    "train_analytic",
    hint="When the line that moves b is reached, w has moved already. At which point was db asked for?",
)
def one_after_the_other(t_u, t_c, start, lr, epochs):
    """You moved w first and computed the slope for b with the new w; both belong to the old point."""
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        losses.append(((w * t_u + b - t_c) ** 2).mean().item())
        w = w - lr * (2 * (w * t_u + b - t_c) * t_u).mean()
        b = b - lr * (2 * (w * t_u + b - t_c)).mean()
        parameters.append((w.item(), b.item()))
    return losses, parameters


@misconception(
    "train_analytic", hint="The gradient depends on where you are. At how many places does your program compute it?"
)
def gradient_once(t_u, t_c, start, lr, epochs):
    """You computed the gradient once, before the loop, and took every step with it."""
    first = start[0] * t_u + start[1] - t_c
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((2 * first * u).mean(), (2 * first).mean()))


@misconception(
    "train_analytic",
    hint="Which loss belongs to epoch 1: the one of `start`, or the one of the parameters made from it?",
)
def loss_after_the_update(t_u, t_c, start, lr, epochs):
    """You record the loss after the update; the one before it was asked for."""
    losses, parameters = train_analytic(t_u, t_c, start, lr, epochs + 1)
    return losses[1:], parameters[:-1]


@misconception(
    "train_analytic",
    hint="What should the last entry be: the pair that the last epoch begins with, or the one it ends with?",
)
def parameters_before_the_update(t_u, t_c, start, lr, epochs):
    """You record the parameters before the update, so your history begins with `start` and lacks the result."""
    losses, parameters = train_analytic(t_u, t_c, start, lr, epochs)
    return losses, [start, *parameters[:-1]]


@misconception(
    "train_analytic",
    hint="The list holds the same tensor many times. What happens to its old entries when the tensor changes in place?",
)
def live_tensor(t_u, t_c, start, lr, epochs):
    """You appended the parameters themselves and then changed them in place, so all entries are the last ones."""
    params = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        error = params[0] * t_u + params[1] - t_c
        losses.append((error**2).mean().item())
        params -= lr * torch.stack([(2 * error * t_u).mean(), (2 * error).mean()])
        parameters.append(params)
    return losses, parameters


@misconception(
    "train_analytic", hint="How many numbers does `range` give when it begins at 0 and ends at `epochs + 1`?"
)
def one_epoch_too_many(t_u, t_c, start, lr, epochs):
    """Your loop runs for one epoch more than was asked for."""
    return train_analytic(t_u, t_c, start, lr, epochs + 1)


@misconception("train_analytic", hint="How many numbers does `range(1, epochs)` give? Is `epochs` itself among them?")
def one_epoch_too_few(t_u, t_c, start, lr, epochs):
    """Your loop runs for one epoch less than was asked for."""
    return train_analytic(t_u, t_c, start, lr, epochs - 1)


@misconception(
    "train_analytic", hint="Change b by a little and leave w alone. By how much does each prediction change?"
)
def slope_in_b_copied(t_u, t_c, start, lr, epochs):
    """Your slope along b is a copy of the one along w: the derivative of the prediction by b is not the reading."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((2 * error * u).mean(), (2 * error * u).mean()))


@misconception("train_analytic", hint="Which of the two comes first in `start`: the slope, or the intercept?")
def pair_turned_round(t_u, t_c, start, lr, epochs):
    """Your pairs are (b, w); asked for was (w, b), in this order."""
    losses, parameters = train_analytic(t_u, t_c, start, lr, epochs)
    return losses, [(b, w) for w, b in parameters]
