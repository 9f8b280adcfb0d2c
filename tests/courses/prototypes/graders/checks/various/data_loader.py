"""Batches, by what must be true of them: no particular random order is asked for."""

import torch

from graders import check, equal, exact, satisfies


def numbered_pairs(rng):
    """Pairs in which x is the pair's number (never moved by rounding) and y belongs to it; the last batch is short."""
    batch_size = int(rng.integers(3, 7))
    n = batch_size * int(rng.integers(4, 8)) + int(rng.integers(1, batch_size))
    number = torch.arange(n, dtype=torch.float32)
    return {"x": exact(number), "y": exact(number * 10 + 5), "batch_size": batch_size}


def ten_pairs():
    """The numbers 0 to 9 with their tens, in batches of three."""
    x = torch.arange(10.0)
    return {"x": x, "y": x * 10 + 5, "batch_size": 3}


@check(
    given=numbered_pairs, public=ten_pairs, criterion=equal(2),
    hint="With `shuffle=False` nothing is random: write down the batches you expect.",
)
def in_order(impl, x, y, batch_size):
    """Without shuffling, two epochs give the data in its order, the rest in the last batch."""
    loader = impl.make_loader(x, y, batch_size, False)
    return [[[x_batch.tolist(), y_batch.tolist()] for x_batch, y_batch in loader] for epoch in range(2)]


def every_pair_is_there_once(epochs, values):
    """Each epoch is a partition of the data into batches of the right size."""
    n, size = len(values["x"]), values["batch_size"]
    for batches in epochs:
        numbers = [number for x_batch, _ in batches for number in x_batch]
        if not numbers:
            return "an epoch after the first one is empty"
        if [len(x_batch) for x_batch, _ in batches] != [min(size, n - start) for start in range(0, n, size)]:
            return "the batches do not have the sizes that were asked for"
        if len(set(numbers)) < len(numbers):
            return "within one epoch a pair occurs more than once"
        if any(b != 10 * a + 5 for x_batch, y_batch in batches for a, b in zip(x_batch, y_batch, strict=True)):
            return "an entry of x is together with the y of another pair"
    return None


@check(
    given=numbered_pairs, public=ten_pairs, criterion=satisfies(3, every_pair_is_there_once),
    hint="Put the batches of one epoch together again and sort them: is it the data?",
)
def every_pair_once(impl, x, y, batch_size):
    """With shuffling, every epoch holds every pair once, in batches of the right size."""
    loader = impl.make_loader(x, y, batch_size, True)
    return [[[x_batch.tolist(), y_batch.tolist()] for x_batch, y_batch in loader] for epoch in range(3)]


def orders_differ(epochs, values):
    """No epoch has the order of another one, nor that of the data."""
    orders = [[number for batch in batches for number in batch] for batches in epochs]
    if values["x"].tolist() in orders:
        return "an epoch has the order of the data"
    return "two epochs have the same order" if orders[0] in orders[1:] or orders[1] == orders[2] else None


@check(
    given=numbered_pairs, public=ten_pairs, criterion=satisfies(1, orders_differ), needs=every_pair_once,
    hint="Print the first batch of three epochs.",
)
def an_order_of_its_own(impl, x, y, batch_size):
    """With shuffling, every epoch has another order."""
    loader = impl.make_loader(x, y, batch_size, True)
    return [[x_batch.tolist() for x_batch, _ in loader] for epoch in range(3)]
