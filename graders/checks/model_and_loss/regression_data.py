"""The recipe of the lecture's data: numbers, their order, and shapes."""

import torch

from graders import check, close, parts


def some_line(rng):
    """A line that no exchange of its parameters leaves as it is, and a seed of its own."""
    small, large = rng.uniform(0.5, 2.0), rng.uniform(2.5, 5.0)
    W = rng.permutation([small, large]) * rng.choice([-1.0, 1.0], 2)
    return {
        "W": torch.tensor(W, dtype=torch.float32),
        "n": int(rng.integers(20, 40)),
        "noise": float(rng.uniform(0.3, 0.7)),
        "seed": int(rng.integers(1, 40000)),
    }


def twenty_points():
    """Twenty points around 2.5 + 4 x."""
    return {"W": torch.tensor([2.5, 4.0]), "n": 20, "noise": 0.5, "seed": 43052}


@check(
    given=some_line,
    public=twenty_points,
    criterion=parts(X=close(1, shape="exact"), y=close(2, shape="exact"), column=close(1, shape="exact")),
    hint="Compare the steps of the recipe with your lines, one by one: what is drawn, and when?",
)
def recipe(impl, W, n, noise, seed):
    """The matrix X, the vector y and the column are those of the recipe."""
    X, y, column = impl.regression_data(W, n, noise, seed)
    return {"X": X, "y": y, "column": column}
