"""One channel on another scale, all others as they were."""

import torch

from graders import check, close


def some_weather(rng):
    """A few days with weather from 1 to 3; it never storms, as in most weeks."""
    days, channels, hours = int(rng.integers(2, 4)), int(rng.integers(10, 13)), int(rng.integers(4, 8))
    table = torch.tensor(rng.uniform(0, 1, (days, channels, hours)), dtype=torch.float32)
    weather = [1, 2, 3, *rng.integers(1, 4, days * hours - 3).tolist()]
    table[:, 9] = torch.tensor(rng.permutation(weather).reshape(days, hours), dtype=torch.float32)
    return {"days": table}


def temperatures(rng):
    """Warm and cold days: each day and each channel has a level of its own; any channel may be asked for."""
    days, channels, hours = int(rng.integers(2, 4)), int(rng.integers(3, 8)), int(rng.integers(4, 8))
    level = rng.uniform(2, 4, (1, channels, 1)) + 2.0 * rng.permutation(days)[:, None, None]
    table = level + rng.uniform(-1, 1, (days, channels, hours))
    channel = int(rng.integers(0, channels))
    table[:, (channel + 1) % channels] *= 3  # so that the largest value of all is never the channel's own
    return {"days": torch.tensor(table, dtype=torch.float32), "channel": channel}


def two_days_of_weather():
    """Weather of two days of four hours, without a storm; all else is 0."""
    days = torch.zeros(2, 11, 4)
    days[:, 9] = torch.tensor([[1.0, 1, 2, 3], [3, 2, 2, 1]])
    return {"days": days}


def two_days_of_warmth():
    """Temperatures of a cold and of a warm day; all else is 1."""
    days = torch.ones(2, 11, 4)
    days[:, 10] = torch.tensor([[0.20, 0.24, 0.32, 0.26], [0.40, 0.48, 0.60, 0.52]])
    return {"days": days, "channel": 10}


@check(
    given=some_weather, public=two_days_of_weather, criterion=close(1, shape="exact"),
    hint="Put 1 and 4 into your formula, by hand. 0 and 1 should come out.",
)
def weather_in_thirds(impl, days):
    """Weather 1, 2, 3, 4 has become 0, 1/3, 2/3, 1; no other channel has changed."""
    result = impl.weather_to_unit(days)
    return days if result is None else result


@check(
    given=temperatures, public=two_days_of_warmth, criterion=close(2, shape="exact"),
    hint="Print the smallest and the largest value of the channel after your change.",
)
def range_from_zero_to_one(impl, days, channel):
    """The smallest value of the channel has become 0, the largest 1; no other channel has changed."""
    result = impl.channel_to_unit(days, channel)
    return days if result is None else result


@check(
    given=temperatures, public=two_days_of_warmth, criterion=close(2, shape="exact"),
    hint="Print the mean and the standard deviation of the channel after your change.",
)
def mean_zero_deviation_one(impl, days, channel):
    """The channel has mean 0 and standard deviation 1; no other channel has changed."""
    result = impl.standardise_channel(days, channel)
    return days if result is None else result
