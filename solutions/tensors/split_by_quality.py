"""Three groups of wines, and the means of their columns as a table to print."""

import numpy as np
import torch

from graders import alternative, misconception


def split_by_quality(features, target):
    """The rows of bad (score 3 or less), mid (4 to 6) and good wines (7 or more), three tensors.

    features: tensor of shape (n, k); target: whole scores, shape (n,).
    """
    return features[target <= 3], features[(target > 3) & (target < 7)], features[target >= 7]


def means_table(names, bad, mid, good):
    """A list of k strings: the name of a column, and its mean in bad, mid and good, with two decimals.

    names: list of k strings; bad, mid, good: tensors with k columns.
    """
    means = zip(bad.mean(dim=0), mid.mean(dim=0), good.mean(dim=0))
    return [f"{name:20} {b:7.2f} {m:7.2f} {g:7.2f}" for name, (b, m, g) in zip(names, means)]


@alternative("split_by_quality")
def with_torch_functions(features, target):
    bad_data = features[torch.le(target, 3)]
    mid_data = features[torch.gt(target, 3) & torch.lt(target, 7)]
    good_data = features[torch.ge(target, 7)]
    return bad_data, mid_data, good_data


@alternative("split_by_quality")
def wine_by_wine(features, target):
    bad, mid, good = [], [], []
    for row, score in zip(features, target):
        if score < 4:
            bad.append(row)
        elif score <= 6:
            mid.append(row)
        else:
            good.append(row)
    return torch.stack(bad), torch.stack(mid), torch.stack(good)


@alternative("split_by_quality")
def by_indices(features, target):
    low, high = target <= 3, target >= 7
    return [features.index_select(0, torch.nonzero(mask).squeeze(1)) for mask in (low, ~(low | high), high)]


@alternative("split_by_quality")
def in_numpy(features, target):
    x, t = features.numpy(), target.numpy()
    return x[np.where(t < 4)], x[np.logical_and(t >= 4, t <= 6)], x[t > 6]


@alternative("means_table")
def one_text(names, bad, mid, good):
    lines = ""
    for j in range(len(names)):
        lines += "{} {:.2f} {:.2f} {:.2f}\n".format(names[j], bad[:, j].mean(), mid[:, j].mean(), good[:, j].mean())
    return lines.rstrip("\n").split("\n")


@alternative("means_table")
def old_format(names, bad, mid, good):
    table = torch.stack([group.sum(0) / group.shape[0] for group in (bad, mid, good)]).T.tolist()
    return tuple("%s\t%.2f\t%.2f\t%.2f" % (name, *row) for name, row in zip(names, table))


@misconception("split_by_quality", hint="Write down the three lengths. Do they add up to the number of wines?")
def either_for_both(features, target):
    """Your middle group holds all wines: every score is above 3 or below 7. Both must hold."""
    return features[target <= 3], features[(target > 3) | (target < 7)], features[target >= 7]


@misconception("split_by_quality", hint="In which group does a wine with the score 3 belong?")
def below_three(features, target):
    """Wines with the score 3 are not among your bad ones."""
    return features[target < 3], features[(target >= 3) & (target < 7)], features[target >= 7]


@misconception("split_by_quality", hint="In which group does a wine with the score 7 belong?")
def above_seven(features, target):
    """Wines with the score 7 are not among your good ones."""
    return features[target <= 3], features[(target > 3) & (target <= 7)], features[target > 7]


@misconception("split_by_quality", hint="Do the lengths of your groups add up? Which score is in none of them?")
def gap_at_four(features, target):
    """Wines with the score 4 are in none of your groups."""
    return features[target <= 3], features[(target > 4) & (target < 7)], features[target >= 7]


@misconception("means_table", hint="How many numbers does each of your means sum up: the wines, or the columns?")
def means_of_rows(names, bad, mid, good):
    """You took the means of wines, over their columns; those of columns were asked for."""
    means = zip(bad.mean(dim=1), mid.mean(dim=1), good.mean(dim=1))
    return [f"{name} {b:.2f} {m:.2f} {g:.2f}" for name, (b, m, g) in zip(names, means)]


@misconception(
    "means_table", hint="Twenty wines against thousands: which of the two sums is larger, and does that say anything?"
)
def sums_for_means(names, bad, mid, good):
    """You added the columns up and did not divide by the number of wines in the group."""
    return means_table(names, bad * len(bad), mid * len(mid), good * len(good))


@misconception("means_table", hint="Which group stands first?")
def good_first(names, bad, mid, good):
    """Your groups are in the opposite order: bad comes first."""
    return means_table(names, good, mid, bad)
