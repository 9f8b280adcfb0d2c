"""Two gradients from one forward pass."""

import numpy as np
import torch

from graders import check, close, equal, parts, samples


def another_curve(rng):
    """A curve a * tanh(b x) with errors of both signs, none of them small."""
    n = int(rng.integers(8, 16))
    x = rng.uniform(0.3, 2.5, n) * rng.choice([-1, 1], n)
    start = rng.choice([-1, 1], 2) * rng.uniform((1.5, 0.4), (3, 0.9))
    off = rng.choice([-1, 1], n, p=[0.25, 0.75]) * rng.uniform(0.4, 2, n) * np.sign(x)
    y = start[0] * np.tanh(start[1] * x) + off
    return {**samples(x=torch.tensor(x).float(), y=torch.tensor(y).float()), "start": torch.tensor(start).float()}


def six_points():
    """Six points, and the curve 2 tanh(x / 2)."""
    x = torch.tensor([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0])
    y = torch.tensor([-2.5, -1.6, 0.2, 0.1, 1.7, 3.0])
    return {"x": x, "y": y, "start": torch.tensor([2.0, 0.5])}


@check(
    given=another_curve, public=six_points, criterion=parts(of_squares=close(1), of_sizes=close(1), passes=equal(1)),
    hint="Print `.grad` after each backward, and once more at the end. Which line changed what you had kept?",
)
def one_pass_two_gradients(impl, x, y, start):
    """Each loss has its own gradient, and the model ran once."""
    passes = []

    def predict(params):
        passes.append(1)
        return params[0] * torch.tanh(params[1] * x)

    of_squares, of_sizes = impl.two_gradients(predict, start, y)
    return {"of_squares": of_squares, "of_sizes": of_sizes, "passes": len(passes)}
