"""The mean of a vector."""

import torch

from graders import check, close, samples


def some_numbers(rng):
    """Between 5 and 9 numbers around 3."""
    return samples(x=torch.tensor(rng.normal(3, 1, int(rng.integers(5, 10))), dtype=torch.float32))


def four_numbers():
    """Four numbers whose mean is easily seen."""
    return {"x": torch.tensor([1.0, 2.0, 3.0, 10.0])}


@check(given=some_numbers, public=four_numbers, criterion=close(4))
def mean_value(impl, x):
    """The mean of a few numbers."""
    return impl.mean_of(x)


def numbers_in_order(rng):
    """The same; their order shows in what is compared, so they are no `samples`."""
    return {"x": torch.tensor(rng.normal(3, 1, int(rng.integers(5, 10))), dtype=torch.float32)}


@check(given=numbers_in_order, needs=mean_value, criterion=close(1), hint="Does your function change its argument?")
def argument_kept(impl, x):
    """The vector is left as it was."""
    first = impl.mean_of(x)
    return {"again": impl.mean_of(x) - first + 1, "x": x}
