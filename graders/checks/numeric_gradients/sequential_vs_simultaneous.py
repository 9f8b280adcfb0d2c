"""One update of two parameters, in turn and together.

The two differ by a multiple of the mixed derivative 2 * mean(X), so that every X here lies well on one side of zero.
"""

import numpy as np
import torch

from graders import check, close, samples, satisfies


def one_sided(rng):
    """Points of positive X around a random line, a line above (or below) them, and a rate that is safely stable."""
    n, side = int(rng.integers(8, 20)), float(rng.choice([-1.0, 1.0]))
    slope, offset = rng.uniform(-3, 3, 2)
    x = rng.uniform(1.0, 3.0, n)
    target = slope * x + offset + rng.normal(0, 0.2, n)
    w = np.round(8 * (slope + side * rng.uniform(1.0, 3.0))) / 8
    b = np.round(8 * (offset + side * rng.uniform(1.0, 3.0))) / 8
    limit = 1 / (np.mean(x**2) + 1)
    return {**samples(X=torch.from_numpy(x), y=torch.from_numpy(target)),
            "w": torch.tensor(w, dtype=torch.float64), "b": torch.tensor(b, dtype=torch.float64),
            "lr": float(limit * rng.uniform(0.2, 0.6)), "d": float(rng.choice([0.125, 0.25]))}


def scaled_thermometer():
    """The eleven readings of the lecture's thermometer, scaled by 0.1, its start (1, 0), and its learning rate."""
    t_c = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return {
        "X": 0.1 * torch.tensor(t_u, dtype=torch.float64),
        "y": torch.tensor(t_c, dtype=torch.float64),
        "w": torch.tensor(1.0, dtype=torch.float64),
        "b": torch.tensor(0.0, dtype=torch.float64),
        "lr": 1e-2,
        "d": 0.1,
    }


def falls(evidence, values):
    """Both updates lead below the loss of the start."""
    if not evidence["in turn"] < evidence["before"]:
        return "The loss after update_in_turn is not below the loss before it."
    if not evidence["together"] < evidence["before"]:
        return "The loss after update_together is not below the loss before it."
    return None


@check(given=one_sided, public=scaled_thermometer, criterion=close(3))
def in_turn(impl, X, y, w, b, lr, d):
    """update_in_turn moves w, and then b with the new w."""

    def loss(w, b):
        return ((X * w + b - y) ** 2).mean()

    return impl.update_in_turn(loss, w, b, lr, d)


@check(given=one_sided, public=scaled_thermometer, criterion=close(3))
def together(impl, X, y, w, b, lr, d):
    """update_together moves both parameters by the slopes at the old point."""

    def loss(w, b):
        return ((X * w + b - y) ** 2).mean()

    return impl.update_together(loss, w, b, lr, d)


@check(
    given=one_sided,
    public=scaled_thermometer,
    criterion=satisfies(1, falls),
    hint="A step of descent goes against the slope, and its length is the learning rate times the slope.",
)
def loss_falls(impl, X, y, w, b, lr, d):
    """Either update lowers the loss."""

    def loss(w, b):
        return ((X * w + b - y) ** 2).mean()

    before = float(loss(w, b))
    w1, b1 = impl.update_in_turn(loss, w.clone(), b.clone(), lr, d)
    w2, b2 = impl.update_together(loss, w.clone(), b.clone(), lr, d)
    return {"before": before, "in turn": float(loss(w1, b1)), "together": float(loss(w2, b2))}
