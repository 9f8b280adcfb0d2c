"""Rows by score, and lines of means."""

import torch

from graders import check, close, equal, parts


def scored_rows(rng):
    """Rows in any order, with every score from 2 to 8 at least once."""
    scores = rng.permutation([*range(2, 9), 3, 4, 7, *rng.integers(2, 9, int(rng.integers(0, 5)))])
    features = torch.tensor(rng.uniform(1, 50, (len(scores), int(rng.integers(2, 4)))), dtype=torch.float32)
    return {"features": features, "target": torch.tensor(scores)}


def nine_wines():
    """Nine wines: alcohol and total sulfur dioxide, and their scores."""
    import torch

    alcohol = [9.1, 12.5, 10.1, 9.9, 11.4, 8.8, 12.8, 10.5, 9.5]
    sulfur = [190.0, 110.0, 140.0, 186.0, 120.0, 170.0, 97.0, 132.0, 150.0]
    return {"features": torch.tensor([alcohol, sulfur]).T, "target": torch.tensor([3, 7, 4, 5, 6, 3, 8, 7, 2])}


@check(
    given=scored_rows, public=nine_wines,
    criterion=parts(bad=close(1, shape="exact"), mid=close(1, shape="exact"), good=close(1, shape="exact")),
    hint="For each of the scores 3, 4, 6 and 7, say in which group it belongs, and look whether it is there.",
)
def three_groups(impl, features, target):
    """Every wine is in the group of its score, in the order of the table."""
    bad, mid, good = impl.split_by_quality(features, target)
    return {"bad": bad, "mid": mid, "good": good}


def three_tables(rng):
    """Halves of whole numbers in groups of 2, 5 or 10 rows: no mean is near to half a unit of the second decimal."""
    names = [str(name) for name in rng.choice(["sugar", "total sulfur dioxide", "pH", "citric acid", "salt"], 2, False)]
    sizes = [int(n) for n in rng.permutation([2, 5, 10])]
    bad, mid, good = (torch.tensor(rng.integers(2, 200, (n, 2)) / 2, dtype=torch.float32) for n in sizes)
    return {"names": names, "bad": bad, "mid": mid, "good": good}


def seven_wines():
    """Two bad wines, three in the middle, two good ones: alcohol and total sulfur dioxide."""
    import torch

    return {
        "names": ["alcohol", "total sulfur dioxide"],
        "bad": torch.tensor([[9.0, 190.0], [9.5, 170.0]]),
        "mid": torch.tensor([[10.5, 140.0], [10.0, 186.0], [11.5, 121.0]]),
        "good": torch.tensor([[12.5, 110.0], [11.0, 97.5]]),
    }


@check(
    given=three_tables, public=seven_wines, criterion=parts(names=equal(1), means=close(2)),
    hint="Print your lines, and work out one of the means by hand.",
)
def lines_of_means(impl, names, bad, mid, good):
    """Every line holds the name of a column and its three means, with two decimals."""
    lines = impl.means_table(names, bad, mid, good)
    if lines is None:
        return {"names": None, "means": None}
    lines = lines.splitlines() if isinstance(lines, str) else lines
    words = [line.split() for line in lines]
    return {"names": [" ".join(w[:-3]) for w in words], "means": [[float(x) for x in w[-3:]] for w in words]}
