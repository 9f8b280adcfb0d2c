"""Means, variances, and the table in standard deviations."""

import torch

from graders import check, close, parts


def some_columns(rng):
    """Columns of different scales whose means are a few deviations from 0 and whose deviations are not near 1."""
    n, k = int(rng.integers(6, 14)), int(rng.integers(2, 5))
    scale = rng.permutation([0.2, 3.0, 20.0, 0.5])[:k]
    table = scale * (rng.uniform(2, 5, k) + rng.normal(0, 1, (n, k)))
    return {"table": torch.tensor(table, dtype=torch.float32)}


def five_wines():
    """Five wines: acidity, sugar, total sulfur dioxide."""
    import torch

    rows = [[7.0, 20.7, 170.0], [6.3, 1.6, 132.0], [8.1, 6.9, 97.0], [7.2, 8.5, 186.0], [6.2, 7.0, 136.0]]
    return {"table": torch.tensor(rows)}


@check(
    given=some_columns, public=five_wines,
    criterion=parts(means=close(1), variances=close(1), standardised=close(2, shape="exact")),
    hint="Start with one column, and work out its mean and variance by hand.",
)
def columns_on_one_scale(impl, table):
    """Means and variances are those of the columns, and every column is standardised."""
    means, variances, standardised = impl.standardise_columns(table)
    return {"means": means, "variances": variances, "standardised": standardised}
