"""Batches of pairs, with and without shuffling."""

import random

import torch
from torch.utils.data import DataLoader, TensorDataset

from graders import alternative, misconception


def make_loader(x, y, batch_size, shuffle):
    """An object whose every loop gives all the pairs of x and y once, in batches `(x_batch, y_batch)`.

    x, y: tensors whose first axis counts the same n pairs. batch_size: pairs in a batch; the last one holds the rest.
    shuffle: whether every loop has another order.
    """
    from torch.utils.data import DataLoader, TensorDataset

    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=shuffle)


@alternative("make_loader")
def class_with_iter(x, y, batch_size, shuffle):
    class Loader:
        def __iter__(self):
            order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
            for start in range(0, len(x), batch_size):
                chosen = order[start : start + batch_size]
                yield x[chosen], y[chosen]

        def __len__(self):
            return -(-len(x) // batch_size)

    return Loader()


@alternative("make_loader")
def pairs_and_python_random(x, y, batch_size, shuffle):
    class Batches:
        def __init__(self):
            self.pairs = list(zip(x, y))

        def __getitem__(self, k):
            if k == 0 and shuffle:
                random.shuffle(self.pairs)
            batch = self.pairs[k * batch_size : (k + 1) * batch_size]
            if not batch:
                raise IndexError
            return torch.stack([a for a, _ in batch]), torch.stack([b for _, b in batch])

    return Batches()


@alternative("make_loader")
def map_style_dataset(x, y, batch_size, shuffle):
    class Pairs(torch.utils.data.Dataset):
        def __len__(self):
            return x.shape[0]

        def __getitem__(self, i):
            return x[i], y[i]

    return DataLoader(Pairs(), batch_size, shuffle)


@misconception("make_loader", hint="Count the pairs of one epoch. Is it all of them?")
def drops_the_rest(x, y, batch_size, shuffle):
    """You leave out the last batch where it is smaller than the others, so some pairs are never seen in an epoch."""
    return DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=shuffle, drop_last=True)


@misconception("make_loader", hint="What is left of a generator when a loop over it has come to its end?")
def used_up(x, y, batch_size, shuffle):
    """Your batches are used up after the first epoch: the second loop gives nothing."""
    order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
    return ((x[part], y[part]) for part in order.split(batch_size))


@misconception("make_loader", hint="When is your random order drawn: once, or in each epoch?")
def shuffled_once(x, y, batch_size, shuffle):
    """You shuffle once, when the loader is made; every epoch then has the same order."""
    order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
    return [(x[part], y[part]) for part in order.split(batch_size)]


@misconception("make_loader", hint="After shuffling, does the third entry of x still belong to the third entry of y?")
def torn_pairs(x, y, batch_size, shuffle):
    """You shuffle x and y each in an order of its own, so that pairs are torn apart."""

    class Loader:
        def __iter__(self):
            one = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
            other = torch.randperm(len(y)) if shuffle else torch.arange(len(y))
            for start in range(0, len(x), batch_size):
                yield x[one[start : start + batch_size]], y[other[start : start + batch_size]]

    return Loader()


@misconception("make_loader", hint="If every batch is drawn from all the data, does an epoch see everything once?")
def drawn_with_replacement(x, y, batch_size, shuffle):
    """Each of your batches is drawn from all the data, so in one epoch some pairs come twice and some never."""

    class Loader:
        def __iter__(self):
            for start in range(0, len(x), batch_size):
                chosen = torch.arange(start, min(start + batch_size, len(x)))
                if shuffle:
                    chosen = torch.randint(len(x), (len(chosen),))
                yield x[chosen], y[chosen]

    return Loader()
