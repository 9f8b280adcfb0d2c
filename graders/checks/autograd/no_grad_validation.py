"""The loss in both modes: its value, its gradient, the graph behind it, and the mode that is left behind."""

import numpy as np
import torch

from graders import check, close, equal, parts, samples


def another_curve(rng):
    """A curve a * tanh(b x), and points away from it."""
    n = int(rng.integers(6, 16))
    x = rng.uniform(-2, 2, n)
    start = rng.choice([-1, 1], 2) * rng.uniform((1.5, 0.4), (3, 0.9))
    y = start[0] * np.tanh(start[1] * x) + rng.choice([-1, 1]) * rng.uniform(1, 3, n)
    return {**samples(x=torch.tensor(x).float(), y=torch.tensor(y).float()), "start": torch.tensor(start).float()}


def four_points():
    """Four points, and the curve 2 tanh(x / 2)."""
    x, y = torch.tensor([-2.0, -1.0, 1.0, 2.0]), torch.tensor([-3.0, -1.5, 1.0, 0.5])
    return {"x": x, "y": y, "start": torch.tensor([2.0, 0.5])}


@check(
    given=another_curve, public=four_points,
    criterion=parts(losses=close(1), gradient=close(1), graphs=equal(2), mode=equal(1)),
    hint="Print `requires_grad` of the loss in both modes, and `torch.is_grad_enabled()` after each of them.",
)
def both_modes(impl, x, y, start):
    """For training there is a gradient, for validation there is no graph, and autograd is left as it was."""
    predicted = []

    def model(x, params):
        predicted.append(params[0] * torch.tanh(params[1] * x))
        return predicted[-1]

    params = start.clone().requires_grad_()
    for_validation = impl.loss_in_mode(model, params, x, y, False)
    mode = for_validation is not None and torch.is_grad_enabled()
    torch.set_grad_enabled(True)  # whatever was left behind: the next cells need it
    for_training = impl.loss_in_mode(model, params, x, y, True)
    made = [*predicted, for_validation, for_training]
    if getattr(for_training, "requires_grad", False):
        for_training.backward()
    return {"losses": [for_validation, for_training], "gradient": params.grad, "mode": mode,
            "graphs": [getattr(value, "requires_grad", False) for value in made]}
