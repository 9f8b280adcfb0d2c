"""One step on the sum of squared errors: before, update, after."""

import torch

from graders import check, close, parts, samples


def noisy_line(rng):
    """Points around a random line, and a start far from it."""
    n = int(rng.integers(20, 80))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.5), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.1, 0.5)) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {**samples(X=X, y=y), "W": truth + away, "alpha": alpha}


def hundred_points():
    """The lecture's 100 points and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "W": torch.tensor([-5.0, 10.0]), "alpha": 0.001}


@check(
    given=noisy_line, public=hundred_points, criterion=parts(before=close(1), update=close(2), after=close(2)),
    hint="Work out the update for the three points above on paper, and compare it with yours.",
)
def step_taken_apart(impl, X, y, W, alpha):
    """Before, update and after are those of one step of gradient descent on the sum of squared errors."""
    before, update, after = impl.one_step(X, y, W, alpha)
    return {"before": before, "update": update, "after": after}
