"""Forward differences in float64, with steps wide enough to show the error of order h.

The loss is no parabola: on one, the central difference is the slope itself, and so is what a tiny step of one's own
gives.
"""

import numpy as np
import torch

from graders import check, close, samples


def off_the_line(rng):
    """Points around a random line, and parameters away from it; parameters and steps are multiples of 1/8."""
    count = int(rng.integers(15, 40))
    true = rng.uniform(-3, 3, 2)
    x = rng.uniform(0.5, 2.5, count)
    noise = rng.normal(0, 0.1, count)
    away = rng.choice([-1.0, 1.0]) * rng.uniform(0.5, 1.0, 2)
    w0, w1 = np.round(8 * (true + away)) / 8
    return {**samples(x=torch.from_numpy(x), y=torch.from_numpy(true[0] + true[1] * x + noise)),
            "w0": torch.tensor(w0, dtype=torch.float64), "w1": torch.tensor(w1, dtype=torch.float64),
            "h": float(rng.choice([0.25, 0.375]))}


def regression_problem():
    """The lecture's 100 points, in float64, its start (-5, 10), and a step that is wide on purpose."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    return {
        "x": x.double(),
        "y": (2.5 + 4 * x + eps).double(),
        "w0": torch.tensor(-5.0, dtype=torch.float64),
        "w1": torch.tensor(10.0, dtype=torch.float64),
        "h": 0.25,
    }


@check(
    given=off_the_line,
    public=regression_problem,
    criterion=close(4),
    hint="Here the answer depends on h. Which h does your function use, and where does it look?",
)
def mean_fourth_power(impl, x, y, w0, w1, h):
    """The slopes of a loss that is no parabola, in w0 and in w1, in this order."""

    def loss(w0, w1):
        return ((x * w1 + w0 - y) ** 4).mean()

    return impl.forward_difference(loss, w0, w1, h)
