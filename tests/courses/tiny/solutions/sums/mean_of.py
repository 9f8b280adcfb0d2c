"""The mean of a vector."""

from graders import alternative, misconception


def mean_of(x):
    """The mean of a vector x of shape (n,), as a number."""
    return x.sum() / len(x)


@alternative("mean_of")
def by_method(x):
    return x.mean()


@alternative("mean_of")
def by_loop(x):
    total = 0.0
    for value in x:
        total += value.item()
    return total / len(x)


@misconception("mean_of", hint="How many numbers were added?")
def no_division(x):
    """You returned the sum."""
    return x.sum()


@misconception("mean_of", hint="Count the entries once more.")
def one_less(x):
    """You divided by one less than there are numbers."""
    return x.sum() / (len(x) - 1)


@misconception("mean_of", hint="Does the largest number matter for the mean?")
def middle(x):
    """You returned the median."""
    return x.median()
