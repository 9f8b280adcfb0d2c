"""How far evidence lies from the truth, in units of what is allowed: 1 is the edge, infinity is no matter of degree."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..records import Criterion, Tree, Truth
from .close import Close
from .criteria import Parts
from .numbers import NotNumeric, aligned, as_array
from .replay import Replayed
from .trajectory import PARAMETERS, Trajectory, by_name, horizon, steps, tolerances


def farthest(criterion: Criterion, got: Tree, truth: Truth) -> float:
    """The largest distance of any number in the evidence, in tolerances; infinite where something discrete differs (a
    length, a shape, a string, a property), or where a number is not finite."""
    lost = [part.mismatch for part in criterion.judge(got, truth) if part.mismatch]
    numbers = _distance(criterion, got, truth)
    discrete = any(mismatch.tolerances is None for mismatch in lost)  # whatever the numbers beside it are
    return math.inf if discrete or (lost and numbers <= 1) else numbers


def along(replayed: Replayed) -> float:
    """How far the states that a submission recorded lie from where one right step leads from the state before, in
    tolerances of that step; the largest of all steps that can be compared, the first left aside."""
    rows, right = replayed.recorded.parameters, steps(replayed.truth.reference[PARAMETERS])
    others = [steps(tree[PARAMETERS]) for tree in replayed.truth.ensemble]
    clear = slice(1, min(len(rows), horizon(right, others)))
    allowed = tolerances(right[clear], [other[clear] for other in others])
    return _largest(rows[clear], right[clear], allowed[:, None])


def _distance(criterion: Criterion, got: Tree, truth: Truth) -> float:
    if isinstance(criterion, Parts):
        return max((_distance(inner, got.get(name) if isinstance(got, dict) else None, _of(truth, name))
                    for name, inner in criterion.of), default=0.0)
    if isinstance(criterion, Trajectory):
        return _of_histories(criterion, by_name(got), by_name(truth.reference), criterion.allowance(truth))
    return _of_numbers(got, truth.reference, criterion.allowance(truth)) if isinstance(criterion, Close) else 0.0


def _of(truth: Truth, name: str) -> Truth:
    return Truth(truth.reference[name], tuple(tree[name] for tree in truth.ensemble if isinstance(tree, dict)),
                 (), truth.values)


def _of_histories(criterion: Trajectory, got: Tree, reference: Tree, allowed: Any) -> float:
    if not isinstance(got, dict):
        return math.inf
    found = 0.0
    for name in criterion.histories:
        try:
            have, want = steps(aligned(got.get(name), reference[name])), steps(reference[name])
        except NotNumeric:
            return math.inf
        if len(have) and have.shape[1] != want.shape[1]:
            return math.inf
        common = min(len(have), len(want))
        room = np.asarray(allowed[name][:common], dtype=np.float64)[:, None]
        found = max(found, _largest(have[:common], want[:common], room))
    return found


def _of_numbers(got: Tree, reference: Tree, allowed: Tree) -> float:
    if isinstance(reference, dict):
        if not isinstance(got, dict):
            return math.inf
        return max((_of_numbers(got.get(key), value, allowed[key]) for key, value in reference.items()), default=0.0)
    if isinstance(allowed, list):
        if not isinstance(got, list) or len(got) != len(reference):
            return math.inf
        return max(map(_of_numbers, got, reference, allowed), default=0.0)
    if allowed is None:
        return 0.0
    want = as_array(reference)
    try:
        have = as_array(aligned(got, reference))
    except NotNumeric:
        return math.inf
    return _largest(have.reshape(want.shape), want, allowed.values) if have.size == want.size else math.inf


def _largest(have: Any, want: Any, room: Any) -> float:
    with np.errstate(all="ignore"):
        apart = np.abs(have - want)
        distance = np.where((have == want) | np.isinf(np.broadcast_to(room, apart.shape)), 0.0, apart / room)
    if not distance.size:
        return 0.0
    return math.inf if np.isnan(distance).any() else float(distance.max())
