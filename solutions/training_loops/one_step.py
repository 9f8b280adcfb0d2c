"""One step of gradient descent on the sum of squared errors, taken apart: before, update, after."""

import torch

from graders import alternative, misconception


def one_step(X, y, W, alpha):
    """Take one step of gradient descent on the sum of squared errors of `X @ W`.

    X: tensor of shape (n, 2), y: tensor of shape (n,), W: tensor of shape (2,), alpha: the learning rate.
    Returns (before, update, after), each of shape (2,), with after = before + update.
    """
    errors = y - X @ W
    gradient = -2 * X.T @ errors
    update = -alpha * gradient
    return W, update, W + update


@alternative("one_step")
def with_autograd(X, y, W, alpha):
    W = W.detach().clone().requires_grad_(True)
    before = W.data.clone()
    loss = torch.sum((y - X @ W) ** 2)
    loss.backward()
    W.data = W.data - alpha * W.grad
    return before, -alpha * W.grad, W.data


@alternative("one_step")
def coefficient_by_coefficient(X, y, W, alpha):
    w0, w1 = W[0].item(), W[1].item()
    error = w0 * X[:, 0] + w1 * X[:, 1] - y
    dw0 = (2 * error * X[:, 0]).sum().item()
    dw1 = (2 * error * X[:, 1]).sum().item()
    return [w0, w1], [-alpha * dw0, -alpha * dw1], [w0 - alpha * dw0, w1 - alpha * dw1]


@alternative("one_step")
def normal_equations_in_place(X, y, W, alpha):
    before = W.clone()
    slope = -2 * (X.T @ y) + 2 * (X.T @ X @ W)
    W -= alpha * slope
    return before, -alpha * slope, W


@alternative("one_step")
def with_the_optimiser(X, y, W, alpha):
    weight = torch.nn.Parameter(W.clone())
    optimiser = torch.optim.SGD([weight], lr=alpha)
    optimiser.zero_grad()
    ((X @ weight - y) ** 2).sum().backward()
    optimiser.step()
    return W, weight.detach() - W, weight.detach()


@misconception("one_step", hint="Differentiate the square of one error. Which number comes down from the exponent?")
def factor_two_missing(X, y, W, alpha):
    """The factor 2 is missing from your gradient, so the step is half as long as it should be."""
    gradient = -X.T @ (y - X @ W)
    return W, -alpha * gradient, W - alpha * gradient


@misconception(
    "one_step", hint="The gradient points to where the loss grows. Compute the loss at `before` and at `after`."
)
def uphill(X, y, W, alpha):
    """You walked in the direction of the gradient: uphill, where the loss grows."""
    gradient = -2 * X.T @ (y - X @ W)
    return W, alpha * gradient, W + alpha * gradient


@misconception("one_step", hint="Read again which loss the page asks for. Does it divide by the number of points?")
def mean_instead_of_sum(X, y, W, alpha):
    """You took the gradient of the mean of the squared errors; the sum was asked for."""
    gradient = -2 * X.T @ (y - X @ W) / len(y)
    return W, -alpha * gradient, W - alpha * gradient


@misconception(
    "one_step",
    hint="`before = W` gives a second name to the same tensor. What happens to it when W is changed in place?",
)
def before_is_after(X, y, W, alpha):
    """Your `before` changed together with W: it is the same tensor under a second name."""
    before = W
    update = 2 * alpha * X.T @ (y - X @ W)
    W += update
    return before, update, W


@misconception("one_step", hint="Add your update to `before` with your own numbers. Do you arrive at `after`?")
def amount_subtracted(X, y, W, alpha):
    """Your update has the wrong sign: it is what you subtracted, not what was added."""
    amount = alpha * (-2 * X.T @ (y - X @ W))
    return W, amount, W - amount


@misconception(
    "one_step", hint="How far did W really move? Compare the length of your update with `after - before`."
)
def gradient_as_update(X, y, W, alpha):
    """You reported the gradient in place of the update: the learning rate belongs to the update."""
    gradient = -2 * X.T @ (y - X @ W)
    return W, gradient, W - alpha * gradient
