"""Numeric gradients of losses of a vector, of matrices and of tensors with three axes.

The fourth power makes the step show, all residuals have one sign so that no slope is near zero, and entries and steps
are multiples of 1/8. The losses take arrays, lists and flattened tensors too, since learners pass these on.
"""

import numpy as np
import torch

from graders import check, close, samples


def positive_residuals(rng, shape):
    """Inputs, targets below the predictions of a random parameter tensor, and that tensor."""
    n, columns = int(rng.integers(6, 12)), int(np.prod(shape[1:]))
    inputs = rng.uniform(0.5, 2.0, (n, shape[0]))
    theta = rng.integers(-12, 13, shape) / 8
    below = inputs @ theta.reshape(shape[0], columns) - rng.uniform(1.0, 2.0, (n, columns))
    target = below if len(shape) > 1 else below[:, 0]
    return {**samples(X=torch.from_numpy(inputs), y=torch.from_numpy(target)), "theta": torch.from_numpy(theta),
            "h": float(rng.choice([0.125, 0.25]))}


def some_entries(rng):
    """A parameter vector of two to five entries."""
    return positive_residuals(rng, (int(rng.integers(2, 6)),))


def several_axes(rng):
    """A parameter tensor with two or three axes."""
    shapes = [(2, 3), (3, 2), (2, 4), (2, 2, 2), (3, 1, 2)]
    return positive_residuals(rng, shapes[int(rng.integers(len(shapes)))])


def three_entries():
    """Four rows of inputs, their targets, and three parameters."""
    return {
        "X": torch.tensor([[1.0, 0.5, 2.0], [1.0, 1.0, 1.0], [1.0, 1.5, 0.5], [1.0, 2.0, 1.5]], dtype=torch.float64),
        "y": torch.tensor([0.0, -1.0, 0.5, 1.0], dtype=torch.float64),
        "theta": torch.tensor([0.5, -0.25, 1.0], dtype=torch.float64),
        "h": 0.1,
    }


def two_by_three():
    """Four rows of inputs with three targets each, and a matrix of parameters."""
    return {
        "X": torch.tensor([[1.0, 0.5], [1.0, 1.0], [1.0, 1.5], [1.0, 2.0]], dtype=torch.float64),
        "y": torch.tensor([[-1.0, 0.0, 1.0], [0.0, 1.0, 1.0], [-1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], dtype=torch.float64),
        "theta": torch.tensor([[0.5, 1.0, 2.0], [0.25, 0.75, 0.5]], dtype=torch.float64),
        "h": 0.1,
    }


@check(given=some_entries, public=three_entries, criterion=close(3))
def of_a_vector(impl, X, y, theta, h):
    """The gradient of a loss of a parameter vector."""

    def loss(theta):
        return ((X @ torch.as_tensor(theta, dtype=X.dtype) - y) ** 4).mean()

    return impl.numeric_gradient(loss, theta, h)


@check(
    given=several_axes,
    public=two_by_three,
    criterion=close(3, shape="exact"),
    hint="Print theta.shape and the shape of what you return. Did every single entry have its own turn?",
)
def of_any_shape(impl, X, y, theta, h):
    """The gradient has one slope for every entry, in the shape of theta."""

    def loss(theta):
        weights = torch.as_tensor(theta, dtype=X.dtype).reshape(X.shape[1], -1)
        return ((X @ weights - y) ** 4).mean()

    return impl.numeric_gradient(loss, theta, h)


@check(
    given=some_entries,
    public=three_entries,
    criterion=close(1),
    needs=of_a_vector,
    hint="If you move entries of theta itself, the last one must be put back too.",
)
def theta_is_kept(impl, X, y, theta, h):
    """Afterwards theta has its old values, and the same call gives the same gradient again."""

    def loss(theta):
        return ((X @ torch.as_tensor(theta, dtype=X.dtype) - y) ** 4).mean()

    impl.numeric_gradient(loss, theta, h)
    return {"again": impl.numeric_gradient(loss, theta, h), "theta": theta}
