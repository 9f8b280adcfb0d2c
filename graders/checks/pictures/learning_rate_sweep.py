"""What becomes of five learning rates, and the largest stable one."""

import torch

from graders import check, close, equal, exact, parts


def columns_of_two_curvatures(rng):
    """A column of ones and random x, so that the smaller curvature is a third to nine tenths of the larger one."""
    while True:
        n = int(rng.integers(20, 40))
        x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.7, 1.3), n), dtype=torch.float32)
        X = torch.stack([torch.ones(n), x], dim=1)
        small, large = torch.linalg.eigvalsh(X.T @ X)
        if 0.35 < float(small / large) < 0.9:
            return {"X": X}


def five_rates(rng):
    """A rate that crawls, one that arrives, three above the limit, one of them barely; a start beside the valley."""
    X = columns_of_two_curvatures(rng)["X"]
    (_, large), axes = torch.linalg.eigh(2 * X.T @ X)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, len(X)), dtype=torch.float32)
    along = torch.tensor(rng.choice([-1, 1], 2) * [rng.uniform(7, 10), rng.uniform(1, 1.8)], dtype=torch.float32)
    shares = [rng.uniform(0.015, 0.02), rng.uniform(0.35, 0.5), rng.uniform(1.006, 1.01), rng.uniform(1.03, 1.05), 1.2]
    alphas = [float(share) * 2 / float(large) for share in rng.permutation(shares)]
    return {"X": X, "y": y, "start": torch.linalg.lstsq(X, y[:, None])[0][:, 0] + axes @ along,
            "alphas": exact(alphas), "epochs": int(rng.integers(28, 33))}


def hundred_points():
    """Column of ones and the lecture's 100 points."""
    torch.manual_seed(43052)
    return {"X": torch.stack([torch.ones(100), torch.randn(100).sort()[0]], dim=1)}


def lecture_rates():
    """The lecture's 100 points and its start (-5, 10), with five rates."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    alphas = [0.0001, 0.001, 0.0083, 0.0085, 0.01]
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alphas": alphas, "epochs": 30}


@check(
    given=columns_of_two_curvatures, public=hundred_points, criterion=close(2),
    hint="Print the two eigenvalues of 2X'X for the points above. Both are a few hundred.",
)
def limit(impl, X):
    """The largest stable rate follows from the steepest direction."""
    return impl.stable_limit(X)


@check(
    given=five_rates, public=lecture_rates, criterion=parts(losses=close(2), outcomes=equal(3)),
    hint="Take one rate at a time, and walk through the three questions of the page with its printed losses.",
)
def fates(impl, X, y, start, alphas, epochs):
    """Every rate has its losses, and the name of what became of it."""
    histories, outcomes = impl.learning_rate_sweep(X, y, start, alphas, epochs)
    return {"losses": histories, "outcomes": list(outcomes)}
