"""The largest stable learning rate, for the sum and for the mean, on more and more of the same points.

Each rate is twice the next smaller one, and none lies near a limit: which rates are stable is no matter of rounding.
The list begins with two stable rates, the larger one first; then comes the largest of all, which overflows to nan; the
smallest comes last. The bodies always hand over float32: in float64 nothing overflows within 20 epochs.
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
    bottom = math.floor(min(places)) - 10  # the limit of the sum lies 6 below: the three smallest are always stable
    smallest, second, third, *more, largest = [lead * 2.0**k for k in range(bottom, top + 1)]
    alphas = [third, second, largest, *rng.permutation(more).tolist(), smallest]
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, sizes[-1]), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    start = truth + torch.linalg.eigh(X.T @ X)[1] @ away
    return {"X": X, "y": y, "start": start, "alphas": alphas, "epochs": 20, "sizes": sizes}


def clearance(lead, places):
    """The distance, in powers of two, from the nearest of the rates lead * 2**k to any of the limits 2**place."""
    return min(abs((place - math.log2(lead) + 0.5) % 1 - 0.5) for place in places)


def four_hundred_points():
    """The lecture's line with 400 points, and the rates 3 * 2**k in no particular order."""
    torch.manual_seed(43052)
    x = torch.randn(400)
    X = torch.stack([torch.ones(400), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + 0.5 * torch.randn(400)
    powers = [-12, -13, 6, -4, 1, -9, -2, 3, -7, 5, -1, -10, 0, -5, 4, -8, 2, -3, -11, -6, -14]
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


def hesitant_line(rng):
    """A rate 1.25 times the limit, with which the loss falls in the first update and only then grows.

    In units of the limit the rates are 1.25 * 1.5**k. The curvature along the flat axis of the valley is about half of
    that along the steep one, and the start has two thirds of its loss along the flat one: there the first update gains
    more than the steep axis loses, and the second one has nothing left to gain.
    """
    n = int(rng.integers(8, 17))
    while True:
        x = torch.tensor(rng.normal(0, 0.7, n), dtype=torch.float32)
        X = torch.stack([torch.ones(n), x], dim=1)
        (flat, steep), axes = torch.linalg.eigh(X.T @ X / n)
        if 0.45 < flat / steep < 0.55:
            break
    far = float(rng.uniform(4, 9))
    signs = torch.tensor(rng.choice([-1.0, 1.0], 2), dtype=torch.float32)
    best = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    start = best + axes @ (signs * torch.stack([torch.tensor(far), far * (flat / steep / 2) ** 0.5]))
    smallest, *more, largest = [1.25 * 1.5**k / float(steep) for k in range(-10, 5)]
    right = more.pop(8)
    alphas = [right, largest, *rng.permutation(more).tolist(), smallest]  # so that wrong orders give wrong rates
    return {"X": X, "y": X @ best, "start": start, "alphas": alphas, "epochs": 2}


def five_points():
    """Five points on a line, and two updates; the limit is 1."""
    x = torch.tensor([-1.0, -0.5, 0.0, 0.5, 1.0])
    X = torch.stack([torch.ones(5), x], dim=1)
    alphas = [0.1, 1.8, 0.55, 2.7, 0.15, 1.2, 0.25, 4.0, 0.8, 0.35]
    return {"X": X, "y": 1 + 2 * x, "start": torch.tensor([5.0, 10.0]), "alphas": alphas, "epochs": 2}


@check(
    given=hesitant_line, public=five_points, criterion=close(1),
    hint="Print three losses for each rate: at the start, after one update, and after both.",
)
def two_updates(impl, X, y, start, alphas, epochs):
    """With two updates, too, it is the loss after the last one that decides."""
    return impl.largest_stable_alpha(X.float(), y.float(), start.float(), list(alphas), epochs, "mean")
