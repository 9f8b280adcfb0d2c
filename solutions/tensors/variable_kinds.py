"""The kinds of the columns of a wine shop, and columns of each kind as numbers."""

import numpy as np
import torch
import torch.nn.functional as F

from graders import alternative, misconception


def variable_kind(column):
    """What the entries of a column of the shop's notebook are: "continuous", "ordinal" or "categorical"."""
    if column in ("cellar temperature", "sugar"):
        return "continuous"
    return "ordinal" if column in ("sweetness", "medal", "bottle size") else "categorical"


def encode_column(values, kind, levels):
    """A column as numbers: a float32 tensor of shape (n, 1), or (n, K) where `kind` is "categorical".

    values: list of n entries; kind: "continuous", "ordinal" or "categorical"; levels: list of the K levels, in order.
    """
    if kind == "continuous":
        return torch.tensor(values, dtype=torch.float32).unsqueeze(1)
    ranks = torch.tensor([levels.index(value) for value in values])
    if kind == "ordinal":
        return ranks.float().unsqueeze(1)
    return torch.zeros(len(values), len(levels)).scatter_(1, ranks.unsqueeze(1), 1.0)


@alternative("variable_kind")
def from_a_dictionary(column):
    kinds = dict.fromkeys(["cellar temperature", "sugar"], "continuous")
    kinds.update({"grape": "categorical", "postal code": "categorical", "cellar number": "categorical"})
    return kinds.get(column, "ordinal")


@alternative("variable_kind")
def by_first_word(column):
    match column.split()[0]:
        case "sugar":
            return "continuous"
        case "cellar":
            return "continuous" if column.endswith("temperature") else "categorical"
        case "grape" | "postal":
            return "categorical"
        case _:
            return "ordinal"


@alternative("encode_column")
def comparing_with_levels(values, kind, levels):
    if kind == "categorical":
        return torch.tensor([[1.0 if value == level else 0.0 for level in levels] for value in values])
    if kind == "ordinal":
        values = [levels.index(value) for value in values]
    return torch.FloatTensor(values).reshape(-1, 1)


@alternative("encode_column")
def with_numpy(values, kind, levels):
    n = len(values)
    if kind == "continuous":
        return torch.from_numpy(np.array(values, dtype=np.float32).reshape(n, 1))
    rank = {level: k for k, level in enumerate(levels)}
    ranks = np.array([rank[value] for value in values])
    if kind == "categorical":
        return torch.from_numpy(np.eye(len(levels), dtype=np.float32)[ranks])
    return torch.tensor(ranks, dtype=torch.float32).view(n, 1)


@alternative("encode_column")
def functional(values, kind, levels):
    numbers = torch.tensor(values if kind == "continuous" else list(map(levels.index, values)))
    if kind == "categorical":
        numbers = F.one_hot(numbers, len(levels))
    return numbers.float().view(len(values), -1)


@misconception("variable_kind", hint="What would the mean of two postal codes say? And of two rooms?")
def every_number_is_a_quantity(column):
    """You took columns for continuous because they hold numbers. Some numbers are only names."""
    return "continuous" if column in ("postal code", "cellar number") else variable_kind(column)


@misconception("variable_kind", hint="Which of the columns of words could you sort, so that everyone agrees?")
def every_word_is_a_category(column):
    """You took columns for categorical because they hold words. Some words have an order."""
    return "categorical" if variable_kind(column) == "ordinal" else variable_kind(column)


@misconception("variable_kind", hint="The rooms have the numbers 1, 2, 3. Is room 2 in some way between the other two?")
def rooms_in_order(column):
    """You took the numbers of the rooms for an order. They only tell the rooms apart."""
    return "ordinal" if column == "cellar number" else variable_kind(column)


@misconception("encode_column", hint="Does `sorted` know that silver is more than bronze?")
def order_of_the_alphabet(values, kind, levels):
    """You numbered the levels in the order of the alphabet; their order is the one of `levels`."""
    return encode_column(values, kind, sorted(levels))


@misconception("encode_column", hint="Which distance is there between riesling and pinot, if one is 0 and the other 1?")
def ranks_for_categories(values, kind, levels):
    """You numbered the categories. That gives them an order and distances, which they do not have."""
    return encode_column(values, "ordinal" if kind == "categorical" else kind, levels)


@misconception("encode_column", hint="What has become of the order of the medals in your columns of ones?")
def one_hot_for_ranks(values, kind, levels):
    """You encoded an ordinal column as one-hot: its order is lost. A rank was asked for."""
    return encode_column(values, "categorical" if kind == "ordinal" else kind, levels)


@misconception("encode_column", hint="Which rank does the page give to the first level?")
def ranks_from_one(values, kind, levels):
    """Your ranks begin at 1; the first level has the rank 0."""
    return encode_column(values, kind, levels) + (kind == "ordinal")


@misconception("encode_column", hint="In which order should the levels stand: as they come, or as they are given?")
def order_of_appearance(values, kind, levels):
    """You numbered the levels as they appear in the column; their order is the one of `levels`."""
    seen = list(dict.fromkeys(values))
    return encode_column(values, kind, seen + [level for level in levels if level not in seen])
