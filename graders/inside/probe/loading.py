"""Which samples the batches of a loader hold."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from .telling import refused
from .tensors import is_tensor

if TYPE_CHECKING:
    import numpy.typing as npt

ROUNDS = 10  # of a loader that gives every sample more often than this it is said that it has no end
UNKNOWN = -1

Numbers: TypeAlias = "npt.NDArray[Any]"


def batches(loader: Any, data: Any) -> list[npt.NDArray[np.int64]]:
    """One pass over a loader: for each batch, an array of the indices of its samples, in the batch's order.

    `loader`  any iterable of batches: a DataLoader, a generator, a list. A batch may be a tensor or an array; a tuple,
              list or dict of these (inputs, targets, ...); a list of samples; a slice; a list or tensor of indices
    `data`    what the batches were made from: a tensor or an array, or a tuple of these (X, y), whose first axis
              counts the samples; or only their number, where the batches are indices or slices

    A sample is found by its numbers, in whatever dtype and shape they come; with (X, y), by both. Of equal samples the
    first that comes is the first of the data, and so on. A row that is not in the data is -1, and so is one whose
    input and target do not belong together. Ask twice for two epochs.
    """
    known = _Known(data)
    try:
        each = iter(loader)
    except TypeError:
        raise refused("no batches where some were asked for") from None
    found: list[npt.NDArray[np.int64]] = []
    rows = 0
    for batch in each:
        found.append(np.asarray(known.indices(batch), dtype=np.int64))
        rows += len(found[-1])
        if max(rows, len(found)) > ROUNDS * known.count:
            raise refused("the batches do not come to an end")
    return found


class _Known:
    """The samples of the data, to be found by their numbers; `wide` are the numbers that one has in each part."""

    def __init__(self, data: Any) -> None:
        self.parts = [] if isinstance(data, int) else [
            _numbers(part) for part in (data if isinstance(data, tuple) else (data,))]
        self.count = data if isinstance(data, int) else len(self.parts[0])
        self.axes = self.parts[0].ndim if self.parts else 0
        self.wide = [max(part[:1].size, 1) for part in self.parts]
        self.given: dict[bytes, int] = collections.Counter()
        self.places: dict[tuple[Any, ...], dict[bytes, list[int]]] = {}

    def indices(self, batch: Any) -> Sequence[int]:
        """The indices of the samples in a batch."""
        if type(batch) is slice:
            return range(*batch.indices(self.count))
        parts = self._split(batch)
        if not self.parts or (self.axes > 1 and parts[0].ndim == 1 and parts[0].dtype.kind in "iu"):
            return [int(index) for index in parts[0].ravel()]
        pairs = list(zip(parts, self.parts, self.wide, strict=False))
        if any(part.size % wide for part, _, wide in pairs):
            return [UNKNOWN] * len(np.atleast_1d(parts[0]))
        rows = [part.reshape(-1, wide) for part, _, wide in pairs]
        if len({len(row) for row in rows}) > 1:
            return [UNKNOWN] * len(rows[0])
        kinds = tuple(part.dtype if part.dtype == own.dtype else np.dtype(np.float32) for part, own, _ in pairs)
        return [self._next(key, self._places(kinds)) for key in _keys(rows, kinds)]

    def _split(self, batch: Any) -> list[Numbers]:
        """A batch as its inputs, targets and so on, as many as there are."""
        if isinstance(batch, dict):
            return [_numbers(part) for part in batch.values()]
        if not isinstance(batch, list | tuple) or not batch or not self.parts:
            return [_numbers(batch)]
        if all(isinstance(sample, tuple) for sample in batch):  # samples that nobody has put together
            return [_numbers(list(part)) for part in zip(*batch, strict=False)]
        parts = [_numbers(part) for part in batch]
        alone = all(part.ndim == self.axes - 1 and part.size == self.wide[0] for part in parts)
        fitting = 1 < len(self.parts) == len(parts) and len(
            {part.size / wide for part, wide in zip(parts, self.wide, strict=True)}) == 1
        indices = all(type(part) is int for part in batch)
        return [_numbers(batch)] if indices or (alone and not fitting) else parts

    def _places(self, kinds: tuple[Any, ...]) -> dict[bytes, list[int]]:
        """Where in the data the samples with certain bytes stand."""
        if kinds not in self.places:
            own = [part.reshape(len(part), -1) for part in self.parts[: len(kinds)]]
            found = self.places[kinds] = {}
            for index, key in enumerate(_keys(own, kinds)):
                found.setdefault(key, []).append(index)
        return self.places[kinds]

    def _next(self, key: bytes, places: dict[bytes, list[int]]) -> int:
        """Of equal samples one after the other, and from the first again where all of them were given."""
        if key not in places:
            return UNKNOWN
        self.given[key] += 1
        return places[key][(self.given[key] - 1) % len(places[key])]


def _keys(parts: Sequence[Numbers], kinds: Sequence[Any]) -> list[bytes]:
    """The bytes of each row, in dtypes that both sides have (0 is added, since there are two zeros)."""
    cast = [np.ascontiguousarray(part.astype(kind) + kind.type(0)) for part, kind in zip(parts, kinds, strict=True)]
    return [b"|".join(row.tobytes() for row in rows) for rows in zip(*cast, strict=False)]


def _numbers(value: Any) -> Numbers:
    """A tensor, an array, a number, or a list of these, as one array."""
    from ..evidence import of_tensor

    if is_tensor(type(value)):
        return of_tensor(value).values
    if isinstance(value, list | tuple | range):
        rows = [_numbers(row) for row in value]
        if len({row.shape for row in rows}) <= 1:
            return np.stack(rows) if rows else np.zeros(0)
    elif isinstance(value, np.ndarray | np.generic | int | float):
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            return array
    raise refused("a batch holds something that is not made of numbers")
