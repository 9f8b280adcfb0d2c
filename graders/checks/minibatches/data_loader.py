"""A loader, by the batches it gives: no particular random order is asked for."""

import torch

from graders import check, equal, exact, satisfies


def numbered(rng):
    """Pairs whose x is their number and whose y belongs to it; the last batch is short."""
    size = int(rng.integers(3, 6))
    n = size * int(rng.integers(4, 7)) + int(rng.integers(1, size))
    number = torch.arange(n, dtype=torch.float32)
    return {"x": exact(number), "y": exact(7 * number + 2), "size": size}


def eleven_pairs():
    """Eleven pairs, in batches of three."""
    x = torch.arange(11.0)
    return {"x": x, "y": 7 * x + 2, "size": 3}


def rows(rng):
    """The same with two columns in x, and one in y."""
    values = numbered(rng)
    number = values["x"].value[:, None]
    return {**values, "x": exact(torch.hstack([number, -number])), "y": exact(7 * number + 2)}


def five_rows():
    """Five rows with two columns in x and one in y, in batches of three."""
    x = torch.arange(10.0).reshape(5, 2)
    return {"x": x, "y": x[:, :1] + 100, "size": 3}


@check(
    given=rows, public=five_rows, criterion=equal(2),
    hint="Nothing is random here: write down the batches you expect.",
)
def dealt_in_order(impl, x, y, size):
    """Without shuffling, two epochs give the data in its order, the rest in the last batch."""
    loader = impl.make_loader(x, y, size, False, False)
    return [[[a.tolist(), b.tolist()] for a, b in loader] for epoch in range(2)]


@check(
    given=numbered, public=eleven_pairs, criterion=equal(1),
    hint="Make the loader with `drop_last=True`, once for data with a rest and once for data without.",
)
def rest_dropped(impl, x, y, size):
    """With `drop_last`, a last batch that is smaller is left out, and one that is full is kept; no batch is empty."""
    full = len(x) - len(x) % size
    settings = [(len(x), True), (full, True), (full, False)]
    return [[len(a) for a, _ in impl.make_loader(x[:n], y[:n], size, False, drop)] for n, drop in settings]


def dealt_well(epochs, values):
    """Every pair once an epoch, batches of the right size, no order twice, and not that of the data."""
    n, size, orders = len(values["x"]), values["size"], []
    for batches in epochs:
        pairs = [pair for a, b in batches for pair in zip(a, b, strict=True)]
        if not pairs:
            return "an epoch after the first one is empty"
        if [len(a) for a, _ in batches] != [min(size, n - first) for first in range(0, n, size)]:
            return "the batches do not have the sizes that were asked for"
        if sorted(a for a, _ in pairs) != list(range(n)):
            return "an epoch does not hold every sample once"
        if any(b != 7 * a + 2 for a, b in pairs):
            return "an entry of x is together with the y of another one"
        orders.append([a for a, _ in pairs])
    if list(range(n)) in orders:
        return "an epoch has the order of the data"
    return "two epochs have the same order" if any(order in orders[:k] for k, order in enumerate(orders)) else None


@check(
    given=numbered, criterion=satisfies(3, dealt_well),
    hint="Print the batches of three epochs. Put those of one epoch together and sort them: is it the data?",
)
def dealt_anew(impl, x, y, size):
    """With shuffling, every epoch holds every pair once, in an order of its own."""
    loader = impl.make_loader(x, y, size, True, False)
    return [[[a.tolist(), b.tolist()] for a, b in loader] for epoch in range(3)]


def left_out_by_chance(epochs, values):
    """Full batches only, no pair twice in an epoch, and not the same pairs left out in all of the epochs."""
    n, size, kept = len(values["x"]), values["size"], []
    for batches in epochs:
        if [len(batch) for batch in batches] != [size] * (n // size):
            return "the batches do not have the sizes that were asked for"
        kept.append({int(a) for batch in batches for a in batch})
        if len(kept[-1]) < n // size * size:
            return "a sample comes twice in an epoch"
    return "the same samples are left out in every epoch" if all(some == kept[0] for some in kept) else None


@check(
    given=numbered, criterion=satisfies(1, left_out_by_chance), needs=rest_dropped,
    hint="What comes first: is the order drawn, or is the rest taken off?",
)
def others_each_time(impl, x, y, size):
    """With shuffling and `drop_last` together, it is not always the same pairs that are left out."""
    loader = impl.make_loader(x, y, size, True, True)
    return [[a.tolist() for a, _ in loader] for epoch in range(8)]
