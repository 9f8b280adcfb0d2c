"""The names for some numbers of samples and batch sizes."""

from graders import check, equal, exact


def any_cases(rng):
    """Sizes of all kinds: one, some, exactly all, more than all; in a random order."""
    counts = [int(n) for n in rng.integers(3, 5000, 6)]
    cases = [[n, size] for n, size in zip(
        counts, [1, 2, counts[2] - 1, counts[3], counts[4] + 1, int(rng.integers(2, counts[5]))], strict=True)]
    return {"cases": exact([cases[k] for k in rng.permutation(len(cases))])}


def ten_samples():
    """Ten samples, in batches of 1, 2, 9, 10 and 50."""
    return {"cases": [[10, 1], [10, 2], [10, 9], [10, 10], [10, 50]]}


@check(
    given=any_cases, public=ten_samples, criterion=equal(2),
    hint="Say for each case how many samples an update looks at. In which row of the table is it?",
)
def old_and_new_names(impl, cases):
    """Every case has its old name and the one of today."""
    return [list(impl.name_the_descent(n, batch_size)) for n, batch_size in cases]
