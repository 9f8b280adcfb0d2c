"""The training loop again, on the mean of the squared errors."""

import numpy as np
import torch

from graders import alternative, misconception, mistakes


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


@mistakes(
    "train_mse", "sum_gradient", "factor_two_missing", "uphill", "every_pair", "not_zeroed", "gradient_once",
    "loss_after_update", "parameters_before_update", "live_tensor", "one_epoch_too_many", "one_epoch_too_few",
)
def described(train, X, y, start, alpha, epochs):
    path = train(lambda W, X: X @ W, train.mse, (X, y), train.sgd(alpha), epochs, start=start)
    return path.losses, path.parameters


@misconception("train_mse", hint="Your parameters are right. What does the M of MSE stand for?")
def sum_recorded(X, y, start, alpha, epochs):
    """You step with the mean, but the loss you record is the sum of the squared errors."""
    losses, parameters = train_mse(X, y, start, alpha, epochs)
    return [loss * len(y) for loss in losses], parameters


@misconception(
    "train_mse", hint="The gradient has one entry for each parameter. Over which axis of the products may you average?"
)
def mean_over_everything(X, y, start, alpha, epochs):
    """You averaged over the parameters too, so intercept and slope are moved by the same amount."""
    W = start
    losses, parameters = [], []
    for _ in range(epochs):
        errors = (y - X @ W).reshape(-1, 1)
        losses.append((errors**2).mean().item())
        W = W + 2 * alpha * (errors * X).mean()
        parameters.append(W)
    return losses, parameters


@misconception("train_mse", hint="Call your function twice, with two values of `alpha`. Do the losses differ?")
def rate_hard_coded(X, y, start, alpha, epochs):
    """The learning rate of the example stands in your program: the argument alpha is not used."""
    return train_mse(X, y, start, 0.1, epochs)
