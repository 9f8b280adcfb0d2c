"""Sums and means."""


def mean_of(x):
    """The mean of a vector of shape (n,)."""
    total = x[0] * 0
    for value in x:
        total = total + value
    return total / x.numel()
