"""The predictions of a line, by its formula and by a matrix."""

import torch

from graders import check, close


def slope_and_intercept(rng):
    """Two parameters that no mistake takes for one another, nor for 1 and 0."""
    small, large = rng.uniform(0.2, 0.8), rng.uniform(2.0, 5.0)
    return torch.tensor(rng.permutation([small, large]) * rng.choice([-1.0, 1.0], 2), dtype=torch.float32)


def some_inputs(rng):
    """A few inputs on both sides of zero, none of them near it."""
    sizes = rng.uniform(1.5, 9.0, int(rng.integers(6, 16)))
    signs = rng.permutation(len(sizes)) % 2 * 2.0 - 1
    return torch.tensor(signs * sizes, dtype=torch.float32)


def a_line(rng):
    """Inputs, slope and intercept."""
    w, b = slope_and_intercept(rng)
    return {"x": some_inputs(rng), "w": w, "b": b}


def thermometer():
    """The eleven readings of the lecture's thermometer, and the first guess w = 1, b = 0."""
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return {"x": torch.tensor(t_u), "w": torch.tensor(1.0), "b": torch.tensor(0.0)}


def a_vector(rng):
    """Inputs, and a vector of parameters."""
    return {"x": some_inputs(rng), "W": slope_and_intercept(rng)}


def four_inputs():
    """Four inputs, and the line 2.5 + 4 x."""
    return {"x": torch.tensor([-1.0, 0.0, 1.0, 10.0]), "W": torch.tensor([2.5, 4.0])}


@check(
    given=a_line,
    public=thermometer,
    criterion=close(2),
    hint="Work out the prediction for one x by hand, and compare.",
)
def formula(impl, x, w, b):
    """line predicts w * x + b."""
    return impl.line(x, w, b)


@check(
    given=a_vector,
    public=four_inputs,
    criterion=close(3),
    hint="Print your X for three inputs. Every row should be (1, x).",
)
def product(impl, x, W):
    """line_by_matrix predicts W[0] + W[1] * x."""
    return impl.line_by_matrix(x, W)
