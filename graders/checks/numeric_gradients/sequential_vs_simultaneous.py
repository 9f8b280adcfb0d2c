"""One update of two parameters, in turn and together.

The two differ by a multiple of the mixed derivative, so that every X and every residual lies well on one side of zero.
The loss is a mean fourth power where the numbers are compared: on a parabola no step d would show.
"""

import numpy as np
import torch

from graders import check, close, samples, satisfies


def one_sided(rng, power):
    """Points of positive X around a random line, a line above (or below) them, and a rate that is safely stable."""
    n, side = int(rng.integers(8, 20)), float(rng.choice([-1.0, 1.0]))
    slope, offset = rng.uniform(-3, 3, 2)
    x = rng.uniform(1.0, 3.0, n)
    target = slope * x + offset + rng.normal(0, 0.2, n)
    w = np.round(8 * (slope + side * rng.uniform(1.0, 2.0))) / 8
    b = np.round(8 * (offset + side * rng.uniform(1.0, 2.0))) / 8
    curvature = power * (power - 1) * np.mean((w * x + b - target) ** (power - 2) * (x**2 + 1))
    return {**samples(X=torch.from_numpy(x), y=torch.from_numpy(target)),
            "w": torch.tensor(w, dtype=torch.float64), "b": torch.tensor(b, dtype=torch.float64),
            "lr": float(rng.uniform(0.4, 1.2) / curvature), "d": float(rng.choice([0.25, 0.375]))}


def quartic(rng):
    """A problem for the mean fourth power."""
    return one_sided(rng, 4)


def quadratic(rng):
    """A problem for the mean of squares."""
    return one_sided(rng, 2)


def four_points():
    """Four points, a line above them, and a wide step."""
    return {
        "X": torch.tensor([0.5, 1.0, 1.5, 2.0], dtype=torch.float64),
        "y": torch.tensor([1.0, 0.0, 1.0, 2.0], dtype=torch.float64),
        "w": torch.tensor(2.0, dtype=torch.float64),
        "b": torch.tensor(1.0, dtype=torch.float64),
        "lr": 0.005,
        "d": 0.25,
    }


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


@check(
    given=quartic,
    public=four_points,
    criterion=close(3),
    hint="Here the answer depends on d. Which d does your function use, and where does it look?",
)
def in_turn(impl, X, y, w, b, lr, d):
    """update_in_turn moves w, and then b with the new w."""

    def loss(w, b):
        return ((X * w + b - y) ** 4).mean()

    return impl.update_in_turn(loss, w, b, lr, d)


@check(
    given=quartic,
    public=four_points,
    criterion=close(3),
    hint="Here the answer depends on d. Which d does your function use, and where does it look?",
)
def together(impl, X, y, w, b, lr, d):
    """update_together moves both parameters by the slopes at the old point."""

    def loss(w, b):
        return ((X * w + b - y) ** 4).mean()

    return impl.update_together(loss, w, b, lr, d)


@check(
    given=quadratic,
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
