"""The indices of the samples in every batch of an epoch."""

import torch

from graders import alternative, misconception


def batch_indices(n, batch_size):
    """The batches of one epoch over n samples, in order: a list of lists of the samples' numbers."""
    return [list(range(first, min(first + batch_size, n))) for first in range(0, n, batch_size)]


@alternative("batch_indices")
def split_of_a_tensor(n, batch_size):
    return torch.arange(n).split(batch_size)


@alternative("batch_indices")
def filled_one_by_one(n, batch_size):
    batches, batch = [], []
    for i in range(n):
        batch.append(i)
        if len(batch) == batch_size:
            batches.append(batch)
            batch = []
    if batch:
        batches.append(batch)
    return batches


@alternative("batch_indices")
def eaten_from_the_front(n, batch_size):
    rest = list(range(n))
    while rest:
        yield rest[:batch_size]
        rest = rest[batch_size:]


@alternative("batch_indices")
def by_a_loader(n, batch_size):
    from torch.utils.data import DataLoader

    return [batch.tolist() for batch in DataLoader(range(n), batch_size=batch_size)]


@misconception("batch_indices", hint="Add up the sizes of your batches. Is it n?")
def rest_left_out(n, batch_size):
    """You leave out the samples that do not fill a batch."""
    return [batch for batch in batch_indices(n, batch_size) if len(batch) == batch_size]


@misconception("batch_indices", hint="Does `range(0, 3)` hold the 3? In how many of your batches is it?")
def ends_overlap(n, batch_size):
    """Your batches overlap: each one ends with the sample that the next one begins with."""
    return [list(range(first, min(first + batch_size + 1, n))) for first in range(0, n, batch_size)]


@misconception("batch_indices", hint="Print the largest number in your batches. Which is the last sample?")
def beyond_the_end(n, batch_size):
    """Your last batch goes on beyond the last sample."""
    return [list(range(first, first + batch_size)) for first in range(0, n, batch_size)]


@misconception("batch_indices", hint="Which number does the first sample have in Python?")
def counted_from_one(n, batch_size):
    """You number the samples from 1; they are numbered from 0."""
    return [[i + 1 for i in batch] for batch in batch_indices(n, batch_size)]


@misconception("batch_indices", hint="Cut six samples into batches of four. How long is your first batch?")
def equally_long(n, batch_size):
    """You make the batches equally long; every batch but the last one should have `batch_size` samples."""
    return [batch.tolist() for batch in torch.arange(n).chunk(-(-n // batch_size))]


@misconception("batch_indices", hint="How long is each of your batches, and how many are there?")
def so_many_batches(n, batch_size):
    """You make `batch_size` batches; each batch should have `batch_size` samples."""
    return batch_indices(n, -(-n // batch_size))
