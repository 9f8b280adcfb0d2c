"""The number of updates and of epochs, for several sizes."""

from graders import check, equal, exact


def any_cases(rng):
    """A size that is filled exactly, a small rest and a large one, each with the rest kept and dropped."""
    size = int(rng.integers(10, 400))
    full = [size * int(k) for k in rng.integers(4, 30, 3)]
    counts = [full[0], full[1] + int(rng.integers(1, size // 3)), full[2] + size - int(rng.integers(1, size // 3))]
    return {"cases": exact([[n, size, drop] for n in counts for drop in (False, True)])}


def zeros_and_ones():
    """MNIST's zeros and ones in batches of 2048, ten samples in batches of 3, nine in batches of 3."""
    return {"cases": [[12665, 2048, False], [12665, 2048, True],
                      [10, 3, False], [11, 3, False], [9, 3, False], [9, 3, True]]}


@check(
    given=any_cases, public=zeros_and_ones, criterion=equal(2),
    hint="Ten samples in batches of 3: write the batches down and count them. Then drop the rest.",
)
def updates_of_an_epoch(impl, cases):
    """The number of updates is right with a rest, without one, and where it is dropped."""
    return [impl.updates_per_epoch(n, size, drop) for n, size, drop in cases]


def any_goals(rng):
    """Numbers of updates that end with an epoch and within one; epochs of 4 to 9 updates, the last one small."""
    cases = []
    for extra in (0, 1, 2):
        size, full = int(rng.integers(10, 100)), int(rng.integers(3, 9))
        epochs = int(rng.integers(10, 20))
        cases.append([(full + 1) * epochs + extra, size * full + 1 + extra, size])
    return {"cases": exact(cases)}


def seven_hundred_updates():
    """700 updates on MNIST's zeros and ones, full batch and in batches of 2048; 701; and 40 of ten samples."""
    return {"cases": [[700, 12665, 12665], [700, 12665, 2048], [701, 12665, 2048], [40, 10, 3]]}


@check(
    given=any_goals, public=seven_hundred_updates, criterion=equal(2),
    hint="How many updates do 3 epochs of ten samples make, in batches of 3? So how many epochs do 13 updates need?",
)
def epochs_that_are_needed(impl, cases):
    """The epochs are just enough for the updates."""
    return [impl.epochs_for(updates, n, size) for updates, n, size in cases]
