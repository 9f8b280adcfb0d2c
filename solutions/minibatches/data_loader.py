"""A loader that deals pairs in batches, shuffled or not, with or without the rest."""

import numpy as np
import torch
from torch.utils.data import DataLoader

from graders import alternative, misconception


def make_loader(x, y, batch_size, shuffle, drop_last):
    """Something whose every loop gives the pairs of x and y once, in batches `(x_batch, y_batch)`.

    x, y: tensors whose first axis counts the same samples. shuffle: whether each loop has a new order.
    drop_last: whether the last batch is left out where it is smaller than the others.
    """
    from torch.utils.data import DataLoader, TensorDataset

    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)


@alternative("make_loader")
def class_with_slices(x, y, batch_size, shuffle, drop_last):
    class Dealer:
        def __init__(self):
            self.n = len(y)

        def __iter__(self):
            order = torch.randperm(self.n) if shuffle else torch.arange(self.n)
            stop = self.n - self.n % batch_size if drop_last else self.n
            for first in range(0, stop, batch_size):
                rows = order[first : min(first + batch_size, stop)]
                yield x[rows], y[rows]

    return Dealer()


@alternative("make_loader")
def list_of_pairs_and_sampler(x, y, batch_size, shuffle, drop_last):
    from torch.utils.data import BatchSampler, RandomSampler, SequentialSampler

    pairs = list(zip(x, y))
    sampler = RandomSampler(pairs) if shuffle else SequentialSampler(pairs)
    return DataLoader(pairs, batch_sampler=BatchSampler(sampler, batch_size, drop_last))


@alternative("make_loader")
def numpy_order_and_getitem(x, y, batch_size, shuffle, drop_last):
    generator = np.random.default_rng()

    class Batches:
        def __len__(self):
            return len(x) // batch_size if drop_last else -(-len(x) // batch_size)

        def __getitem__(self, k):
            if k == 0:
                self.order = generator.permutation(len(x)) if shuffle else np.arange(len(x))
            if k >= len(self):
                raise IndexError(k)
            rows = torch.from_numpy(self.order[k * batch_size : (k + 1) * batch_size])
            return [x[rows], y[rows]]

    return Batches()


@misconception("make_loader", hint="Print the batches of two epochs, with `shuffle=True`. Which argument decides?")
def never_shuffled(x, y, batch_size, shuffle, drop_last):
    """Your loader never shuffles: the argument `shuffle` has no effect."""
    return make_loader(x, y, batch_size, False, drop_last)


@misconception("make_loader", hint="Print the batches with `shuffle=False`. Which argument decides?")
def always_shuffled(x, y, batch_size, shuffle, drop_last):
    """Your loader always shuffles, also where the order of the data was asked for."""
    return make_loader(x, y, batch_size, True, drop_last)


@misconception("make_loader", hint="How many samples are there in an epoch with `drop_last=True`?")
def rest_always_kept(x, y, batch_size, shuffle, drop_last):
    """Your loader never leaves the rest out: the argument `drop_last` has no effect."""
    return make_loader(x, y, batch_size, shuffle, False)


@misconception("make_loader", hint="How many samples are there in an epoch with `drop_last=False`?")
def rest_never_kept(x, y, batch_size, shuffle, drop_last):
    """Your loader always leaves out the last batch where it is smaller, so some samples are not seen in an epoch."""
    return make_loader(x, y, batch_size, shuffle, True)


@misconception("make_loader", hint="With 12 samples in batches of 3, which batch is smaller than the others?")
def last_batch_always_dropped(x, y, batch_size, shuffle, drop_last):
    """With `drop_last` you leave out the last batch even where it is full."""
    n = len(x) - batch_size if drop_last and len(x) % batch_size == 0 else len(x)
    return make_loader(x[:n], y[:n], batch_size, shuffle, drop_last)


@misconception("make_loader", hint="After your shuffling, does the third entry of x still belong to the third of y?")
def torn_pairs(x, y, batch_size, shuffle, drop_last):
    """You shuffle x and y each in an order of its own, so that pairs are torn apart."""

    class Torn:
        def __iter__(self):
            pair = [make_loader(part, part, batch_size, shuffle, drop_last) for part in (x, y)]
            return iter([(a, b) for (a, _), (_, b) in zip(*pair, strict=True)])

    return Torn()


@misconception("make_loader", hint="When is your random order drawn: once, or at the beginning of each loop?")
def shuffled_once(x, y, batch_size, shuffle, drop_last):
    """You shuffle once, when the loader is made; every epoch then has the same order."""
    return list(make_loader(x, y, batch_size, shuffle, drop_last))


@misconception("make_loader", hint="What is left of a generator when a loop over it has come to its end?")
def used_up(x, y, batch_size, shuffle, drop_last):
    """Your batches are used up after the first epoch: a second loop gives nothing."""
    return iter(make_loader(x, y, batch_size, shuffle, drop_last))
