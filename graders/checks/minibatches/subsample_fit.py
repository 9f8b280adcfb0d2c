"""The line through a part of the points, and the standard error of its slope."""

import torch

from graders import check, close


def many_points(rng):
    """Points around a random line in no order, of which 12 to 20 are looked at."""
    every = int(rng.integers(3, 7))
    n = every * int(rng.integers(12, 20)) + int(rng.integers(1, every))
    x = torch.tensor(rng.normal(rng.choice([-1.0, 1.0]), 1, n))
    intercept, slope = rng.uniform(2, 5, 2) * rng.choice([-1.0, 1.0], 2)
    return {"x": x, "y": intercept + slope * x + torch.tensor(rng.normal(0, 1, n)), "every": every}


def twelve_points():
    """Twelve points, of which every third is looked at: 0, 3, 6 and 9."""
    x = torch.tensor([0.0, 9.0, 1.0, 1.0, 5.0, 7.0, 2.0, 3.0, 8.0, 4.0, 6.0, 2.0], dtype=torch.float64)
    y = torch.tensor([1.0, 4.0, 9.0, 4.0, 2.0, 8.0, 5.0, 6.0, 1.0, 9.0, 3.0, 7.0], dtype=torch.float64)
    return {"x": x, "y": y, "every": 3}


@check(
    given=many_points, public=twelve_points, criterion=close(2),
    hint="Write down the points of the twelve that you should look at, and compare them with those you do look at.",
)
def a_line_through_some(impl, x, y, every):
    """The line is the best one through every so-many-th point."""
    intercept, slope = impl.subsample_fit(x, y, every)
    return [intercept, slope]


@check(
    given=many_points, public=twelve_points, criterion=close(2),
    hint="Compute the residuals of the four points by hand. Their sum is 0.",
)
def how_far_off(impl, x, y, every):
    """The standard error is that of the slope through these points."""
    return impl.slope_error(x, y, every)
