"""Values of tensors, copied at once and cheaply: what is small as Python numbers, what is large as a copy, what is very
large as projections onto fixed random directions, and its norm."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch

from ..device import host

SMALL = 16  # up to so many numbers, a list is faster than a tensor
WHOLE = 64  # a tensor of so many numbers is kept whole, however large the network is
DIRECTIONS = 8

Snap: TypeAlias = Any  # a float, a nested list of floats, or a tensor
Floats: TypeAlias = npt.NDArray[np.floating[Any]]


def snap(tensor: torch.Tensor, large: bool = False) -> Snap:
    """The tensor's values as they are now; those of a large network as a sketch."""
    tensor = host(tensor)
    count = tensor.numel()
    if count <= SMALL:
        return tensor.tolist()
    plain = tensor.detach()
    return sketch(plain) if large and count > WHOLE else plain.clone()


def sketch(tensor: torch.Tensor) -> torch.Tensor:
    """The norm, and DIRECTIONS random projections, each of its share of the numbers: equal for equal tensors, close for
    close ones, different for others."""
    flat = tensor.reshape(-1)
    if flat.dtype != torch.float32:
        flat = flat.to(torch.float32)
    shares, rest = _weights(flat.numel())
    most = shares.numel()
    made = torch.linalg.vecdot((flat[:most] if len(rest) else flat).view(shares.shape), shares)
    if len(rest):
        made[-1] += torch.dot(flat[most:], rest)
    return torch.cat((torch.linalg.vector_norm(flat).view(1), made))


def sketch_rows(values: torch.Tensor) -> torch.Tensor:
    """Two projections of every row: enough to find out which rows of a data set a large batch was made of."""
    rows = host(values).detach().to(torch.float32).reshape(len(values), -1)
    return rows @ _random(2 * rows.shape[1]).view(2, -1).T


@functools.lru_cache(maxsize=64)
def _weights(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    most = count - count % DIRECTIONS
    return _random(count)[:most].view(DIRECTIONS, -1), _random(count)[most:]


@functools.lru_cache(maxsize=64)
def _random(count: int) -> torch.Tensor:
    return torch.randn(count, generator=torch.Generator().manual_seed(count))  # the student's numbers are not touched


def same(one: Snap, other: Snap) -> bool:
    """Whether two snapshots hold the same numbers (nan is never the same)."""
    if isinstance(one, torch.Tensor):
        return isinstance(other, torch.Tensor) and torch.equal(one, other)
    return not isinstance(other, torch.Tensor) and bool(one == other)


def all_same(one: Sequence[Snap], other: Sequence[Snap]) -> bool:
    """Whether two sequences of snapshots are the same, one by one."""
    return len(one) == len(other) and all(map(same, one, other))


def vector(snaps: Sequence[Snap]) -> Floats:
    """Snapshots one after the other, as one vector."""
    if len(snaps) == 1:
        return _flat(snaps[0])
    return np.concatenate([_flat(one) for one in snaps]) if snaps else np.zeros(0)


def _flat(one: Snap) -> Floats:
    if isinstance(one, torch.Tensor):
        return np.asarray((one.float() if one.dtype == torch.bfloat16 else one).cpu().numpy()).reshape(-1)
    return np.array(one, dtype=np.float64).reshape(-1)


def size_of(value: Any) -> int:
    """How many numbers there are in it, at most."""
    if isinstance(value, torch.Tensor):
        return value.numel()
    if isinstance(value, np.ndarray):
        return int(value.size)
    if isinstance(value, dict):
        value = list(value.values())
    return sum(map(size_of, value)) if isinstance(value, list | tuple) else 1


def numbers_of(value: Any) -> list[float] | None:
    """All numbers in a number, tensor, array, or a list, tuple or dict of them, in order; None where anything else is.

    Truth values, texts and complex numbers are no parameters.
    """
    if isinstance(value, torch.Tensor):
        return [float(v) for v in host(value).detach().reshape(-1).tolist()] if not value.is_complex() else None
    if isinstance(value, np.ndarray | np.generic):
        return [float(v) for v in np.ravel(value)] if value.dtype.kind in "iuf" else None
    if type(value) in (int, float):
        return [float(value)]
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list | tuple):
        return None
    found: list[float] = []
    for entry in value:
        numbers = numbers_of(entry)
        if numbers is None:
            return None
        found += numbers
    return found


def close(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether numbers are the same up to what float32 makes of them."""
    return len(one) == len(other) and all(
        abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a, b in zip(one, other, strict=True))


def tiling(pieces: Sequence[Sequence[float]], whole: Sequence[float]) -> list[int] | None:
    """Which pieces, in which order, make up the whole; earlier pieces are preferred. None where none do."""
    def beyond(position: int, used: tuple[int, ...]) -> tuple[int, ...] | None:
        if position == len(whole):
            return used
        for index, piece in enumerate(pieces):
            if index not in used and piece and close(piece, whole[position : position + len(piece)]):
                found = beyond(position + len(piece), (*used, index))
                if found is not None:
                    return found
        return None

    found = beyond(0, ())
    return None if found is None else list(found)
