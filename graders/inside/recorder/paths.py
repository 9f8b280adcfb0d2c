"""One run of a loop as steps: which of its variables are the parameters, the loss, the gradient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import torch

from .rewriting import Loop
from .snapshots import Floats, Snap, tiling
from .steps import Step

LOSS = re.compile(r"loss|cost|[ms]se|^L$|^err(or)?$", re.IGNORECASE)
ALONG = 1e-3  # how far an update may be from the gradient's direction, relative to its length


Path: TypeAlias = tuple[Any, ...]  # the name of a variable, and of what lies in it


@dataclass
class Run:
    """A loop that is run once: values of variables at the top of each iteration, and at the end."""

    loop: Loop
    began: int
    whole: list[float] | None  # what the parameters are at the start, where it is known
    series: dict[Path, list[Snap]]
    sizes: dict[Path, int]
    lists: dict[str, int]  # histories of losses, and how long they were
    extra: dict[Path, list[Snap]] = field(default_factory=dict)  # what was made in the loop: gradients, losses
    batches: list[int | None] = field(default_factory=list)
    histories: dict[str, list[float]] = field(default_factory=dict)
    ticks: int = 1
    ended: int = 0
    over: bool = False
    steps: list[Step] = field(default_factory=list)


def steps_of(run: Run) -> list[Step]:
    """The steps, or none: no parameters found, nothing changed, or only one coordinate after the other."""
    arrays = ((path, _array(values)) for path, values in run.series.items() if _is_float(values))
    series = {path: values for path, values in arrays if values is not None and len(values) == run.ticks + 1}
    chosen = _parameters(run, series)
    if not chosen:
        return []
    path = np.concatenate([series[p] for p in chosen], axis=1)
    count = run.ticks
    if not run.over and count > 1 and _equal(path[-1], path[-2]):
        count -= 1  # left by `break` or `return` before the update
    if not _is_training(path[: count + 1]):
        return []
    parts = [series[p][: count + 1] for p in chosen]
    gradient = _gradient(run, parts, count)
    losses = _losses(run, count)
    return [Step(path[t], path[t + 1], None if gradient is None else gradient[t], None if losses is None else losses[t],
                 run.batches[t] if t < len(run.batches) else None) for t in range(count)]


def _parameters(run: Run, series: dict[Path, Floats]) -> list[Path] | None:
    changes = {path: int((values[1:] != values[:-1]).any(axis=1).sum()) for path, values in series.items()}
    paths = sorted((p for p in series if changes[p]), key=lambda p: -changes[p])
    if run.whole is None:
        return paths if len(paths) == 1 else None  # of several, nobody knows which
    for candidates in (paths, [*paths, *(p for p in series if not changes[p])]):  # one may have been forgotten
        found = tiling([series[p][0].tolist() for p in candidates], run.whole)
        if found is not None and any(changes[candidates[i]] for i in found):
            return [candidates[i] for i in found]
    return None


def _is_float(values: Sequence[Snap]) -> bool:
    """A counter stays a whole number; parameters may begin as whole numbers."""
    return not all(type(value) is int for value in values[1:])


def _array(values: Sequence[Snap]) -> Floats | None:
    rows = [v.numpy().ravel().astype(np.float64) if isinstance(v, torch.Tensor) else np.ravel(np.asarray(v, np.float64))
            for v in values if v is not None]
    return np.stack(rows) if rows and len({row.shape for row in rows}) == 1 else None


def _equal(one: Floats, other: Floats) -> bool:
    return bool(np.array_equal(one, other))


def _is_training(path: Floats) -> bool:
    """Whether the steps move as a whole: a loop over coordinates, or one that tries them out, moves one at a time."""
    moved = path[1:] != path[:-1]
    moved = moved[moved.any(axis=1)]
    if not len(moved):
        return False
    if path.shape[1] == 1 or (moved.sum(axis=1) > 1).any() or len(moved) == 1:
        return True
    return len({int(np.argmax(row)) for row in moved}) == 1  # the other coordinates are never moved at all


def _losses(run: Run, count: int) -> list[float] | None:
    scalars = {}
    for path, values in run.extra.items():
        if LOSS.search(str(path[-1])):
            found = _array(values)
            if found is not None and found.shape[1] == 1 and len(found) >= count:
                scalars[str(path[-1])] = found[:count, 0].tolist()
    for source in (scalars, run.histories):
        for name in sorted(source, key=lambda n: (n != "loss", "loss" not in n.lower())):
            return [float(v) for v in source[name][:count]]
    return None


def _gradient(run: Run, parts: Sequence[Floats], count: int) -> Floats | None:
    """What was made in the loop and lies along the updates, all parts at one rate. The update itself does not count."""
    rates: set[float] = set()
    found = []
    for part in parts:
        options = []
        for path, values in run.extra.items():
            made = _array(values[:count])
            if made is None or made.shape != (count, part.shape[1]):
                continue
            rate = _rate(part, made)
            if rate is not None and (abs(rate - 1) > ALONG or "grad" in str(path[-1]).lower()):
                options.append((rate, made))
        if not options:
            return None
        rate, made = min(options, key=lambda option: option[0])
        found.append(made)
        rates.add(rate)
    return np.concatenate(found, axis=1) if max(rates) - min(rates) <= 10 * ALONG * max(rates) else None


def _rate(part: Floats, made: Floats) -> float | None:
    """The one number that `made` was multiplied by to be subtracted, if there is one."""
    update = part[:-1] - part[1:]
    good = np.isfinite(update).all(axis=1) & np.isfinite(made).all(axis=1)
    update, made, size = update[good], made[good], np.abs(part[:-1][good])
    if not len(update) or not made.any():
        return None
    largest = np.unravel_index(np.argmax(np.abs(made)), made.shape)
    rate = float(update[largest] / made[largest])
    room = ALONG * np.abs(rate * made).max(axis=1, keepdims=True) + 4 * np.finfo(np.float32).eps * size
    return rate if rate > 0 and bool((np.abs(update - rate * made) <= room).all()) else None


