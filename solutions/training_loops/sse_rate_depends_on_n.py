"""The largest stable learning rate by experiment: that of the sum shrinks with n, that of the mean does not."""

import math

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    """Find the largest of the learning rates `alphas` with which gradient descent is stable.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), epochs: updates for each trial,
    reduction: "sum" for the sum of squared errors, "mean" for their mean.
    Stable: the loss after `epochs` updates from `start` is a number and not larger than the loss at `start`.
    Returns one of `alphas`, which stand in no particular order; at least one of them is stable.
    """
    scale = len(y) if reduction == "mean" else 1
    stable = []
    for alpha in alphas:
        W = start
        for _ in range(epochs):
            W = W + alpha * 2 * X.T @ (y - X @ W) / scale
        if ((y - X @ W) ** 2).sum() <= ((y - X @ start) ** 2).sum():
            stable.append(alpha)
    return max(stable)


@alternative("largest_stable_alpha")
def with_autograd(X, y, start, alphas, epochs, reduction):
    best = None
    for lr in sorted(alphas):
        W = start.clone().detach().requires_grad_(True)
        first = F.mse_loss(X @ W, y, reduction=reduction).item()
        for t in range(epochs):
            loss = F.mse_loss(X @ W, y, reduction=reduction)
            loss.backward()
            with torch.no_grad():
                W -= lr * W.grad
            W.grad.zero_()
        last = F.mse_loss(X @ W, y, reduction=reduction).item()
        if not math.isfinite(last) or last > first:
            break
        best = lr
    return best


@alternative("largest_stable_alpha")
def from_the_eigenvalues(X, y, start, alphas, epochs, reduction):
    H = 2 * X.T @ X
    if reduction == "mean":
        H = H / X.shape[0]
    limit = 2 / torch.linalg.eigvalsh(H).max()
    candidates = torch.tensor(alphas)
    return candidates[candidates < limit].max()


@alternative("largest_stable_alpha")
def from_the_largest_down(X, y, start, alphas, epochs, reduction):
    A, t = X.double().numpy(), y.double().numpy()
    n = A.shape[0] if reduction == "mean" else 1
    for alpha in sorted(alphas, reverse=True):
        w = start.double().numpy().copy()
        losses = []
        for epoch in range(1, epochs + 2):
            e = A.dot(w) - t
            losses.append(np.sum(e**2) / n)
            w = w - alpha * 2 * A.T.dot(e) / n
        if losses[-1] <= losses[0]:
            return alpha


def trial(X, y, start, alpha, epochs, factor):
    """The summed loss at `start` and after `epochs` updates with the gradient `factor` X'(XW - y)."""
    W = start
    for _ in range(epochs):
        W = W - alpha * factor * X.T @ (X @ W - y)
    return torch.sum((X @ start - y) ** 2).item(), torch.sum((X @ W - y) ** 2).item()


def largest(X, y, start, alphas, epochs, factor):
    """The largest of the rates whose trial ends no higher than it began."""
    trials = {alpha: trial(X, y, start, alpha, epochs, factor) for alpha in alphas}
    return max(alpha for alpha, (first, last) in trials.items() if last <= first)


@misconception(
    "largest_stable_alpha", hint="Evaluate `float('nan') > 1` and `float('nan') <= 1`. What do you conclude from each?"
)
def nan_is_not_larger(X, y, start, alphas, epochs, reduction):
    """A loss of nan passes for stable in your program, because nan is not larger than any number."""
    stable = []
    for alpha in alphas:
        first, last = trial(X, y, start, alpha, epochs, 2 / len(y) if reduction == "mean" else 2)
        if not last > first:
            stable.append(alpha)
    return max(stable)


@misconception(
    "largest_stable_alpha", hint="A loss of 1e20 is a finite number. Has a training that began at 100 gone well?"
)
def finite_is_enough(X, y, start, alphas, epochs, reduction):
    """You call every training stable whose loss is finite, even where it has grown a million times."""
    stable = []
    for alpha in alphas:
        _, last = trial(X, y, start, alpha, epochs, 2 / len(y) if reduction == "mean" else 2)
        if math.isfinite(last):
            stable.append(alpha)
    return max(stable)


@misconception("largest_stable_alpha", hint="Where in your program does `reduction` change the gradient?")
def always_the_sum(X, y, start, alphas, epochs, reduction):
    """You step with the gradient of the sum, also where the mean was asked for."""
    return largest(X, y, start, alphas, epochs, 2)


@misconception("largest_stable_alpha", hint="Where in your program does `reduction` change the gradient?")
def always_the_mean(X, y, start, alphas, epochs, reduction):
    """You step with the gradient of the mean, also where the sum was asked for."""
    return largest(X, y, start, alphas, epochs, 2 / len(y))


@misconception(
    "largest_stable_alpha", hint="Differentiate the square of one error. Which number comes down from the exponent?"
)
def factor_two_missing(X, y, start, alphas, epochs, reduction):
    """The factor 2 is missing from your gradient, so you find rates stable that are twice too large."""
    return largest(X, y, start, alphas, epochs, 1 / len(y) if reduction == "mean" else 1)


@misconception(
    "largest_stable_alpha", hint="Where does the second trial begin, if the first one has left W at nan?"
)
def trials_share_parameters(X, y, start, alphas, epochs, reduction):
    """Each of your trials goes on from where the one before it ended; every rate has to be tried from `start`."""
    scale = len(y) if reduction == "mean" else 1
    first = torch.sum((y - X @ start) ** 2)
    best = 0.0
    W = start
    for alpha in alphas:
        for _ in range(epochs):
            W = W + alpha * 2 * X.T @ (y - X @ W) / scale
        if torch.sum((y - X @ W) ** 2) <= first:
            best = max(best, alpha)
    return best


@misconception(
    "largest_stable_alpha", hint="The rates come in no particular order. Is the one you found last the largest?"
)
def last_of_the_list(X, y, start, alphas, epochs, reduction):
    """You return the stable rate that comes last in the list, not the largest one."""
    best = None
    for alpha in alphas:
        first, last = trial(X, y, start, alpha, epochs, 2 / len(y) if reduction == "mean" else 2)
        if last <= first:
            best = alpha
    return best


@misconception(
    "largest_stable_alpha", hint="The rates come in no particular order. What may still follow after an unstable one?"
)
def stops_at_the_first_unstable(X, y, start, alphas, epochs, reduction):
    """You stop at the first rate that is not stable; larger stable ones may come later in the list."""
    best = alphas[0]
    for alpha in alphas:
        first, last = trial(X, y, start, alpha, epochs, 2 / len(y) if reduction == "mean" else 2)
        if not last <= first:
            break
        best = alpha
    return best


@misconception(
    "largest_stable_alpha", hint="Is the training that ends lowest always the one with the largest stable rate?"
)
def lowest_final_loss(X, y, start, alphas, epochs, reduction):
    """You return the rate whose training ends with the smallest loss, not the largest one that is stable."""
    finals = {}
    for alpha in alphas:
        _, last = trial(X, y, start, alpha, epochs, 2 / len(y) if reduction == "mean" else 2)
        if math.isfinite(last):
            finals[alpha] = last
    return min(finals, key=finals.get)


@misconception(
    "largest_stable_alpha", hint="To which parameters does the last loss in your list belong: to the last ones of all?"
)
def last_recorded_loss(X, y, start, alphas, epochs, reduction):
    """You judge by the loss before the last update; the one after it was asked for."""
    return largest(X, y, start, alphas, epochs - 1, 2 / len(y) if reduction == "mean" else 2)
