"""The loop on the mean of the squared errors, with the loss of torch.nn."""

import numpy as np
import torch
from torch import nn

from graders import alternative, misconception, mistakes


def fit_with_mse_loss(X, y, start, alpha, epochs):
    """Fit `X @ W` to y by gradient descent; the loss is computed by nn.MSELoss.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alpha: the learning rate.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, the parameters of shape (2,) after it.
    """
    W = start.reshape(2, 1).clone().requires_grad_()
    losses, parameters = [], []
    ### BEGIN SOLUTION
    loss_fn = nn.MSELoss()
    ### END SOLUTION
    for _ in range(epochs):
        yhat = X @ W
        ### BEGIN SOLUTION
        loss = loss_fn(yhat, y.reshape(-1, 1))
        ### END SOLUTION
        loss.backward()
        with torch.no_grad():
            W -= alpha * W.grad
        W.grad = None
        losses.append(loss.item())
        parameters.append(W.detach().flatten().clone())
    return losses, parameters


@alternative("fit_with_mse_loss")
def flat_predictions(X, y, start, alpha, epochs):
    W = start.clone().requires_grad_()
    criterion = nn.MSELoss(reduction="mean")
    losses, parameters = torch.zeros(epochs), torch.zeros(epochs, 2)
    for t in range(epochs):
        cost = criterion(y, X @ W)
        (slope,) = torch.autograd.grad(cost, W)
        losses[t] = cost.detach()
        W = (W - alpha * slope).detach().requires_grad_()
        parameters[t] = W.detach()
    return losses, parameters


@alternative("fit_with_mse_loss")
def summed_and_divided(X, y, start, alpha, epochs):
    W = nn.Parameter(start.reshape(2, 1).clone())
    optimizr = torch.optim.SGD([W], lr=alpha)
    losses, parameters = [], []
    for epoch in range(1, epochs + 1):
        loss = nn.functional.mse_loss((X @ W).squeeze(), y, reduction="sum") / len(y)
        optimizr.zero_grad()
        loss.backward()
        optimizr.step()
        losses.append(loss)
        parameters.append(W.detach().numpy().ravel().copy())
    return losses, parameters


@alternative("fit_with_mse_loss")
def by_hand_in_numpy(X, y, start, alpha, epochs):
    A, t, W = X.numpy(), y.numpy(), start.numpy().copy()
    losses, parameters = [], []
    while len(losses) < epochs:
        error = A @ W - t
        losses.append(np.mean(error**2))
        W = W - alpha * 2 * A.T @ error / len(t)
        parameters.append(W)
    return losses, parameters


@mistakes(
    "fit_with_mse_loss", "every_pair", "not_zeroed", "sum_gradient", "loss_after_update", "parameters_before_update",
    "live_tensor",
)
def described(train, X, y, start, alpha, epochs):
    path = train(lambda W, X: X @ W, train.mse, (X, y), train.sgd(alpha), epochs, start=start)
    return path.losses, path.parameters


@misconception(
    "fit_with_mse_loss", hint="What does `nn.MSELoss` do with the squared errors if you do not name a `reduction`?"
)
def sums_the_errors(X, y, start, alpha, epochs):
    """Your loss is the sum of the squared errors, so losses and gradients are n times too large."""
    losses, parameters = fit_with_mse_loss(X, y, start, alpha * len(y), epochs)
    return [loss * len(y) for loss in losses], parameters


@misconception(
    "fit_with_mse_loss", hint="What is the type of `loss` when `backward` is called? What does `.item()` make?"
)
def number_in_place_of_the_loss(X, y, start, alpha, epochs):
    """You made a plain number of the loss before `backward`; a number does not remember how it was computed."""
    loss = nn.MSELoss()((X @ start).requires_grad_(), y).item()
    loss.backward()


@misconception("fit_with_mse_loss", hint="Which function is made first, and which is then called with two tensors?")
def tensors_to_the_constructor(X, y, start, alpha, epochs):
    """You hand predictions and targets to `nn.MSELoss(...)` itself, which makes a loss function and computes
    nothing."""
    loss = nn.MSELoss(X @ start, y)
    loss.backward()
