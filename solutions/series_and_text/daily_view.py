"""A table of hours seen as days, without moving a number."""

import torch

from graders import alternative, misconception


def daily_view(hours):
    """Two views of the table `hours`, a tensor of shape (24 * days, columns).

    Both share the memory of `hours`.
    Returns (by_hour, by_channel), of shapes (days, 24, columns) and (days, columns, 24).
    """
    by_hour = hours.view(-1, 24, hours.shape[1])
    return by_hour, by_hour.transpose(1, 2)


@alternative("daily_view")
def windows_of_a_day(hours):
    by_channel = hours.unfold(0, 24, 24)
    return [by_channel.permute(0, 2, 1), by_channel]


@alternative("daily_view")
def from_the_columns(hours):
    n, columns = hours.size()
    by_channel = hours.T.reshape(columns, n // 24, 24).transpose(0, 1)
    return by_channel.mT, by_channel


@alternative("daily_view")
def with_numpy(hours):
    days = hours.numpy().reshape((-1, 24, hours.shape[1]))
    return days, days.swapaxes(1, 2)


@alternative("daily_view")
def unflattened(hours):
    days = hours.unflatten(0, (len(hours) // 24, 24))
    return days, torch.einsum("dhc->dch", days)


@misconception(
    "daily_view",
    hint="`view` keeps the order of the numbers in memory. Which two numbers of `hours` lie side by side there?",
)
def viewed_in_place_of_transposed(hours):
    """The shape is right, but the numbers are mixed up: `view` cuts the memory anew, it does not exchange axes."""
    columns = hours.shape[1]
    return hours.view(-1, 24, columns), hours.view(-1, columns, 24)


@misconception("daily_view", hint="Print the hours 0 to 23 of the first day. Are they the first 24 rows of the table?")
def every_nth_hour(hours):
    """You cut the table into 24 parts and took one row of each for a day; a day is 24 rows that follow each other."""
    by_hour = hours.view(24, -1, hours.shape[1]).transpose(0, 1)
    return by_hour, by_hour.transpose(1, 2)


@misconception("daily_view", hint="Which axis should come first, whatever happens to the other two?")
def channels_first(hours):
    """You moved the columns to the front; the days stay the first axis, and only the other two change places."""
    by_hour = hours.view(-1, 24, hours.shape[1])
    return by_hour, by_hour.permute(2, 0, 1)


@misconception("daily_view", hint="What does the second tensor cost in memory? Look at `data_ptr()` of all three.")
def copied(hours):
    """Your numbers are right, but `contiguous` made a copy of them."""
    by_hour = hours.view(-1, 24, hours.shape[1])
    return by_hour, by_hour.transpose(1, 2).contiguous()


@misconception("daily_view", hint="Who holds the numbers of a tensor that was built from a list of parts?")
def stacked(hours):
    """You cut the table into days and stacked them, which copies every number; a view moves none."""
    by_hour = torch.stack(hours.split(24))
    return by_hour, by_hour.transpose(1, 2)


@misconception("daily_view", hint="Compare the order of your two results with the last line of the docstring.")
def other_way_round(hours):
    """You returned the two views in the wrong order."""
    by_hour = hours.view(-1, 24, hours.shape[1])
    return by_hour.transpose(1, 2), by_hour
