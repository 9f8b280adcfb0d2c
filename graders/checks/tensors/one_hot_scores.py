"""One-hot rows for whole numbers."""

import torch

from graders import check, close, equal, parts


def some_scores(rng):
    """More wines than classes, or fewer; at least one score, the highest, is not given."""
    classes = int(rng.integers(5, 12))
    used = rng.choice(classes - 1, int(rng.integers(3, classes - 1)), replace=False)
    scores = rng.choice(used, int(rng.choice([classes - 2, classes + 3])))
    scores[:2] = 1, classes - 2
    return {"scores": torch.tensor(scores), "classes": classes}


def six_wines():
    """Six scores of a scale from 0 to 9."""
    return {"scores": torch.tensor([6, 5, 8, 3, 6, 9]), "classes": 10}


@check(
    given=some_scores, public=six_wines, criterion=parts(rows=close(2, shape="exact"), dtype=equal(1)),
    hint="Print the first row, and the first score.",
)
def one_for_each_score(impl, scores, classes):
    """Every row has a 1 in the column of its score, and zeros elsewhere."""
    rows = impl.one_hot_scores(scores, classes)
    return {"rows": 1.0 * rows, "dtype": rows.dtype}
