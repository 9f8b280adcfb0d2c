"""A history, step by step: where it first leaves the reference's path, and whether it is as long as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import BrokenCheck
from ..records import Array, Floats, Mismatch, Part, Text, Tree, Truth
from .numbers import FACTOR, ULP, NotNumeric, as_array, constant_ratio, kind_of

LENGTH = "length"
WINDOW = 5  # steps on either side that share a tolerance: errors live on, but an early spike must not excuse late steps
BLURRED = 0.05  # where the tolerance exceeds this share of the value, rounding alone decides: no comparison beyond


@dataclass(frozen=True)
class Trajectory:
    """Evidence is a dict of sequences over steps, one for each name in `worth`; `length` is judged by itself."""

    worth: tuple[tuple[str, float], ...]

    def parts(self) -> tuple[tuple[str, float], ...]:
        return self.worth

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        names = [name for name, _ in self.worth if name != LENGTH]
        if not isinstance(truth.reference, dict) or any(name not in truth.reference for name in names):
            raise BrokenCheck(f"the check's body must return a dict with the keys {', '.join(names)}")
        if not isinstance(got, dict):
            fault = Mismatch(Text("{kind} where histories were asked for", {"kind": kind_of(got)}))
            return tuple(Part(name, points, fault) for name, points in self.worth)
        return tuple(
            Part(name, points, self._length(got, truth, names) if name == LENGTH else _path(name, got, truth))
            for name, points in self.worth
        )

    def allowance(self, truth: Truth) -> Tree:
        """Tolerances of the reference's own shape, as frozen into a visible check. Beyond the horizon: infinite."""
        allowed: dict[str, Any] = {}
        for name, tree in truth.reference.items():
            reference = steps(tree)
            ensemble = [steps(member[name]) for member in truth.ensemble]
            room = np.full(len(reference), np.inf)
            clear = horizon(reference, ensemble)
            room[:clear] = tolerances(reference[:clear], [member[:clear] for member in ensemble])
            allowed[name] = [float(r) for r in room]
        return allowed

    def _length(self, got: dict[str, Tree], truth: Truth, names: Sequence[str]) -> Mismatch | None:
        for name in names:
            lengths = [count(member[name]) or 0 for member in (truth.reference, *truth.ensemble)]
            have = count(got.get(name))
            if have is None or not min(lengths) <= have <= max(lengths):
                values = {"name": name, "got": have or 0, "expected": count(truth.reference[name])}
                return Mismatch(Text("{name} has {got} entries where there should be {expected}", values))
        return None


def trajectory(**worth: float) -> Trajectory:
    """Compare histories step by step, e.g. `trajectory(loss=2, parameters=3, length=1)`: names are keys of the evidence
    dict, numbers are points; `length` (optional) is for the number of steps."""
    return Trajectory(tuple(worth.items()))


def count(tree: Tree) -> int | None:
    """The number of steps in a history, or None where it is no sequence."""
    if isinstance(tree, list):
        return len(tree)
    if isinstance(tree, Array) and tree.values.ndim:
        return int(tree.values.shape[0])
    return None


def steps(tree: Tree) -> Floats:
    """A history as an array (steps, values a step). Raises NotNumeric."""
    if count(tree) is None:
        raise NotNumeric(Text("{kind} where a history was asked for", {"kind": kind_of(tree)}))
    array = as_array(tree)
    return array.reshape(len(array), -1) if array.size else np.zeros((len(array), 1))


def _path(name: str, got: dict[str, Tree], truth: Truth) -> Mismatch | None:
    reference = steps(truth.reference[name])
    ensemble = [steps(member[name]) for member in truth.ensemble]
    try:
        have = steps(got.get(name))
    except NotNumeric as error:
        return Mismatch(Text("{name}: {what}", {"name": name, "what": error.text}))
    if have.shape[1] != reference.shape[1] and len(have):
        values = {"name": name, "got": have.shape[1], "expected": reference.shape[1]}
        return Mismatch(Text("{name}: {got} values a step where there should be {expected}", values))
    clear = horizon(reference, ensemble)
    shortest = min(len(member) for member in (reference, *ensemble))
    if len(have) < min(shortest, clear) - 1 or not len(have):
        values = {"name": name, "got": len(have), "expected": len(reference)}
        return Mismatch(Text("{name} has {got} entries where there should be {expected}", values))
    common = min(len(have), clear)
    allowed = tolerances(reference[:common], [member[:common] for member in ensemble])
    found = _first_difference(name, have[:common], reference[:common], allowed)
    if found is None and _stays_tame(have[common:], reference[:common], reference[common:]):
        values = {"name": name, "step": common + 1}
        return Mismatch(Text("{name}: the training diverges, yours no longer does from step {step} on", values))
    return found


def horizon(reference: Floats, ensemble: Sequence[Floats]) -> int:
    """How many steps can be compared: up to there the ensemble is finite and agrees to within BLURRED."""
    length = min(len(member) for member in (reference, *ensemble))
    everything = np.stack([member[:length] for member in (reference, *ensemble)])
    size = np.abs(everything[0]).max(axis=1) if length else np.zeros(0)
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(everything - everything[0]).max(axis=(0, 2)) if length else np.zeros(0)
        typical = np.maximum.accumulate(np.where(np.isfinite(size), size, np.inf))
        hazy = FACTOR * apart > BLURRED * np.maximum(size, 0.01 * typical)
        blurred = ~np.isfinite(everything).all(axis=(0, 2)) | hazy
    first = np.flatnonzero(blurred)
    return int(first[0]) if first.size else length


def tolerances(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    """What is allowed at each step, for all of the step's values: FACTOR times the ensemble's spread near that step."""
    if not len(reference):
        return np.zeros(0)
    spread = 2 * ULP * np.abs(reference).max(axis=1)
    for member in ensemble:
        spread = np.maximum(spread, np.abs(member - reference).max(axis=1))
    padded = np.pad(spread, WINDOW, mode="constant")
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * WINDOW + 1).max(axis=1)
    return np.asarray(FACTOR * near)


def _first_difference(name: str, have: Floats, reference: Floats, allowed: Floats) -> Mismatch | None:
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(have - reference)
        good = np.isfinite(apart) & (apart <= allowed[:, None])
    wrong = np.flatnonzero(~good.all(axis=1))
    if not wrong.size:
        return None
    step = int(wrong[0])
    distance = float(np.max(np.where(np.isfinite(apart[step]), apart[step] / allowed[step], np.inf)))
    ratio = constant_ratio(have, reference)
    if ratio is None and reference.shape[1] == 1 and reference[step, 0] and np.isfinite(have[step, 0]):
        ratio = float(have[step, 0] / reference[step, 0])
    values: dict[str, Any] = {
        "name": name, "step": step + 1, "total": len(reference), "count": int(wrong.size), "tolerances": distance,
        "got": have[step].tolist(), "expected": reference[step].tolist(), "allowed": float(allowed[step]),
        "ratio": ratio,
    }
    told = "{name}: step {step} of {total} is the first that differs"
    plain = told + (", by a factor of {ratio}" if ratio is not None else ", by {tolerances} tolerances")
    return Mismatch(
        Text(plain, values), Text(told + ": got {got}, expected {expected}, allowed is {allowed}", values),
        step=step + 1, ratio=ratio, tolerances=distance,
    )


def _stays_tame(tail: Floats, before: Floats, beyond: Floats) -> bool:
    """Whether the reference diverges beyond the horizon and the tail given does not."""
    if not len(tail) or not len(before) or not len(beyond):
        return False
    last = float(np.abs(before[-1]).max())
    wild = not np.isfinite(beyond).all() or float(np.abs(beyond).max()) > 10 * last
    return wild and bool(np.isfinite(tail).all()) and float(np.abs(tail).max()) < 0.1 * last
