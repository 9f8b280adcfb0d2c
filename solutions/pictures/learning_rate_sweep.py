"""The same training with several learning rates, what became of each, and the largest rate that is stable."""

import math

import numpy as np
import torch

from graders import alternative, misconception


def learning_rate_sweep(X, y, start, alphas, epochs):
    """Train with every rate of `alphas`, each from `start`, on the sum of squared errors of `X @ W`.

    X: tensor of shape (n, 2), y: tensor of shape (n,), start: tensor of shape (2,), alphas: list of numbers.
    Returns (histories, outcomes): for each rate a list of `epochs` losses, and "diverges", "too slow" or "converges".
    """
    histories, outcomes = [], []
    for alpha in alphas:
        W, history = start, []
        for _ in range(epochs):
            residual = y - X @ W
            history.append(torch.sum(residual**2).item())
            W = W + alpha * 2 * X.T @ residual
        histories.append(history)
        outcomes.append(fate(history))
    return histories, outcomes


def stable_limit(X):
    """The learning rate above which gradient descent on the sum of squared errors is unstable.

    X: tensor of shape (n, 2). Returns one number.
    """
    hessian = 2 * X.T @ X
    return 2 / torch.linalg.eigvalsh(hessian)[-1]


def fate(history):
    if not all(map(math.isfinite, history)) or history[-1] > 1.01 * min(history):
        return "diverges"
    if history[-1] < 0.99 * history[-2]:
        return "too slow"
    return "converges"


@alternative("learning_rate_sweep")
def all_rates_at_once(X, y, start, alphas, epochs):
    rates = torch.tensor(alphas, dtype=X.dtype)[:, None]
    W = start.repeat(len(alphas), 1).requires_grad_()
    losses = torch.zeros(epochs, len(alphas), dtype=X.dtype)
    for k in range(epochs):
        each = (W @ X.T - y).square().sum(dim=1)
        losses[k] = each.detach()
        (slope,) = torch.autograd.grad(each.sum(), W)
        with torch.no_grad():
            W -= rates * slope
    losses = losses.T
    falls = losses[:, -1] < 0.99 * losses[:, -2]
    grows = ~(losses[:, -1] <= 1.01 * losses.amin(dim=1))
    names = ["diverges" if up else "too slow" if down else "converges" for up, down in zip(grows, falls)]
    return losses, names


@alternative("learning_rate_sweep")
def with_the_optimiser(X, y, start, alphas, epochs):
    found = {}
    for alpha in alphas:
        w = torch.nn.Parameter(start.clone())
        optimiser = torch.optim.SGD([w], lr=alpha)
        found[alpha] = []
        while len(found[alpha]) < epochs:
            optimiser.zero_grad()
            loss = torch.nn.functional.mse_loss(X @ w, y, reduction="sum")
            loss.backward()
            found[alpha] += [loss.detach()]
            optimiser.step()
    return list(found.values()), tuple(fate([float(loss) for loss in found[alpha]]) for alpha in alphas)


@alternative("learning_rate_sweep")
def with_numpy(X, y, start, alphas, epochs):
    X, y = X.numpy(), y.numpy()
    table = np.empty((len(alphas), epochs))
    for i, alpha in enumerate(alphas):
        a, b = start.tolist()
        for j in range(epochs):
            error = a * X[:, 0] + b * X[:, 1] - y
            table[i, j] = (error * error).sum()
            a, b = a - alpha * 2 * (error @ X[:, 0]), b - alpha * 2 * (error @ X[:, 1])
    return table, [fate(row) for row in table]


@alternative("stable_limit")
def from_the_quadratic_formula(X):
    (a, b), (_, d) = (2 * X.T @ X).tolist()
    return 2 / ((a + d) / 2 + math.sqrt((a - d) ** 2 / 4 + b**2))


@alternative("stable_limit")
def from_the_singular_value(X):
    return 1 / torch.linalg.matrix_norm(X, ord=2) ** 2


@misconception(
    "learning_rate_sweep",
    hint="Print the losses of the rate in the middle. Where is the smallest one, and what comes after?",
)
def final_below_initial(X, y, start, alphas, epochs):
    """You compare the last loss with the first; a loss that falls at first and then grows is diverging all the same."""
    histories, outcomes = learning_rate_sweep(X, y, start, alphas, epochs)
    for k, history in enumerate(histories):
        if outcomes[k] == "diverges" and history[-1] < history[0]:
            outcomes[k] = "too slow" if history[-1] < 0.99 * history[-2] else "converges"
    return histories, outcomes


@misconception(
    "learning_rate_sweep",
    hint="Print the first loss of every history. They all belong to the same point, so they are equal.",
)
def not_begun_anew(X, y, start, alphas, epochs):
    """Every rate goes on where the one before it stopped; each of them has to begin at `start`."""
    histories, outcomes, W = [], [], start.clone()
    for alpha in alphas:
        history = []
        for _ in range(epochs):
            history.append(float(((y - X @ W) ** 2).sum()))
            W += 2 * alpha * X.T @ (y - X @ W)
        histories.append(history)
        outcomes.append(fate(history))
    return histories, outcomes


@misconception(
    "learning_rate_sweep",
    hint="Read again which loss the page asks for. Does it divide by the number of points?",
)
def mean_instead_of_sum(X, y, start, alphas, epochs):
    """You minimise the mean of the squared errors; the sum was asked for, and the limit of the mean is another one."""
    scale = len(y) ** -0.5
    return learning_rate_sweep(X * scale, y * scale, start, alphas, epochs)


@misconception(
    "learning_rate_sweep",
    hint="Compute the loss at `start` with one line of code. Is it the first of your history?",
)
def recorded_after_the_update(X, y, start, alphas, epochs):
    """Your losses are measured after the updates, so the loss at `start` is missing."""
    histories, outcomes = learning_rate_sweep(X, y, start, alphas, epochs + 1)
    return [history[1:] for history in histories], outcomes


@misconception(
    "stable_limit",
    hint="Which direction is the first to overshoot: the one with the large or the small curvature?",
)
def limit_of_the_flat_direction(X):
    """You took the smallest eigenvalue: a rate that suits the flat direction is too long for the steep one."""
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X)[0]


@misconception("stable_limit", hint="Differentiate the square of an error twice. Which factor is left?")
def curvature_without_two(X):
    """Your matrix of second derivatives lacks its factor 2, so the limit is twice too large."""
    return 2 / torch.linalg.eigvalsh(X.T @ X)[-1]


@misconception("stable_limit", hint="At which rate does 1 - alpha * lambda reach -1? At which one is it 0?")
def one_over_the_curvature(X):
    """1 / lambda is the rate that arrives in one step; a step becomes unstable only when it is twice as long."""
    return 1 / torch.linalg.eigvalsh(2 * X.T @ X)[-1]
