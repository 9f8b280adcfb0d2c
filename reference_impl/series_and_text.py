"""Series and text as tensors: hours seen as days, an ordinal channel, characters and words as one-hot rows."""

import csv
import datetime
import re

import torch
import torch.nn.functional as F
from torch import Tensor

WEATHER = 9  # the channel of the weather, 1 (clear) to 4 (storm)
LAST_ASCII = 127
EDGES = re.compile("^[" + re.escape('.,;:"!?“”_-') + "]+|[" + re.escape('.,;:"!?“”_-') + "]+$")


def load_hours(path: str) -> Tensor:
    """The table of numbers (rows, 17) in float32, the date as its day of the month."""
    with open(path, newline="", encoding="utf8") as handle:
        records = list(csv.DictReader(handle))
    for record in records:
        record["dteday"] = str(datetime.date.fromisoformat(record["dteday"]).day)
    return torch.tensor([[float(field) for field in record.values()] for record in records], dtype=torch.float32)


def daily_view(hours: Tensor) -> tuple[Tensor, Tensor]:
    """Days x 24 x columns and days x columns x 24, both by strides alone."""
    rows, columns = hours.shape
    down, right = hours.stride()
    return (
        torch.as_strided(hours, (rows // 24, 24, columns), (24 * down, down, right)),
        torch.as_strided(hours, (rows // 24, columns, 24), (24 * down, right, down)),
    )


def weather_one_hot(days: Tensor) -> Tensor:
    """The channels, and behind them one indicator for each of the four kinds of weather."""
    indicators = [days[:, WEATHER] == kind for kind in (1, 2, 3, 4)]
    return torch.cat([days, torch.stack(indicators, dim=1).to(days.dtype)], dim=1)


def replaced(days: Tensor, channel: int, values: Tensor) -> Tensor:
    """A copy with `values` (days, hours) in place of a channel."""
    return torch.stack([values if c == channel else days[:, c] for c in range(days.shape[1])], dim=1)


def weather_to_unit(days: Tensor) -> Tensor:
    """Weather 1, 2, 3, 4 becomes 0, 1/3, 2/3, 1."""
    return replaced(days, WEATHER, (days[:, WEATHER] - 1) / 3)


def channel_to_unit(days: Tensor, channel: int) -> Tensor:
    """The channel's smallest value becomes 0, its largest 1."""
    values = days[:, channel]
    low, high = torch.aminmax(values)
    return replaced(days, channel, (values - low) / (high - low))


def standardise_channel(days: Tensor, channel: int) -> Tensor:
    """The channel less its mean, over the root of its unbiased variance."""
    centred = days[:, channel] - days[:, channel].sum() / days[:, channel].numel()
    variance = (centred * centred).sum() / (centred.numel() - 1)
    return replaced(days, channel, centred / variance.sqrt())


def char_one_hot(line: str) -> Tensor:
    """A row of 128 for each character of the stripped, lower-cased line; what is not ASCII counts as character 0."""
    codes = [ord(character) for character in line.lower().strip()]
    return F.one_hot(torch.tensor([code if code <= LAST_ASCII else 0 for code in codes]), LAST_ASCII + 1).float()


def cleaned(text: str) -> list[str]:
    """The words of a text in their order: lower case, split at white space, punctuation taken off both ends."""
    return [EDGES.sub("", word) for word in re.findall(r"\S+", text.lower())]


def word_index(path: str, encoding: str) -> dict[str, int]:
    """Each different word of the file, in sorted order, with its place in that order."""
    with open(path, "rb") as handle:
        vocabulary = sorted(set(cleaned(handle.read().decode(encoding))))
    return dict(zip(vocabulary, range(len(vocabulary)), strict=True))


def word_one_hot(words: list[str], index: dict[str, int]) -> Tensor:
    """A row for each word, a column for each word of the index; unknown words have a row of zeros."""
    columns = sorted(index, key=index.__getitem__)
    return torch.tensor([[float(word == known) for known in columns] for word in words])
