"""Three counts and two shares."""

import torch

from graders import check, close, equal, exact, parts


def enough_of_each(called, scores):
    """Whether no count equals another one, some good wines are not called, and a score of 5 is called."""
    good = scores > 5
    counts = [called.sum(), (~called).sum(), good.sum(), (called & good).sum(), (called == good).sum(), len(good)]
    shown = (called & good).any() and (~called & good).any() and (called & (scores == 5)).any()
    return bool(shown) and len({int(n) for n in counts}) == len(counts)


def some_wines(rng):
    """Whole amounts of sulfur dioxide and scores, drawn until every mistake shows; the threshold lies between two."""
    while True:
        n, threshold = int(rng.integers(12, 30)), float(rng.integers(100, 180)) + 0.5
        sulfur, scores = rng.integers(60, 220, n), rng.integers(3, 9, n)
        if enough_of_each(sulfur < threshold, scores):
            break
    return {"sulfur": exact(torch.tensor(sulfur).float()), "target": torch.tensor(scores), "threshold": threshold}


def eight_wines():
    """Eight wines: total sulfur dioxide and score."""
    import torch

    sulfur = torch.tensor([170.0, 132.0, 97.0, 186.0, 136.0, 110.0, 145.0, 120.0])
    return {"sulfur": sulfur, "target": torch.tensor([6, 6, 7, 5, 5, 7, 8, 6]), "threshold": 141.83}


@check(
    given=some_wines, public=eight_wines,
    criterion=parts(counts=equal(2), precision=close(1), recall=close(1)),
    hint="Write the two masks for the eight wines on paper, one below the other, and count.",
)
def counts_and_shares(impl, sulfur, target, threshold):
    """The three counts are right, and so are precision and recall."""
    predicted, actual, matches, precision, recall = impl.threshold_classifier(sulfur, target, threshold)
    return {"counts": [predicted, actual, matches], "precision": precision, "recall": recall}
