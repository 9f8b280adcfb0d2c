"""The training loop again, on the mean of the squared errors."""

import numpy as np
import torch

from graders import alternative, misconception


def train_mse(X, y, start, alpha, epochs):
    """Fit `X @ W` to y by gradient descent on the mean of the squared errors, and keep the history.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (losses, parameters), two sequences with one entry for each epoch:
    the loss before its update, the parameters of shape (2,) after it.
    """
    W = start
    losses, parameters = [], []
    for _ in range(epochs):
        errors = y - X @ W
        losses.append((errors**2).mean().item())
        gradient = -2 * X.T @ errors / len(y)
        W = W - alpha * gradient
        parameters.append(W)
    return losses, parameters


@alternative("train_mse")
def with_autograd_grad(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    losses, parameters = [], []
    for epoch in range(epochs):
        loss = torch.nn.functional.mse_loss(X @ W, y)
        (grad,) = torch.autograd.grad(loss, W)
        W = (W - alpha * grad).detach().requires_grad_()
        losses.append(loss)
        parameters.append(W)
    return losses, parameters


@alternative("train_mse")
def columns_and_optimiser(X, y, start, alpha, epochs):
    What = start.reshape(2, 1).clone().requires_grad_(True)
    target = y.reshape(-1, 1)
    loss_fn = torch.nn.MSELoss()
    optimizr = torch.optim.SGD([What], lr=alpha)
    losses = np.zeros(epochs)
    Ws = np.zeros((epochs, 2))
    for epoc in range(epochs):
        optimizr.zero_grad()
        loss = loss_fn(X @ What, target)
        losses[epoc] = loss.item()
        loss.backward()
        optimizr.step()
        Ws[epoc] = What.detach().numpy().ravel()
    return losses, Ws


@alternative("train_mse")
def numpy_mean_of_products(X, y, start, alpha, epochs):
    x, t = X.numpy()[:, 1].astype(float), y.numpy().astype(float)
    b, w = float(start[0]), float(start[1])
    losses, parameters = [], []
    for i in range(1, epochs + 1):
        d = b + w * x - t
        losses.append(np.mean(d * d))
        b, w = b - alpha * 2 * np.mean(d), w - alpha * 2 * np.mean(d * x)
        parameters.append([b, w])
    return losses, parameters


@alternative("train_mse")
def sum_over_n(X, y, start, alpha, epochs):
    n = y.shape[0]
    W = start.clone()
    losses, parameters = [], []
    for epoch in range(epochs):
        SSE = torch.sum((y - X @ W) ** 2)
        losses.append(SSE / n)
        W = W - (alpha / n) * (-2 * X.T @ y + 2 * X.T @ X @ W)
        parameters.append(W)
    return torch.stack(losses), torch.stack(parameters)


def history_of(X, y, start, epochs, move):
    """The history of a loop whose update is `move(W)`."""
    W = start
    losses, parameters = [], []
    for _ in range(epochs):
        losses.append(torch.mean((y - X @ W) ** 2).item())
        W = W + move(W)
        parameters.append(W)
    return losses, parameters


@misconception(
    "train_mse", hint="Your loss is averaged. Which factor of the loss has to come back in its derivative?"
)
def sum_gradient(X, y, start, alpha, epochs):
    """Your gradient is that of the sum of the squared errors: the division by the number of points is missing."""
    return history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W))


@misconception("train_mse", hint="Your parameters are right. What does the M of MSE stand for?")
def sum_recorded(X, y, start, alpha, epochs):
    """You step with the mean, but the loss you record is the sum of the squared errors."""
    losses, parameters = history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))
    return [loss * len(y) for loss in losses], parameters


@misconception("train_mse", hint="Differentiate the square of one error. Which number comes down from the exponent?")
def factor_two_missing(X, y, start, alpha, epochs):
    """The factor 2 is missing from your gradient, so every step is half as long as it should be."""
    return history_of(X, y, start, epochs, lambda W: alpha * X.T @ (y - X @ W) / len(y))


@misconception("train_mse", hint="Look at your losses: do they fall? The gradient points to where the loss grows.")
def uphill(X, y, start, alpha, epochs):
    """You walk in the direction of the gradient: uphill, where the loss grows."""
    return history_of(X, y, start, epochs, lambda W: -2 * alpha * X.T @ (y - X @ W) / len(y))


@misconception(
    "train_mse", hint="Print the shape of `y - X @ W`. Is there one error for each point, or for each pair of points?"
)
def column_against_row(X, y, start, alpha, epochs):
    """Predictions of shape (n, 1) minus targets of shape (n,) gave (n, n) differences, and you averaged all of them."""
    W = start.reshape(2, 1).clone().requires_grad_(True)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = torch.mean((y - X @ W) ** 2)
        loss.backward()
        W.data = W.data - alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().clone().reshape(2))
    return losses, parameters


@misconception(
    "train_mse", hint="The gradient has one entry for each parameter. Over which axis of the products may you average?"
)
def mean_over_everything(X, y, start, alpha, epochs):
    """You averaged over the parameters too, so intercept and slope are moved by the same amount."""
    return history_of(X, y, start, epochs, lambda W: 2 * alpha * ((y - X @ W).reshape(-1, 1) * X).mean())


@misconception(
    "train_mse", hint="`backward` adds to what is already in `W.grad`. What is in there when the second epoch begins?"
)
def gradient_not_zeroed(X, y, start, alpha, epochs):
    """The gradients of earlier epochs are still in your gradient: it was never set back to zero."""
    W = start.clone().requires_grad_(True)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = torch.mean((y - X @ W) ** 2)
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        losses.append(loss.item())
        parameters.append(W.detach().clone())
    return losses, parameters


@misconception(
    "train_mse", hint="Which loss belongs to epoch 1: the one of `start`, or the one of the parameters made from it?"
)
def loss_after_the_update(X, y, start, alpha, epochs):
    """You record the loss after the update; the one before it was asked for."""
    losses, parameters = history_of(X, y, start, epochs + 1, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))
    return losses[1:], parameters[:-1]


@misconception(
    "train_mse",
    hint="The list holds the same tensor many times. What happens to its old entries when W changes in place?",
)
def live_tensor(X, y, start, alpha, epochs):
    """You appended W itself and then changed it in place, so all of your entries are the last parameters."""
    losses, parameters = history_of(X, y, start, epochs, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))
    return losses, [parameters[-1] for _ in parameters]


@misconception("train_mse", hint="How many numbers does `range` give when it begins at 0 and ends at `epochs + 1`?")
def one_epoch_too_many(X, y, start, alpha, epochs):
    """Your loop runs for one epoch more than was asked for."""
    return history_of(X, y, start, epochs + 1, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))


@misconception("train_mse", hint="How many numbers does `range(1, epochs)` give? Is `epochs` itself among them?")
def one_epoch_too_few(X, y, start, alpha, epochs):
    """Your loop runs for one epoch less than was asked for."""
    return history_of(X, y, start, epochs - 1, lambda W: 2 * alpha * X.T @ (y - X @ W) / len(y))


@misconception("train_mse", hint="Call your function twice, with two values of `alpha`. Do the losses differ?")
def rate_hard_coded(X, y, start, alpha, epochs):
    """The learning rate of the example stands in your program: the argument alpha is not used."""
    return history_of(X, y, start, epochs, lambda W: 2 * 0.1 * X.T @ (y - X @ W) / len(y))
