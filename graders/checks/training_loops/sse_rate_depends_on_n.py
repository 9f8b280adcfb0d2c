"""The largest stable learning rate, for the sum and for the mean, on more and more of the same points.

Each rate is twice the next smaller one, and none lies near a limit: which rates are stable is no matter of rounding.
The largest comes first and overflows to nan; the smallest comes last. The body always hands over float32: in float64
nothing overflows within 20 epochs.
"""

import math

import torch

from graders import check, close, parts


def growing_line(rng):
    """Points around a random line, and rates that are 19 % or more away from every limit."""
    sizes = [16, 64]
    while True:
        x = torch.tensor(rng.normal(0, rng.uniform(0.7, 1.4), sizes[-1]), dtype=torch.float32)
        X = torch.stack([torch.ones(sizes[-1]), x], dim=1)
        mean_limits = [1 / float(torch.linalg.eigvalsh(X[:n].T @ X[:n] / n)[-1]) for n in sizes]
        places = [math.log2(limit) for limit in mean_limits]
        lead = max((1.0, 1.25, 1.5, 1.75), key=lambda lead: clearance(lead, places))
        if clearance(lead, places) >= 0.25:
            break
    top = math.floor(max(places)) + 8
    bottom = math.floor(min(places)) - 8
    alphas = [lead * 2.0**k for k in range(bottom, top + 1)]
    inner = rng.permutation(alphas[1:-1]).tolist()
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, sizes[-1]), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    start = truth + torch.linalg.eigh(X.T @ X)[1] @ away
    return {"X": X, "y": y, "start": start, "alphas": [alphas[-1], *inner, alphas[0]], "epochs": 20, "sizes": sizes}


def clearance(lead, places):
    """The distance, in powers of two, from the nearest of the rates lead * 2**k to any of the limits 2**place."""
    return min(abs((place - math.log2(lead) + 0.5) % 1 - 0.5) for place in places)


def four_hundred_points():
    """The lecture's line with 400 points, and the rates 3 * 2**k in no particular order."""
    torch.manual_seed(43052)
    x = torch.randn(400)
    X = torch.stack([torch.ones(400), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + 0.5 * torch.randn(400)
    powers = [6, -4, 1, -9, -2, 3, -7, 5, -1, -10, 0, -5, 4, -8, 2, -3, -6, -11]
    alphas = [3 * 2.0**k for k in powers]
    sizes = [50, 100, 200, 400]
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alphas": alphas, "epochs": 20, "sizes": sizes}


@check(
    given=growing_line, public=four_hundred_points, criterion=parts(sum=close(3), mean=close(2)),
    hint="Print, for each rate, the loss at the start and the loss after the last update, and judge them by eye.",
)
def rates_by_size(impl, X, y, start, alphas, epochs, sizes):
    """The largest stable rate is found for the first n points, with the sum and with the mean."""
    rates = {"sum": [], "mean": []}
    for n in sizes:
        for reduction in ("sum", "mean"):
            data = [values.float().clone() for values in (X[:n], y[:n], start)]
            rates[reduction].append(impl.largest_stable_alpha(*data, list(alphas), epochs, reduction))
    return rates
