"""How many updates an epoch makes, and how many epochs some updates need."""

import math

from graders import alternative, misconception


def updates_per_epoch(n, batch_size, drop_last):
    """The number of updates in an epoch over n samples; `drop_last`: whether a smaller last batch is left out."""
    return n // batch_size if drop_last else math.ceil(n / batch_size)


def epochs_for(updates, n, batch_size):
    """The smallest number of epochs that make at least `updates` updates, where no batch is left out."""
    return math.ceil(updates / math.ceil(n / batch_size))


@alternative("updates_per_epoch")
def whole_numbers_only(n, batch_size, drop_last):
    if drop_last:
        return (n - n % batch_size) // batch_size
    return (n + batch_size - 1) // batch_size


@alternative("updates_per_epoch")
def counted(n, batch_size, drop_last):
    count = 0
    while n >= batch_size:
        n -= batch_size
        count += 1
    if n > 0 and not drop_last:
        count += 1
    return count


@alternative("updates_per_epoch")
def length_of_a_loader(n, batch_size, drop_last):
    from torch.utils.data import DataLoader

    return len(DataLoader(range(n), batch_size, drop_last=drop_last))


@alternative("epochs_for")
def upside_down(updates, n, batch_size):
    return -(-updates // -(n // -batch_size))


@alternative("epochs_for")
def epoch_by_epoch(updates, n, batch_size):
    done = epoch = 0
    while done < updates:
        for _ in range(0, n, batch_size):
            done += 1
        epoch += 1
    return epoch


@misconception("updates_per_epoch", hint="What becomes of the 377 pictures that are left after six batches of 2048?")
def rest_forgotten(n, batch_size, drop_last):
    """You forget the last batch, which is smaller: it is an update, too, unless it is dropped."""
    return n // batch_size


@misconception("updates_per_epoch", hint="How many batches of 3 do 12 samples fill? And how many are left?")
def always_one_more(n, batch_size, drop_last):
    """You always add one batch for the rest, even where there is none."""
    return n // batch_size + (0 if drop_last else 1)


@misconception("updates_per_epoch", hint="Can an epoch have 6.18 updates?")
def not_rounded(n, batch_size, drop_last):
    """You return n / batch_size as it is; the number of updates is a whole number."""
    return n / batch_size


@misconception("updates_per_epoch", hint="Which of your two cases has more updates: the one that drops the rest?")
def wrong_way_round(n, batch_size, drop_last):
    """You drop the rest where it should be kept, and keep it where it should be dropped."""
    return updates_per_epoch(n, batch_size, not drop_last)


@misconception("updates_per_epoch", hint="What is 6.18 rounded, and where do the remaining pictures go?")
def rounded_to_the_nearest(n, batch_size, drop_last):
    """You round to the nearest whole number; a rest is an update, however small it is."""
    return n // batch_size if drop_last else int(n / batch_size + 0.5)


@misconception("epochs_for", hint="Ask for 8 updates, where an epoch makes 7. How many do your epochs make?")
def too_few_epochs(updates, n, batch_size):
    """Your epochs do not make all the updates: what is left over needs one epoch more."""
    return updates // math.ceil(n / batch_size)


@misconception("epochs_for", hint="In batches of 2048, does every picture of MNIST get an update of its own?")
def samples_for_updates(updates, n, batch_size):
    """You divide by the number of samples, as if each were an update: an epoch makes one update for each batch."""
    return math.ceil(updates / n)


@misconception("epochs_for", hint="With n=10 and batches of 3, how many updates does an epoch make? Is it 10 / 3?")
def with_fractions_of_updates(updates, n, batch_size):
    """You divide by n / batch_size without rounding it: the smaller last batch is a whole update."""
    return math.ceil(updates / (n / batch_size))
