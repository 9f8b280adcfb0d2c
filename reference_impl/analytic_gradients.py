"""Gradients by formula: of a line, of a parabola, of a least-squares problem in matrices; and by differences.

Everything works in the dtype of its inputs.
"""

import torch


def dloss_dprediction(prediction, target):
    """Every prediction's slope: its error's share of the mean, twice."""
    return (prediction - target).mul(2).div(target.numel())


def dprediction_dw(x, w, b):
    """A prediction grows by x when w grows by one."""
    return x.clone()


def dprediction_db(x, w, b):
    """A prediction grows by one when b grows by one."""
    return x**0


def chain_gradient(x, target, w, b):
    """Products of the factors, contracted over the points."""
    slopes = dloss_dprediction(torch.addcmul(b, w, x), target)
    return torch.stack([slopes.dot(dprediction_dw(x, w, b)), slopes.dot(dprediction_db(x, w, b))])


def slope_at(w):
    """Of the parabola (w - 1)**2 + 2: twice the distance from its bottom."""
    return (w - 1) * 2


def direction(w):
    """Towards 1."""
    return (1 - w).sign()


def minimise(start, lr, steps):
    """The closed form: every step multiplies the distance from the bottom by 1 - 2 lr."""
    return [1 + (start - 1) * (1 - 2 * lr) ** k for k in range(1, steps + 1)]


def matrix_gradient(X, y, W):
    """Twice the errors, contracted with X over the points."""
    errors = X.mv(W.ravel()) - y.ravel()
    return (2 * errors[:, None] * X).sum(0).view_as(W)


def three_gradients(X, y, W, h):
    """Mean fourth power of the errors: all shifted parameters at once, the formula, and torch.func."""
    residuals = X.mv(W) - y
    rises = (residuals[:, None] + h * X) ** 4 - (residuals[:, None] - h * X) ** 4  # XW moves by h times a column of X
    analytic = (4 * residuals[:, None] ** 3 * X).mean(0)
    automatic = torch.func.jacrev(lambda at: torch.linalg.vector_norm(X.mv(at) - y, 4) ** 4 / y.numel())(W)
    return rises.mean(0) / (2 * h), analytic, automatic


def relative_error(a, b):
    """Distance in units of b."""
    return torch.dist(a, b) / b.square().sum().sqrt()


def error_curve(X, y, W, steps):
    """The numeric gradient against the analytic one, for each step."""
    gradients = (three_gradients(X, y, W, h) for h in steps)
    return [relative_error(numeric, analytic) for numeric, analytic, _ in gradients]
