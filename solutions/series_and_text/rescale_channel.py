"""Three ways to bring a channel to a common scale."""

import numpy as np
import torch

from graders import alternative, misconception


def weather_to_unit(days):
    """The tensor `days` (days, channels, hours) with the weather 1, 2, 3, 4 of channel 9 moved to 0, 1/3, 2/3, 1."""
    days = days.clone()
    days[:, 9] = (days[:, 9] - 1) / 3
    return days


def channel_to_unit(days, channel):
    """The tensor `days` (days, channels, hours) with one channel moved to the range from 0 to 1."""
    days = days.clone()
    values = days[:, channel]
    days[:, channel] = (values - values.min()) / (values.max() - values.min())
    return days


def standardise_channel(days, channel):
    """The tensor `days` (days, channels, hours) with one channel brought to mean 0 and standard deviation 1.

    Mean and standard deviation (the unbiased one) are those of all hours of all days.
    """
    days = days.clone()
    values = days[:, channel]
    days[:, channel] = (values - values.mean()) / values.std()
    return days


@alternative("weather_to_unit")
def looked_up(days):
    places = torch.linspace(0, 1, 4)
    result = days.clone()
    result[:, 9, :] = places[days[:, 9, :].round().long() - 1]
    return result


@alternative("weather_to_unit")
def weather_in_place(days):
    days[:, 9].sub_(1).div_(3)


@alternative("channel_to_unit")
def with_amin_and_amax(days, channel):
    low = days.amin(dim=(0, 2))[channel]
    high = days.amax(dim=(0, 2))[channel]
    return torch.cat([days[:, :channel], ((days[:, channel] - low) / (high - low))[:, None], days[:, channel + 1:]], 1)


@alternative("channel_to_unit")
def range_in_numpy(days, channel):
    table = days.numpy().copy()
    low, span = table[:, channel].min(), np.ptp(table[:, channel])
    table[:, channel] -= low
    table[:, channel] /= span
    return table


@alternative("standardise_channel")
def in_place(days, channel):
    mean = torch.mean(days[:, channel])
    days[:, channel] -= mean
    days[:, channel] /= torch.std(days[:, channel])
    return days


@alternative("standardise_channel")
def from_the_variance(days, channel):
    result = torch.clone(days)
    temperature = days[:, channel, :].reshape(-1)
    spread = torch.sqrt(torch.var(temperature))
    result[:, channel, :] = (days[:, channel, :] - temperature.mean()) / spread
    return result


@alternative("standardise_channel")
def numpy_with_ddof(days, channel):
    table = np.array(days)
    table[:, channel] = (table[:, channel] - table[:, channel].mean()) / table[:, channel].std(ddof=1)
    return torch.from_numpy(table)


@misconception("weather_to_unit", hint="Put the best weather, 1, into your formula. Does 0 come out?")
def divided_by_four(days):
    """You divided by 4 without moving the beginning: clear weather becomes 1/4, not 0."""
    days = days.clone()
    days[:, 9] /= 4
    return days


@misconception("weather_to_unit", hint="How many steps is it from 1 to 4? Put a storm, 4, into your formula.")
def four_steps(days):
    """You divided by the number of kinds; from 1 to 4 there are only three steps, so a storm gets 3/4."""
    days = days.clone()
    days[:, 9] = (days[:, 9] - 1) / 4
    return days


@misconception("weather_to_unit", hint="What does weather 2 become in a week with a storm, and in one without?")
def range_of_these_days(days):
    """You took the range from the data, so the same weather gets another number where no storm occurs."""
    return channel_to_unit(days, 9)


@misconception("channel_to_unit", hint="Which of your values is the smallest one now?")
def divided_by_largest(days, channel):
    """You divided by the largest value, so the smallest one does not become 0."""
    days = days.clone()
    days[:, channel] /= days[:, channel].max()
    return days


@misconception("channel_to_unit", hint="How far is it from the smallest value to the largest?")
def divisor_not_moved(days, channel):
    """You subtracted the smallest value and then divided by the largest, which is not the width of the range."""
    days = days.clone()
    days[:, channel] = (days[:, channel] - days[:, channel].min()) / days[:, channel].max()
    return days


@misconception(
    "channel_to_unit", hint="After your change, is the warmest hour of a cold day as warm as that of a hot one?"
)
def range_of_each_day(days, channel):
    """You took smallest and largest value of each day apart, so that a cold day and a hot one look alike."""
    days = days.clone()
    low, high = days[:, channel].amin(1, keepdim=True), days[:, channel].amax(1, keepdim=True)
    days[:, channel] = (days[:, channel] - low) / (high - low)
    return days


@misconception("channel_to_unit", hint="Whose smallest value is `days.min()`?")
def range_of_all_channels(days, channel):
    """You took the range of all channels together; each channel has a range of its own."""
    days = days.clone()
    days[:, channel] = (days[:, channel] - days.min()) / (days.max() - days.min())
    return days


@misconception("standardise_channel", hint="In which unit is a variance, if the values are in degrees?")
def divided_by_variance(days, channel):
    """You divided by the variance; its root, the standard deviation, was asked for."""
    days = days.clone()
    days[:, channel] = (days[:, channel] - days[:, channel].mean()) / days[:, channel].var()
    return days


@misconception("standardise_channel", hint="What does NumPy's `std` divide by, and what PyTorch's?")
def divided_by_n(days, channel):
    """Your standard deviation divides by n; the unbiased one divides by n - 1."""
    days = days.clone()
    days[:, channel] = (days[:, channel] - days[:, channel].mean()) / days[:, channel].std(correction=0)
    return days


@misconception("standardise_channel", hint="How many means did you compute, and how many should it be?")
def each_day_by_itself(days, channel):
    """You standardised each day by itself, so the difference between a cold and a hot day is gone."""
    days = days.clone()
    values = days[:, channel]
    days[:, channel] = (values - values.mean(1, keepdim=True)) / values.std(1, keepdim=True)
    return days
