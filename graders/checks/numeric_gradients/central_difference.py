"""Central differences on a quadratic loss, where they are exact, and on a quartic one, where d shows.

Parameters and steps of secret instances are multiples of 1/8, so that they have no rounding in any dtype.
"""

import numpy as np
import torch

from graders import check, close, samples


def above_a_line(rng):
    """Points around a random line, and a line that passes above (or below) all of them."""
    n, side = int(rng.integers(8, 20)), float(rng.choice([-1.0, 1.0]))
    slope, offset = rng.uniform(-3, 3, 2)
    x = rng.uniform(1.0, 3.0, n)
    target = slope * x + offset + rng.normal(0, 0.2, n)
    w = np.round(8 * (slope + side * rng.uniform(1.0, 2.0))) / 8
    b = np.round(8 * (offset + side * rng.uniform(1.0, 2.0))) / 8
    return {**samples(X=torch.from_numpy(x), y=torch.from_numpy(target)),
            "w": torch.tensor(w, dtype=torch.float64), "b": torch.tensor(b, dtype=torch.float64)}


def parabola(rng):
    """Such points, and a step for a loss that is quadratic in the parameters."""
    return {**above_a_line(rng), "d": float(rng.choice([0.125, 0.25]))}


def steeper(rng):
    """Such points, and a step that is large enough to matter."""
    return {**above_a_line(rng), "d": float(rng.choice([0.25, 0.375]))}


def thermometer():
    """The eleven readings of the lecture's thermometer, and its start (1, 0)."""
    t_c = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return {
        "X": torch.tensor(t_u, dtype=torch.float64),
        "y": torch.tensor(t_c, dtype=torch.float64),
        "w": torch.tensor(1.0, dtype=torch.float64),
        "b": torch.tensor(0.0, dtype=torch.float64),
        "d": 0.1,
    }


def four_points():
    """Four points, a line above them, and a wide step."""
    return {
        "X": torch.tensor([0.5, 1.0, 1.5, 2.0], dtype=torch.float64),
        "y": torch.tensor([1.0, 0.0, 1.0, 2.0], dtype=torch.float64),
        "w": torch.tensor(2.0, dtype=torch.float64),
        "b": torch.tensor(1.0, dtype=torch.float64),
        "d": 0.25,
    }


@check(given=parabola, public=thermometer, criterion=close(3))
def mean_squared_error(impl, X, y, w, b, d):
    """The slopes of a mean squared error in w and in b, in this order."""

    def loss(w, b):
        return ((X * w + b - y) ** 2).mean()

    return impl.central_difference(loss, w, b, d)


@check(
    given=steeper,
    public=four_points,
    criterion=close(2),
    hint="Here the answer depends on d. Which d does your function use, and where does it look?",
)
def mean_fourth_power(impl, X, y, w, b, d):
    """The slopes of a loss that is no parabola, so that the width of the step shows."""

    def loss(w, b):
        return ((X * w + b - y) ** 4).mean()

    return impl.central_difference(loss, w, b, d)
