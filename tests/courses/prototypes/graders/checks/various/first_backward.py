"""The gradient of a fresh leaf, before and after one backward."""

import torch

from graders import check, close, equal, parts, samples


def random_regression(rng):
    """A random regression with two to five parameters, at a random W."""
    n, p = int(rng.integers(6, 30)), int(rng.integers(2, 6))
    X = torch.tensor(rng.normal(0, 1, (n, p)), dtype=torch.float32)
    y = torch.tensor(rng.normal(0, 3, n), dtype=torch.float32)
    return {**samples(X=X, y=y), "W": torch.tensor(rng.normal(0, 4, p), dtype=torch.float32)}


def three_points():
    """Three points and two parameters."""
    X = torch.tensor([[1.0, -1.0], [1.0, 0.0], [1.0, 2.0]])
    return {"X": X, "y": torch.tensor([0.5, 2.0, 6.5]), "W": torch.tensor([-5.0, 10.0])}


@check(
    given=random_regression, public=three_points, criterion=parts(before=equal(1), after=close(2)),
    hint="Print `W.grad` on each line of your function.",
)
def from_none_to_the_gradient(impl, X, y, W):
    """Before the first backward there is no gradient, and after it there is that of the sum of squared errors."""
    before, after = impl.before_and_after(W.requires_grad_(), X, y)
    return {"before": before, "after": after}
