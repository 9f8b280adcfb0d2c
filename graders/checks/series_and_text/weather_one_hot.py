"""Four one-hot channels behind the others."""

import torch

from graders import check, close, exact


def all_kinds_of_weather(rng):
    """A few days and hours in which each of the four kinds occurs."""
    days, channels, hours = int(rng.integers(2, 5)), int(rng.integers(10, 14)), int(rng.integers(5, 9))
    table = torch.tensor(rng.uniform(0, 1, (days, channels, hours)), dtype=torch.float32)
    weather = [1, 2, 3, 4, *rng.integers(1, 5, days * hours - 4).tolist()]
    table[:, 9] = torch.tensor(rng.permutation(weather).reshape(days, hours), dtype=torch.float32)
    return {"days": exact(table)}  # rounding must not turn weather 3 into 2.9999998


def no_storm(rng):
    """The same, but it never storms: the fourth kind does not occur."""
    days = all_kinds_of_weather(rng)["days"].value
    days[:, 9] = days[:, 9].clamp(max=3)
    return {"days": exact(days)}


def two_days():
    """Two days of five hours; weather of every kind, and zeros in all channels but a temperature of 0.5."""
    days = torch.zeros(2, 11, 5)
    days[:, 9] = torch.tensor([[1.0, 1, 2, 3, 4], [3, 2, 2, 1, 2]])
    days[:, 10] = 0.5
    return {"days": days}


def two_calm_days():
    """Two days of five hours without a storm."""
    days = torch.zeros(2, 11, 5)
    days[:, 9] = torch.tensor([[1.0, 1, 2, 3, 3], [3, 2, 2, 1, 2]])
    days[:, 10] = 0.5
    return {"days": days}


@check(
    given=all_kinds_of_weather, public=two_days, criterion=close(3, shape="exact"),
    hint="Print the shape, then the last four channels of the first day: every column should hold a single 1.",
)
def four_more_channels(impl, days):
    """The old channels come first, unchanged; then each hour has a 1 in the channel of its weather and 0 in three."""
    return impl.weather_one_hot(days)


@check(
    given=no_storm, public=two_calm_days, criterion=close(1, shape="exact"),
    hint="How does your program know that there are four kinds of weather?",
)
def weather_that_never_occurs(impl, days):
    """There are four new channels also where a kind of weather does not occur."""
    return impl.weather_one_hot(days)
