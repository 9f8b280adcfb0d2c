"""Batches of some sizes, by the indices in them."""

from graders import check, equal, exact


def any_sizes(rng):
    """Pairs (n, batch_size): with a rest, without one, with one sample left over, one by one, and larger than n."""
    size = int(rng.integers(4, 7))
    rest = size * int(rng.integers(size + 2, 12)) + int(rng.integers(1, size))
    small = int(rng.integers(3, 8))
    # After so few full batches, as many batches of equal length would be shorter ones.
    lone = [size * int(rng.integers(1, size - 1)) + 1, size]
    even = [size * int(rng.integers(size + 2, 12)), size]
    return {"cases": exact([[rest, size], even, lone, [small, 1], [small, small + 2]])}


def ten_samples():
    """Ten samples: all at once, one by one, and in threes; and six in fours."""
    return {"cases": [[10, 10], [10, 1], [10, 3], [6, 4]]}


@check(
    given=any_sizes, public=ten_samples, criterion=equal(2),
    hint="Write down the batches of ten samples in threes, and compare yours with them.",
)
def indices_of_every_batch(impl, cases):
    """Every sample is in exactly one batch, in order, and only the last batch may be shorter."""
    return [[[int(i) for i in batch] for batch in impl.batch_indices(n, batch_size)] for n, batch_size in cases]
