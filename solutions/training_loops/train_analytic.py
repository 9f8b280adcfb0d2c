"""Gradient descent for a straight line, with the gradient of the mean squared error worked out by hand."""

import numpy as np
import torch

from graders import alternative, misconception, mistakes


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


@mistakes(
    "train_analytic", "sum_gradient", "factor_two_missing", "uphill", "one_after_the_other", "gradient_once",
    "loss_after_update", "parameters_before_update", "live_tensor", "one_epoch_too_many", "one_epoch_too_few",
)
def described(train, t_u, t_c, start, lr, epochs):
    path = train(lambda wb, t_u: wb[0] * t_u + wb[1], train.mse, (t_u, t_c), train.sgd(lr), epochs, start=start)
    return path.losses, path.parameters


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
    "train_analytic", hint="The prediction is w times u, plus b. What is its derivative by w, and what is it by b?"
)
def factor_of_the_input_missing(t_u, t_c, start, lr, epochs):
    """The derivative of the prediction by w is missing: both of your parameters move by the same amount."""
    return descend(t_u, t_c, start, lr, epochs, lambda error, u: ((2 * error).mean(), (2 * error).mean()))


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
