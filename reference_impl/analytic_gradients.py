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
