"""What a tensor and a network take of the device's memory; half of a table at a time."""

import torch
from torch import nn

from graders import check, close, equal, exact, probe, satisfies


def any_sizes(rng):
    """Numbers of entries that do not fill their blocks of 128, and the widths of a network."""
    return {"lengths": [128 * int(rng.integers(1, 9)) + int(rng.integers(1, 100)) for _ in range(2)],
            "widths": [int(n) for n in rng.integers(10, 60, 3)], "other": 512 * int(rng.integers(20, 40))}


@check(given=any_sizes, devices=("cpu", "cuda"), criterion=equal(3),
       hint="Print `torch.cuda.memory_allocated()` before and after the move. Is the copy still there then?")
def memory_before_and_after(impl, lengths, widths, other):
    """What a tensor or a network takes is measured, whatever else is on the device."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    there = torch.zeros(4 * other, device=device)
    there = torch.zeros(other, device=device)
    a, b, c = widths
    things = [torch.zeros(lengths[0]), torch.zeros(lengths[1], dtype=torch.float64), torch.tensor(1.0),
              nn.Sequential(nn.Linear(a, b), nn.ReLU(), nn.Linear(b, c))]
    taken = []
    for thing in things:
        before = torch.cuda.memory_allocated()  # more than any thing takes; a notebook may have left more there
        grown = impl.bytes_taken(thing)
        taken.append(f"{grown - before} and what was there" if 0 < before <= grown else grown)
    del there
    return taken


def any_table(rng):
    """A table with an odd number of rows."""
    n, k = 2 * int(rng.integers(3, 9)) + 1, int(rng.integers(2, 5))
    return {"X": torch.tensor(rng.uniform(1, 5, (n, k)), dtype=torch.float32)}


def five_rows():
    """Five rows of three columns."""
    return {"X": torch.arange(15.0).reshape(5, 3)}


@check(given=any_table, public=five_rows, devices=("cpu", "cuda"), criterion=close(1),
       hint="Which rows are the even ones? Add their sums to those of the odd ones.")
def sums_of_columns(impl, X):
    """The sums of all columns are right."""
    return impl.column_sums(X)


def large_table(rng):
    """A table that is large beside the sums of its columns."""
    n = 2 * int(rng.integers(90, 120))
    return {"X": exact(torch.tensor(rng.uniform(1, 5, (n, 128)), dtype=torch.float32))}


def one_half_after_the_other(seen, values):
    """All of the table was copied, never more than half of it was there; the sums are back."""
    if seen["sums"] != "cpu":
        return "the sums are not on the CPU"
    if seen["counted"] == "no":  # no GPU, or a real one, which does not tell of its copies
        return None
    if seen["all"] == "no":
        return "not all rows go to the device"
    if seen["large"] == "yes":
        return "a copy to the device is larger than half of the data"
    if seen["both"] == "yes":
        return "more than half of the data is on the device at once"
    return None


@check(given=large_table, devices=("cpu", "cuda"), criterion=satisfies(3, one_half_after_the_other),
       hint="How many bytes are on the device at most? `torch.cuda.max_memory_allocated()` knows.")
def half_at_a_time(impl, X):
    """Half of the rows are on the device, then the other half, and never both; the sums come back."""
    with probe.transfers() as known:
        torch.ones(1).to("cuda:0" if torch.cuda.is_available() else "cpu")
    with probe.memory() as memory, probe.transfers() as copied:
        sums = impl.column_sums(X)
    whole = 4 * X.numel()
    answers = {"counted": known["to_device"]["count"] == 1, "all": copied["to_device"]["bytes"] >= whole,
               "large": copied["to_device"]["largest"] > 0.6 * whole, "both": memory["peak"] > 0.6 * whole}
    # In words: two of them are the same or not, and never near each other.
    return {"sums": probe.devices(sums)} | {name: "yes" if answer else "no" for name, answer in answers.items()}
