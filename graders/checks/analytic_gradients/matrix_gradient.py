"""The gradient of the sum of squared errors, for vectors and for columns."""

import torch

from graders import check, close, samples


def some_columns(rng):
    """A column of ones and one to three more, targets around a plane, and parameters away from the best ones."""
    n, p = int(rng.integers(15, 50)), int(rng.integers(2, 5))
    X = torch.tensor(rng.normal(0.5, 1.0, (n, p))).float()
    X[:, 0] = 1
    best = rng.choice([-1.0, 1.0], p) * rng.uniform(2.0, 4.0, p)
    y = X @ torch.tensor(best).float() + torch.tensor(rng.normal(0, 0.5, n)).float()
    away = rng.choice([-1.0, 1.0], p) * rng.uniform(5.0, 8.0, p)
    return {**samples(X=X, y=y), "W": torch.tensor(best + away).float()}


def hundred_points():
    """The lecture's hundred points around 2.5 + 4 x, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    y = 2.5 + 4 * x + 0.5 * torch.randn(100)
    return {"X": torch.stack([torch.ones(100), x], dim=1), "y": y, "W": torch.tensor([-5.0, 10.0])}


def three_parameters():
    """Four points, three parameters."""
    return {
        "X": torch.tensor([[1.0, 2.0, 0.0], [1.0, -1.0, 1.0], [1.0, 0.0, 3.0], [1.0, 1.0, -2.0]]),
        "y": torch.tensor([1.0, 0.0, -2.0, 4.0]),
        "W": torch.tensor([1.0, 2.0, -1.0]),
    }


@check(
    given=some_columns,
    public=hundred_points,
    criterion=close(3, shape="exact"),
    hint="Write the shape of every factor under the formula. Which axis is summed over?",
)
def of_vectors(impl, X, y, W):
    """The gradient in the shape of W, where y and W are vectors."""
    return impl.matrix_gradient(X, y, W)


@check(
    given=some_columns,
    public=three_parameters,
    criterion=close(2, shape="exact"),
    hint="Print the shapes of X @ W and y before you subtract one from the other.",
)
def of_columns(impl, X, y, W):
    """The gradient in the shape of W, where y and W are columns."""
    return impl.matrix_gradient(X, y.reshape(-1, 1), W.reshape(-1, 1))
