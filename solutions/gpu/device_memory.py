"""Memory of the device before and after a move; half of the data at a time."""

import torch

from graders import alternative, misconception


def bytes_taken(thing):
    """Move the tensor or module thing to the device; return by how many bytes its taken memory has grown then.

    The device is "cuda:0" where there is a GPU, else "cpu"; without a GPU the result is 0.
    """
    before = torch.cuda.memory_allocated()
    there = thing.to("cuda:0" if torch.cuda.is_available() else "cpu")
    after = torch.cuda.memory_allocated()
    del there
    return after - before


def column_sums(X):
    """Return the sums of the columns of X (n, k) as a tensor (k,) on the CPU, computed on the device.

    First the even rows are on the device, then the odd ones, and never both.
    """
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    even = X[0::2].to(device).sum(dim=0)
    odd = X[1::2].to(device).sum(dim=0)
    return (even + odd).cpu()


@alternative("bytes_taken")
def by_an_if(thing):
    if not torch.cuda.is_available():
        return 0
    start = torch.cuda.memory_allocated("cuda:0")
    moved = thing.cuda()
    end = torch.cuda.memory_allocated("cuda:0")
    del moved
    return end - start


@alternative("bytes_taken")
def by_the_statistics(thing):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    readings, kept = [], []
    for _ in range(2):
        readings.append(torch.cuda.memory_stats().get("allocated_bytes.all.current", 0) if device.type == "cuda" else 0)
        kept.append(thing.to(device))
    return float(readings[1] - readings[0])


@alternative("column_sums")
def with_del(X):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    total = torch.zeros(X.shape[1], dtype=X.dtype, device=device)
    for start in (0, 1):
        part = X[start::2].to(device)
        total += part.sum(0)
        del part
    return total.to("cpu")


@alternative("column_sums")
def with_a_function(X):
    def of(rows):
        half = rows.cuda() if torch.cuda.is_available() else rows
        return torch.ones(1, len(half), dtype=half.dtype, device=half.device) @ half

    return sum(of(X[[i for i in range(len(X)) if i % 2 == k]]).cpu() for k in range(2)).squeeze(0)


def where():
    """The device of this machine."""
    return "cuda" if torch.cuda.is_available() else "cpu"


@misconception("bytes_taken", hint="Which name points to the copy when you look at the memory the second time?")
def copy_thrown_away(thing):
    """You keep no name for the copy of a tensor, so its memory is given back before you look."""
    before = torch.cuda.memory_allocated()
    thing.to(where())
    return torch.cuda.memory_allocated() - before


@misconception("bytes_taken", hint="What was on the device before? Look there first, too.")
def all_that_is_taken(thing):
    """You return all the memory that is taken, with what was on the device before."""
    there = thing.to(where())
    taken = torch.cuda.memory_allocated()
    del there
    return taken


@misconception("bytes_taken", hint="What is the most that was ever taken, if something larger was there before?")
def most_ever_taken(thing):
    """You take the difference of the largest memory so far (`max_memory_allocated`), which knows the past, too."""
    before = torch.cuda.max_memory_allocated()
    there = thing.to(where())
    after = torch.cuda.max_memory_allocated()
    del there
    return after - before


@misconception("bytes_taken", hint="What does a tensor with a single number take? What is taken without a GPU?")
def numbers_times_bytes(thing):
    """You count the numbers and their bytes; what the device takes is measured there, in blocks of 512 bytes."""
    tensors = [thing] if isinstance(thing, torch.Tensor) else list(thing.parameters())
    return sum(t.numel() * t.element_size() for t in tensors)


@misconception("column_sums", hint="How much memory does your first line take on the device?")
def all_rows_moved(X):
    """You move all of `X` to the device and take the halves there."""
    there = X.to(where())
    return (there[0::2].sum(0) + there[1::2].sum(0)).cpu()


@misconception("column_sums", hint="Which names point to a half when the second one arrives? Where could a `del` help?")
def first_half_still_there(X):
    """The first half is still on the device when the second one comes: a name points to it."""
    total = 0
    for start in (0, 1):
        part = X[start::2].to(where())
        total = total + part.sum(0)
    return total.cpu()


@misconception("column_sums", hint="On which device is the tensor whose `sum` you call?")
def summed_on_the_cpu(X):
    """You add up on the CPU; nothing of `X` goes to the device."""
    return X[0::2].sum(0) + X[1::2].sum(0)


@misconception("column_sums", hint="What is the device of the tensor that you return?")
def sums_left_there(X):
    """The sums stay on the device; they were asked for on the CPU."""
    return column_sums(X).to(where())


@misconception("column_sums", hint="How many columns has `X`, and how many numbers do you return?")
def rows_added_up(X):
    """You add up each row; the sum of each column was asked for."""
    return torch.stack([X[0::2].to(where()).sum(1), X[1::2].to(where()).sum(1)], dim=1).cpu().flatten()
