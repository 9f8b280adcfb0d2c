"""The least-squares parameters and the true ones: which has the smaller loss."""

import numpy as np
import torch

from graders import alternative, misconception


def truth_or_minimum(X, y, truth):
    """Compare the least-squares parameters with the true ones, by the sum of squared errors of `X @ W`.

    X: tensor of shape (n, 2), a column of ones and x; y: tensor of shape (n,); truth: tensor (intercept, slope).
    Returns (W, loss of W, loss of truth), W of shape (2,).
    """
    best = torch.linalg.solve(X.T @ X, X.T @ y)
    return best, torch.sum((y - X @ best) ** 2), torch.sum((y - X @ truth) ** 2)


@alternative("truth_or_minimum")
def with_polyfit(X, y, truth):
    slope, intercept = np.polyfit(X[:, 1].numpy(), y.numpy(), 1)
    losses = [sum((b - w0 - w1 * a) ** 2 for a, b in zip(X[:, 1].tolist(), y.tolist()))
              for w0, w1 in [(intercept, slope), truth.tolist()]]
    return (intercept, slope), losses[0], losses[1]


@alternative("truth_or_minimum")
def with_lstsq_and_columns(X, y, truth):
    target = y.reshape(-1, 1)
    W = torch.linalg.lstsq(X, target).solution
    both = torch.hstack([W, truth.reshape(-1, 1)])
    least, true = ((X @ both - target) ** 2).sum(0)
    return W, least, true


@alternative("truth_or_minimum")
def with_newtons_step(X, y, truth):
    def loss(W):
        return torch.nn.functional.mse_loss(X @ W, y, reduction="sum")

    W = truth.clone().requires_grad_()
    at_truth = loss(W)
    at_truth.backward()
    W = W.detach() - torch.inverse(2 * X.T @ X) @ W.grad
    return W, loss(W).item(), at_truth.item()


@misconception(
    "truth_or_minimum",
    hint="Which of your two losses is the smaller one? And which one can never be beaten?",
)
def losses_exchanged(X, y, truth):
    """The two losses have changed places: the smallest one comes first."""
    best, least, true = truth_or_minimum(X, y, truth)
    return best, true, least


@misconception("truth_or_minimum", hint="Which column of X holds the ones? And in which order does `polyfit` answer?")
def slope_first(X, y, truth):
    """Your parameters begin with the slope; the intercept was asked for first."""
    best, least, true = truth_or_minimum(X, y, truth)
    return best.flip(0), least, true


@misconception(
    "truth_or_minimum",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, truth):
    """Your losses are means of the squared errors; the sums were asked for."""
    best, least, true = truth_or_minimum(X, y, truth)
    return best, least / len(y), true / len(y)


@misconception(
    "truth_or_minimum",
    hint="Print the gradient of the loss at your parameters. Has the training arrived?",
)
def trained_too_briefly(X, y, truth):
    """Your parameters come from a training that stopped before it reached the minimum."""
    W = torch.zeros_like(truth)
    alpha = 0.1 / torch.linalg.eigvalsh(X.T @ X)[-1]
    for _ in range(10):
        W = W - alpha * 2 * X.T @ (X @ W - y)
    return W, torch.sum((y - X @ W) ** 2), torch.sum((y - X @ truth) ** 2)


@misconception(
    "truth_or_minimum",
    hint="Put your parameters into `X @ W` for x = 0. Is the line allowed to miss the origin?",
)
def without_an_intercept(X, y, truth):
    """You fitted a slope alone: your line goes through the origin."""
    x = X[:, 1]
    best = torch.stack([torch.zeros_like(truth[0]), (x @ y) / (x @ x)])
    return best, torch.sum((y - X @ best) ** 2), torch.sum((y - X @ truth) ** 2)
