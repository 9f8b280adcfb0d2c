"""A copy on the device, its double back on the CPU, and numbers for NumPy."""

import numpy as np
import torch

from graders import check, close, equal, parts, probe


def any_numbers(rng):
    """A few numbers, none of them near 0, in a shape of one or two axes."""
    shape = tuple(int(n) for n in rng.integers(2, 5, int(rng.integers(1, 3))))
    return {"x": torch.tensor(rng.choice([-1, 1], shape) * rng.uniform(1, 5, shape), dtype=torch.float32)}


def two_rows():
    """Six numbers in two rows."""
    return {"x": torch.tensor([[1.0, -2.0, 3.0], [0.5, 4.0, -1.5]])}


@check(given=any_numbers, public=two_rows, devices=("cpu", "cuda"), criterion=close(1, shape="exact"),
       hint="Make `x` a tensor of three numbers, and print each line's result.")
def doubled_values(impl, x):
    """The copy has the numbers of x, and what comes back has twice these."""
    there, doubled = impl.there_and_back(x)
    return [there, doubled]


@check(given=any_numbers, devices=("cpu", "cuda"), criterion=equal(2),
       hint="Print `.device` of both tensors before you return them.")
def where_they_are(impl, x):
    """The copy is on the device, its double on the CPU, and x stays where it was."""
    there, doubled = impl.there_and_back(x)
    return probe.devices([x, there, doubled])


@check(given=any_numbers, public=two_rows, devices=("cpu", "cuda"), criterion=parts(array=equal(1), numbers=close(1)),
       hint="Try `as_numpy` with a tensor that has `requires_grad=True`.")
def numbers_for_a_picture(impl, x):
    """A NumPy array has the numbers of a tensor on any device, learned or not."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    arrays = [impl.as_numpy(x.to(device)), impl.as_numpy(x.to(device).requires_grad_())]
    return {"array": [isinstance(array, np.ndarray) for array in arrays], "numbers": arrays}
