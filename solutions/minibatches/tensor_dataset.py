"""A data set of numbered samples, of which the first ones have the target 1."""

import torch
from torch.utils.data import Dataset, TensorDataset

from graders import alternative, misconception


def make_dataset(n, ones):
    """A data set of the inputs 0, 1, ..., n - 1; the targets are 1 for the first `ones` of them, else 0.

    Both are float32. Returns a data set: len, ds[i] (a pair), slices, ds.tensors.
    """
    from torch.utils.data import TensorDataset

    x = torch.arange(n, dtype=torch.float32)
    y = torch.zeros(n)
    y[:ones] = 1
    return TensorDataset(x, y)


@alternative("make_dataset")
def class_of_ones_own(n, ones):
    class Numbers(Dataset):
        def __init__(self):
            self.x = torch.tensor([float(i) for i in range(n)])
            self.y = torch.tensor([1.0 if i < ones else 0.0 for i in range(n)])
            self.tensors = self.x, self.y

        def __len__(self):
            return self.x.shape[0]

        def __getitem__(self, index):
            return self.x[index], self.y[index]

    return Numbers()


@alternative("make_dataset")
def joined_targets(n, ones):
    targets = torch.cat([torch.ones(ones), torch.zeros(n - ones)])
    return TensorDataset(torch.linspace(0, n - 1, n).round(), targets)


@alternative("make_dataset")
def compared(n, ones):
    x = torch.tensor(range(n)).float()
    return TensorDataset(x, torch.where(x >= ones, 0.0, 1.0))


def columns(n, ones):
    """Inputs and targets."""
    x = torch.arange(float(n))
    return x, (x < ones).float()


@misconception("make_dataset", hint="What is `(x, y)[0]`: a sample, or a column?")
def just_a_tuple(n, ones):
    """You return the two tensors as a tuple, whose entry 0 is all of x; a data set of pairs was asked for."""
    return columns(n, ones)


@misconception("make_dataset", hint="What is the first half of a pair: what goes into a model, or what comes out?")
def target_first(n, ones):
    """Your pairs begin with the target; the input comes first."""
    x, y = columns(n, ones)
    return TensorDataset(y, x)


@misconception("make_dataset", hint="`torch.arange(10)` has whole numbers. What is its dtype, and which was asked for?")
def whole_numbers(n, ones):
    """Your tensors hold whole numbers (int64); float32 was asked for."""
    x, y = columns(n, ones)
    return TensorDataset(x.long(), y.long())


@misconception("make_dataset", hint="Print the first and the last sample. Which of the two has the target 1?")
def last_ones(n, ones):
    """The targets are the wrong way round: the first samples have the target 1, the rest 0."""
    x, y = columns(n, ones)
    return TensorDataset(x, 1 - y)


@misconception("make_dataset", hint="How many samples have the target 1? Look at number `ones`, and at the one before.")
def one_more(n, ones):
    """One sample too many has the target 1: the numbers from 0 to `ones` are one more than `ones`."""
    return TensorDataset(*columns(n, ones + 1))


@misconception("make_dataset", hint="Ask your data set for a slice, `ds[3:6]`, and for `ds.tensors`.")
def list_of_pairs(n, ones):
    """You return a list of pairs: it gives single samples, but no columns."""
    return list(zip(*columns(n, ones), strict=True))
