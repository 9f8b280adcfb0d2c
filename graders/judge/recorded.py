"""What a submission tells of its own training: the states that it recorded, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..records import Criterion, Floats, Tree
from .criteria import Parts
from .numbers import NotNumeric, aligned, as_array
from .trajectory import PARAMETERS, UPDATES, Trajectory, by_name, steps

LOSS = "loss"
BATCHES = "batches"
START = "start"
MOST = 200  # steps that are replayed


@dataclass(frozen=True)
class Recorded:
    """What a submission says of its own training: a row of parameters for each step, and perhaps its batches, its
    losses, and the parameters that it began with. `asked`: whether there are points for the updates; `expected`: how
    many states the reference records."""

    parameters: Floats
    batches: tuple[tuple[int, ...], ...] | None
    losses: Floats | None
    asked: bool = True
    expected: int = 0
    start: Floats | None = None


def recorded(criterion: Criterion, got: Tree, reference: Tree) -> Recorded | None:
    """The training that evidence tells of; None where it tells too little, or where it is not about parameters."""
    found = _place(criterion, got, reference)
    if found is None:
        return None
    have, like, asked = by_name(found[0]), by_name(found[1]), found[2]
    if not isinstance(have, dict) or PARAMETERS not in have:
        return None
    try:
        rows = steps(aligned(have[PARAMETERS], like[PARAMETERS]))[:MOST]
        expected, width = steps(like[PARAMETERS]).shape
    except NotNumeric:
        return None
    if len(rows) < 2 or rows.shape[1] != width:
        return None
    batches, losses = _batches(have.get(BATCHES), len(rows)), _losses(have.get(LOSS), len(rows))
    return Recorded(rows, batches, losses, asked, expected, _start(have.get(START), width))


def _place(criterion: Criterion, got: Tree, reference: Tree) -> tuple[Tree, Tree, bool] | None:
    """The evidence, and the reference's, of the trajectory of parameters, and whether there are points for updates."""
    if isinstance(criterion, Trajectory):
        names = [name for name, _ in criterion.worth]
        return (got, reference, UPDATES in names) if {UPDATES, PARAMETERS} & set(names) else None
    if isinstance(criterion, Parts) and isinstance(got, dict):
        for name, inner in criterion.of:
            found = _place(inner, got.get(name), reference[name]) if name in got else None
            if found:
                return found
    return None


def _batches(tree: Tree, count: int) -> tuple[tuple[int, ...], ...] | None:
    """Index lists, one for each step, where that is what the evidence holds."""
    if not isinstance(tree, list) or len(tree) < count:
        return None
    try:
        found = [as_array(entry).reshape(-1) for entry in tree[:count]]
    except NotNumeric:
        return None
    whole = all(len(entry) and np.isfinite(entry).all() and (entry == entry.round()).all() and entry.min() >= 0
                for entry in found)  # probe.batches says -1 of a sample that is not in the data
    return tuple(tuple(int(i) for i in entry) for entry in found) if whole else None


def _start(tree: Tree, width: int) -> Floats | None:
    try:
        found = None if tree is None else as_array(tree).reshape(-1)
    except NotNumeric:
        return None
    return found if found is not None and len(found) == width and np.isfinite(found).all() else None


def _losses(tree: Tree, count: int) -> Floats | None:
    try:
        found = None if tree is None else steps(tree)[:count]
    except NotNumeric:
        return None
    return found if found is not None and found.shape[1] == 1 and len(found) == count else None
