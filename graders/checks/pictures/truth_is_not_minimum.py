"""The smallest loss, and that of the true parameters."""

import torch

from graders import check, close, parts, samples


def noisy_line(rng):
    """Points around a random line that misses the origin."""
    n = int(rng.integers(15, 60))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.5), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.choice([-1, 1], 2) * rng.uniform([1, 3], [2, 5]), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, rng.uniform(0.5, 1), n), dtype=torch.float32)
    return {**samples(X=X, y=y), "truth": truth}


def hundred_points():
    """The lecture's 100 points, made from the line (2.5, 4)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    return {"X": X, "y": X @ torch.tensor([2.5, 4.0]) + eps, "truth": torch.tensor([2.5, 4.0])}


@check(
    given=noisy_line, public=hundred_points, criterion=parts(parameters=close(1), smallest=close(1), truth=close(1)),
    hint="Three numbers are easy to test: take three points that lie exactly on the true line. What should come out?",
)
def losses_side_by_side(impl, X, y, truth):
    """The least-squares parameters, their loss and the loss of the truth are right."""
    W, smallest, true = impl.truth_or_minimum(X, y, truth)
    return {"parameters": W, "smallest": smallest, "truth": true}
