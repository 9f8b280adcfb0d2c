"""Difference quotients: the slope of a loss from its values alone.

One formula serves every exercise: along a direction e,

    slope = (L(p + ahead * e) - L(p - behind * e)) / (ahead + behind),

with behind = 0 for the forward difference and ahead = behind for the central one.
"""

import torch


def quotients(loss, point, ahead, behind):
    """The slopes of `loss`, a function of the vector `point`, along every axis."""
    axes = torch.eye(point.numel(), dtype=point.dtype)
    rises = [loss(point + ahead * e) - loss(point - behind * e) for e in axes]
    return torch.stack(rises).to(point.dtype) / (ahead + behind)


def pair(w, b):
    """Two parameters as one vector."""
    return torch.stack([torch.as_tensor(w), torch.as_tensor(b)])


def central_difference(loss, w, b, d=0.1):
    """Slopes in w and in b, looking d to either side."""
    return quotients(lambda p: loss(p[0], p[1]), pair(w, b), d, d)


def forward_difference(loss, w0, w1, h=0.001):
    """Slopes in w0 and in w1, looking h ahead only."""
    return quotients(lambda p: loss(p[0], p[1]), pair(w0, w1), h, 0.0)


def descend(loss, point, lr, d, mask):
    """One step of gradient descent in those coordinates where the mask is one."""
    return point - lr * mask * central_difference(loss, *point, d)


def update_together(loss, w, b, lr, d=0.1):
    """Both parameters moved by the slopes at the old point."""
    old = pair(w, b)
    return descend(loss, old, lr, d, torch.ones_like(old))


def update_in_turn(loss, w, b, lr, d=0.1):
    """One coordinate after the other: first w, then b from where w has arrived."""
    point = pair(w, b)
    for mask in torch.eye(2, dtype=point.dtype):
        point = descend(loss, point, lr, d, mask)
    return point


def numeric_gradient(loss, theta, h=1e-4):
    """Central differences for every entry of `theta`, in the shape of `theta`."""
    return quotients(lambda p: loss(p.reshape(theta.shape)), theta.reshape(-1), h, h).reshape(theta.shape)
