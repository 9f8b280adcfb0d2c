"""A line through every k-th point, and how far off its slope usually is."""

import numpy as np
import torch

from graders import alternative, misconception


def subsample_fit(x, y, every):
    """Fit a line by least squares to the points number 0, every, 2 * every, ...

    x, y: tensors of shape (n,); every: a whole number. Returns (intercept, slope).
    """
    x, y = x[::every], y[::every]
    columns = torch.stack([torch.ones_like(x), x], dim=1)
    intercept, slope = torch.linalg.lstsq(columns, y[:, None]).solution[:, 0]
    return intercept, slope


def slope_error(x, y, every):
    """The standard error of the slope of that line.

    x, y: tensors of shape (n,); every: a whole number. Returns one number.
    """
    intercept, slope = subsample_fit(x, y, every)
    x, y = x[::every], y[::every]
    residuals = y - intercept - slope * x
    s2 = (residuals**2).sum() / (len(x) - 2)
    return torch.sqrt(s2 / ((x - x.mean()) ** 2).sum())


@alternative("subsample_fit")
def polyfit(x, y, every):
    slope, intercept = np.polyfit(x.numpy()[::every].astype(float), y.numpy()[::every].astype(float), 1)
    return intercept, slope


@alternative("subsample_fit")
def normal_equations(x, y, every):
    chosen = torch.arange(0, len(x), every)
    X = torch.column_stack([torch.ones(len(chosen), dtype=x.dtype), x[chosen]])
    return torch.inverse(X.T @ X) @ (X.T @ y[chosen])


@alternative("subsample_fit")
def sums_in_a_loop(x, y, every):
    n = sx = sy = 0
    points = []
    for i in range(0, len(x), every):
        points.append((x[i].item(), y[i].item()))
        n, sx, sy = n + 1, sx + points[-1][0], sy + points[-1][1]
    mx, my = sx / n, sy / n
    slope = sum((a - mx) * (b - my) for a, b in points) / sum((a - mx) ** 2 for a, _ in points)
    return [my - slope * mx, slope]


@alternative("slope_error")
def from_the_covariance(x, y, every):
    _, covariance = np.polyfit(x.double()[::every], y.double()[::every], 1, cov=True)
    return float(np.sqrt(covariance[0, 0]))


@alternative("slope_error")
def with_the_inverse_matrix(x, y, every):
    xs = x[0 : x.shape[0] : every].reshape(-1, 1)
    ys = y[0 : y.shape[0] : every].reshape(-1, 1)
    X = torch.cat([torch.ones_like(xs), xs], 1)
    W = torch.linalg.solve(X.T @ X, X.T @ ys)
    rss = torch.sum((ys - X @ W) ** 2).item()
    return (rss / (xs.shape[0] - 2) * torch.linalg.inv(X.T @ X)[1, 1]) ** 0.5


@misconception("subsample_fit", hint="Print `x[::every]` for ten numbers and `every=3`. Are they the points you use?")
def the_first_part(x, y, every):
    """You took the first part of the points, where every so-many-th point was asked for."""
    count = len(x[::every])
    return subsample_fit(x[:count], y[:count], 1)


@misconception("subsample_fit", hint="What does your line predict at x = 0? Must it?")
def through_the_origin(x, y, every):
    """Your line goes through the origin: it has no intercept of its own."""
    x, y = x[::every], y[::every]
    return torch.zeros(()), (x * y).sum() / (x * x).sum()


@misconception("subsample_fit", hint="Read again what is returned, and in which order.")
def slope_first(x, y, every):
    """You return the slope first; the intercept comes first."""
    intercept, slope = subsample_fit(x, y, every)
    return slope, intercept


@misconception("subsample_fit", hint="Which y belongs to `x[every]`, the second point that you kept?")
def torn_apart(x, y, every):
    """You take the x of some points and the y of others."""
    count = len(x[::every])
    return subsample_fit(x[::every], y[:count], 1)


@misconception("slope_error", hint="With two points the line fits exactly. What should be divided by then?")
def two_not_taken_off(x, y, every):
    """You divide the squared residuals by the number of points; two less were asked for."""
    m = len(x[::every])
    return slope_error(x, y, every) * ((m - 2) / m) ** 0.5


@misconception("slope_error", hint="What becomes of your number when there are four times as many points?")
def the_noise_itself(x, y, every):
    """You return the spread of the points around the line, not that of the slope."""
    intercept, slope = subsample_fit(x, y, every)
    x, y = x[::every], y[::every]
    return (((y - intercept - slope * x) ** 2).sum() / (len(x) - 2)).sqrt()


@misconception("slope_error", hint="Compare your number with the formula: is there a root in it?")
def without_the_root(x, y, every):
    """You return the square of the standard error: the root is missing."""
    return slope_error(x, y, every) ** 2
