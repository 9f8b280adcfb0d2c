"""An ordinal channel turned into four channels of zeros and ones."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def weather_one_hot(days):
    """The channels of `days` and, behind them, the weather as four one-hot channels.

    days: float tensor of shape (days, channels, hours) whose channel 9 holds the weather, 1 to 4.
    Returns a tensor of shape (days, channels + 4, hours).
    """
    weather = days[:, 9].long()
    one_hot = torch.zeros(len(days), 4, days.shape[2])
    one_hot.scatter_(1, (weather - 1).unsqueeze(1), 1.0)
    return torch.cat([days, one_hot], dim=1)


@alternative("weather_one_hot")
def rows_of_the_identity(days):
    one_hot = torch.eye(4)[days[:, 9, :].int() - 1]
    return torch.cat((days, one_hot.permute(0, 2, 1)), 1)


@alternative("weather_one_hot")
def with_the_library(days):
    one_hot = F.one_hot(days[:, 9].to(torch.int64) - 1, num_classes=4)
    return torch.cat([days, one_hot.transpose(1, 2).to(days.dtype)], dim=1)


@alternative("weather_one_hot")
def compared_with_each(days):
    kinds = torch.arange(1, 5).view(1, 4, 1)
    return torch.cat([days, (days[:, 9:10] == kinds).float()], dim=1)


@alternative("weather_one_hot")
def hour_by_hour(days):
    n, channels, hours = days.shape
    result = torch.zeros((n, channels + 4, hours))
    result[:, :channels] = days
    for d in range(n):
        for h in range(hours):
            result[d, channels - 1 + int(days[d, 9, h]), h] = 1
    return result


@alternative("weather_one_hot")
def with_numpy(days):
    table = days.numpy()
    extra = [np.where(table[:, 9] == kind, 1.0, 0.0) for kind in range(1, 5)]
    return np.concatenate([table, np.stack(extra, axis=1)], axis=1)


@misconception("weather_one_hot", hint="Add up the four new channels of one hour. What should the sum be?")
def a_tenth(days):
    """You wrote the value 0.1 where the weather is; one-hot means 1."""
    one_hot = torch.zeros(len(days), 4, days.shape[2])
    one_hot.scatter_(1, days[:, 9:10].long() - 1, 0.1)
    return torch.cat([days, one_hot], dim=1)


@misconception(
    "weather_one_hot",
    hint="Which methods of a tensor change it, and which return a new one? Look at the last letter.",
)
def result_thrown_away(days):
    """Your four new channels are all zero: `scatter` returns a new tensor, and you went on with the old one."""
    one_hot = torch.zeros(len(days), 4, days.shape[2])
    one_hot.scatter(1, days[:, 9:10].long() - 1, 1.0)
    return torch.cat([days, one_hot], dim=1)


@misconception("weather_one_hot", hint="How many new channels come out if it never storms in your weeks?")
def only_kinds_that_occur(days):
    """The number of your new channels depends on the data: a kind of weather that does not occur gets none."""
    one_hot = F.one_hot(days[:, 9].long() - 1)
    return torch.cat([days, one_hot.transpose(1, 2)], dim=1)


@misconception(
    "weather_one_hot", hint="Which axis is the last one after you made the one-hot vectors, and which should be?"
)
def reshaped(days):
    """You reshaped the one-hot vectors in place of exchanging two axes, so that hours and kinds are mixed up."""
    one_hot = F.one_hot(days[:, 9].long() - 1, 4)
    return torch.cat([days, one_hot.reshape(len(days), 4, -1)], dim=1)


@misconception("weather_one_hot", hint="Indices begin with 0. With what does the weather begin?")
def index_not_shifted(days):
    """You took the weather itself for the index, so there are five new channels, and the first is never used."""
    one_hot = F.one_hot(days[:, 9].long(), 5)
    return torch.cat([days, one_hot.transpose(1, 2)], dim=1)


@misconception("weather_one_hot", hint="At which index is the temperature after your concatenation?")
def in_front(days):
    """You put the new channels in front of the old ones; now all the old ones have other numbers."""
    one_hot = torch.eye(4)[days[:, 9].long() - 1].transpose(1, 2)
    return torch.cat([one_hot, days], dim=1)


@misconception("weather_one_hot", hint="Count your channels. Which of the old ones is missing?")
def weather_replaced(days):
    """You put the four channels in the place of the weather; here they come in addition to it."""
    one_hot = torch.eye(4)[days[:, 9].long() - 1].transpose(1, 2)
    return torch.cat([days[:, :9], days[:, 10:], one_hot], dim=1)
