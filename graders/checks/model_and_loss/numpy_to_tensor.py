"""Arrays and numbers as tensors: values, dtype, shape."""

import numpy as np
import torch

from graders import check, close, equal, parts


def two_scales(rng):
    """Some dozen readings on two scales, all of them well between two whole numbers."""
    n = int(rng.integers(20, 45))
    x = np.sort(rng.integers(-15, 15, n)) + rng.uniform(0.2, 0.8, n)
    y = np.floor(rng.uniform(1, 3) * x + rng.uniform(20, 40)) + rng.uniform(0.2, 0.8, n)
    return {"x": x, "y": y}


def celsius_and_fahrenheit():
    """Forty noisy points around 1.8 x + 32."""
    x = np.linspace(-10, 10, 40)
    return {"x": x, "y": 1.8 * x + 32 + np.random.default_rng(43052).normal(0, 4, 40)}


def one_whole_number(rng):
    """A whole number and a fraction."""
    return {"w": int(rng.integers(1, 10)), "b": int(rng.integers(10, 40)) + 0.5}


def one_and_a_half():
    """The whole number 1, and a half."""
    return {"w": 1, "b": 0.5}


@check(
    given=two_scales,
    public=celsius_and_fahrenheit,
    criterion=parts(values=close(1), dtype=equal(1), shape=equal(1)),
    hint="Print type, dtype and shape of both results, and read the page's table again.",
)
def data(impl, x, y):
    """to_tensors keeps the values, in float32 tensors of the shape of the arrays."""
    made = list(impl.to_tensors(x, y))
    return {
        "values": [torch.as_tensor(m, dtype=torch.float64) for m in made],
        "dtype": [str(getattr(m, "dtype", type(m).__name__)) for m in made],
        "shape": [list(np.shape(m)) for m in made],
    }


@check(
    given=one_whole_number,
    public=one_and_a_half,
    criterion=parts(values=close(1), dtype=equal(1), shape=equal(1)),
    hint="Print type, dtype and shape of both results, for whole numbers too.",
)
def parameters(impl, w, b):
    """start_tensors makes float32 scalars, of whole numbers too."""
    made = list(impl.start_tensors(w, b))
    return {
        "values": [torch.as_tensor(m, dtype=torch.float64) for m in made],
        "dtype": [str(getattr(m, "dtype", type(m).__name__)) for m in made],
        "shape": [list(np.shape(m)) for m in made],
    }
