"""A data set by what it gives: its length, single samples, slices, columns."""

from graders import check, close, equal, parts


def any_size(rng):
    """Twelve samples or so, of which some have the target 1, and not just one half."""
    n = int(rng.integers(9, 20))
    return {"n": n, "ones": int(rng.integers(3, n // 2))}


def ten_numbers():
    """The numbers 0 to 9, of which the first five have the target 1."""
    return {"n": 10, "ones": 5}


@check(
    given=any_size, public=ten_numbers, criterion=parts(length=equal(1), samples=close(2)),
    hint="Print `len(ds)`, `ds[0]` and the samples on both sides of the place where the target changes.",
)
def one_sample_at_a_time(impl, n, ones):
    """The data set has as many samples as it should, and each is the right pair."""
    ds = impl.make_dataset(n, ones)
    return {"length": len(ds), "samples": [[float(part) for part in ds[i]] for i in (0, 1, ones - 1, ones, n - 1)]}


@check(
    given=any_size, public=ten_numbers, criterion=parts(columns=close(1), a_slice=close(1), dtype=equal(1)),
    hint="Print `ds.tensors`, and `ds[1:4]`.",
)
def whole_columns(impl, n, ones):
    """The columns are there as a whole, inputs first, as float32; a slice cuts both of them."""
    ds = impl.make_dataset(n, ones)
    dtypes = [str(column.dtype) for column in ds.tensors]
    return {"columns": list(ds.tensors), "a_slice": list(ds[1 : ones + 2]), "dtype": dtypes}
