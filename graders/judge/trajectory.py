"""A history, step by step: where it first leaves the reference's path, and whether it is as long as it should be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..errors import BrokenCheck, CourseError
from ..records import Array, Floats, Mismatch, Part, Text, Tree, Truth
from .discrete import lengths_differ
from .distance import BLURRED, FACTOR, TELLING, ULP, constant_ratio, place, ratio_of, rough, texts
from .numbers import NotNumeric, aligned, as_array, branches, kind_of

LENGTH = "length"
UPDATES = "updates"  # each update by itself: judged like `parameters`, and again by one-step replay (replay.py)
PARAMETERS = "parameters"
WINDOW = 5  # steps on either side that share a tolerance: errors live on, but an early spike must not excuse late steps
WILD = 10.0  # a reference that grows so many times beyond the horizon has diverged
SHOWN = 6  # values of one step that are written out; of more, only the one that is farthest off


@dataclass(frozen=True)
class Trajectory:
    """Evidence is a dict of sequences over steps, one for each name in `worth`; `length` and `updates` are no names of
    histories, but what is asked of them."""

    worth: tuple[tuple[str, float], ...]
    sharp: bool = False  # for telling programs apart: the first step alone (often the start) tells nothing

    @property
    def histories(self) -> tuple[str, ...]:
        """The names of the histories."""
        return tuple(name for name, _ in self.worth if name not in (LENGTH, UPDATES))

    def parts(self) -> tuple[tuple[str, float], ...]:
        return self.worth

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        names, truth, got = self.histories, _named(truth), by_name(got)
        names += (PARAMETERS,) if UPDATES in dict(self.worth) and PARAMETERS not in names else ()
        if not isinstance(truth.reference, dict) or any(name not in truth.reference for name in names):
            raise BrokenCheck(f"the check's body must return a dict with the keys {', '.join(names)}, or yield them")
        if not isinstance(got, dict):
            fault = Mismatch(Text("{kind} where histories were asked for", {"kind": kind_of(got)}))
            return tuple(Part(name, points, fault) for name, points in self.worth)
        return tuple(Part(name, points, self._judged(name, got, truth)) for name, points in self.worth)

    def _judged(self, name: str, got: dict[str, Tree], truth: Truth) -> Mismatch | None:
        if name == LENGTH:
            return _lengths(got, truth, self.histories or (PARAMETERS,))
        return _path(PARAMETERS if name == UPDATES else name, got, truth, self.sharp)

    def allowance(self, truth: Truth) -> Tree:
        """Tolerances of the reference's own shape, as frozen into a visible check. Beyond the horizon, and for what is
        no part of the criterion: infinite."""
        truth = _named(truth)
        allowed: dict[str, Any] = dict.fromkeys(truth.reference, math.inf)
        for name in self.histories:
            reference, ensemble = _correct(name, truth)
            clear = horizon(reference, ensemble)
            near = tolerances(reference[:clear], [member[:clear] for member in ensemble])
            allowed[name] = [*near.tolist(), *[math.inf] * (len(reference) - clear)]
        return allowed


def trajectory(**worth: float) -> Trajectory:
    """Compare histories step by step, e.g. `trajectory(loss=2, parameters=3, length=1)`: names are keys of the evidence
    dict, numbers are points; `length` (optional) is for the number of steps.

    `updates` (optional) is for every update by itself, taken from the submission's own `parameters`, wherever it began
    and however long it went on; it needs a description of the training (`@mistakes` in the solution's file).
    """
    made = Trajectory(tuple(worth.items()))
    if not made.histories and UPDATES not in worth:
        raise CourseError("a trajectory without a history", "", "name the evidence: trajectory(loss=2, length=1)")
    return made


def by_name(tree: Tree) -> Tree:
    """What a body yielded step by step, a dict each, as a dict of histories; anything else as it is."""
    if not isinstance(tree, list) or not tree or not all(isinstance(step, dict) for step in tree):
        return tree
    return {name: [step[name] for step in tree if name in step] for name in tree[0]}


def _named(truth: Truth) -> Truth:
    return replace(truth, reference=by_name(truth.reference), ensemble=tuple(map(by_name, truth.ensemble)))


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


def _correct(name: str, truth: Truth) -> tuple[Floats, list[Floats]]:
    """The reference's history and those of the ensemble that have its form. Raises BrokenCheck."""
    try:
        reference = steps(truth.reference[name])
    except NotNumeric:
        raise BrokenCheck(f"the reference's `{name}` is no history of numbers") from None
    ensemble = []
    for tree in branches(truth.ensemble, name):
        try:
            member = steps(tree)
        except NotNumeric:
            continue
        if member.shape[1] == reference.shape[1]:
            ensemble.append(member)
    return reference, ensemble


def _lengths(got: dict[str, Tree], truth: Truth, names: Sequence[str]) -> Mismatch | None:
    for name in names:
        expected = count(truth.reference[name])
        lengths = [n for n in map(count, [truth.reference[name], *branches(truth.ensemble, name)]) if n is not None]
        if expected is None:
            raise BrokenCheck(f"the reference's `{name}` is no history")
        have = count(got.get(name))
        if have is None:
            return _no_history(name, got)
        if not min(lengths) <= have <= max(lengths):
            return lengths_differ(have, expected, name)
    return None


def _no_history(name: str, got: dict[str, Tree]) -> Mismatch:
    if name not in got:
        return Mismatch(Text("{name} is missing", {"name": name}))
    what = Text("{kind} where a history was asked for", {"kind": kind_of(got[name])})
    return Mismatch(Text("{name}: {what}", {"name": name, "what": what}))


def _path(name: str, got: dict[str, Tree], truth: Truth, sharp: bool) -> Mismatch | None:
    reference, ensemble = _correct(name, truth)
    clear = horizon(reference, ensemble)
    if clear < min(len(reference), 2 if sharp else 1):
        raise BrokenCheck(f"too few steps of the reference's `{name}` can be compared: not finite, or all rounding")
    if count(got.get(name)) is None:
        return _no_history(name, got)
    try:
        have = steps(aligned(got[name], truth.reference[name]))
    except NotNumeric as error:
        return Mismatch(Text("{name}: {what}", {"name": name, "what": error.text}))
    if have.shape[1] != reference.shape[1] and len(have) and len(reference):
        values = {"name": name, "got": have.shape[1], "expected": reference.shape[1]}
        return Mismatch(
            Text("{name}: the steps do not have the right number of values", values),
            Text("{name}: the number of values a step is {got} where it should be {expected}", values))
    if len(have) < max(clear - 1, min(clear, 1)):  # one step less costs the length only
        return lengths_differ(len(have), len(reference), name)
    common = min(len(have), clear)
    found = compared(name, have, reference, ensemble, clear)
    if found is None and _stays_tame(have[common:], common, [reference, *ensemble]):
        values = {"name": name, "step": common + 1}
        return Mismatch(Text("{name}: from step {step} on the training should diverge, and yours does not", values),
                        step=common + 1)
    return found


def compared(name: str, have: Floats, reference: Floats, ensemble: Sequence[Floats],
             clear: int | None = None) -> Mismatch | None:
    """The first step of `have` that lies farther from the reference's than correct programs do, up to the horizon."""
    clear = horizon(reference, ensemble) if clear is None else clear
    common = min(len(have), clear)
    allowed = tolerances(reference[:clear], [member[:clear] for member in ensemble])[:common]
    return _first_difference(name, have[:common], reference[:common], allowed, len(reference))


def horizon(reference: Floats, ensemble: Sequence[Floats]) -> int:
    """How many steps can be compared: up to there the ensemble is finite and agrees to within BLURRED."""
    length = min(len(member) for member in (reference, *ensemble))
    if not length:
        return 0
    reference = reference[:length]
    finite, apart = np.isfinite(reference).all(axis=1), np.zeros(length)
    with np.errstate(invalid="ignore", over="ignore"):
        for member in ensemble:  # one after the other: histories of whole networks are large
            finite &= np.isfinite(member[:length]).all(axis=1)
            apart = np.maximum(apart, np.abs(member[:length] - reference).max(axis=1))
        size = np.abs(reference).max(axis=1)
        typical = np.maximum.accumulate(np.where(np.isfinite(size), size, np.inf))
        hazy = FACTOR * apart > BLURRED * np.maximum(size, 0.01 * typical)
    first = np.flatnonzero(~finite | hazy)
    return int(first[0]) if first.size else length


def tolerances(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    """What is allowed at each step, for all of the step's values: FACTOR times the ensemble's spread near that step.

    Never below FACTOR times two units in the last place of the step's largest value (of a typical one, if all are 0).
    """
    if not len(reference):
        return np.zeros(0)
    size = np.abs(reference).max(axis=1)
    typical = float(np.median(size[size > 0])) if size.any() else 1.0
    spread = np.where(size > 0, 2 * ULP * size, ULP * typical)
    for member in ensemble:
        spread = np.maximum(spread, np.abs(member - reference).max(axis=1))
    padded = np.pad(spread, WINDOW, mode="constant")
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * WINDOW + 1).max(axis=1)
    return np.asarray(FACTOR * near)


def _first_difference(name: str, have: Floats, reference: Floats, allowed: Floats, total: int) -> Mismatch | None:
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(have - reference)
        good = np.isfinite(apart) & (apart <= allowed[:, None])
    wrong = np.flatnonzero(~good.all(axis=1))
    if not wrong.size:
        return None
    step = int(wrong[0])
    with np.errstate(over="ignore"):
        distances = np.where(np.isfinite(apart[step]), apart[step] / allowed[step], np.inf)
    worst = int(np.argmax(distances))
    constant = constant_ratio(have, reference)
    ratio = constant
    if ratio is None and reference.shape[1] == 1:
        ratio = ratio_of(have[step, 0], reference[step, 0])
    kept = slice(None) if reference.shape[1] <= SHOWN else slice(worst, worst + 1)
    shown, expected = texts(have[step, kept].tolist(), reference[step, kept].tolist())
    values: dict[str, Any] = {
        "name": name, "step": step + 1, "total": total, "tolerances": rough(float(distances[worst])), "ratio": ratio,
        "got": shown, "expected": expected, "allowed": rough(float(allowed[step])), "where": place([worst]),
    }
    detail = Text("{name}: step {step} of {total} is the first that differs: got {got}, expected {expected}, "
                  "allowed difference {allowed}", values)
    if reference.shape[1] > SHOWN:
        detail = Text("{name}: step {step} of {total} is the first that differs, most at {where}: got {got}, expected "
                      "{expected}, allowed difference {allowed}", values)
    return Mismatch(_plain(values, bool(np.isfinite(have[step]).all()), constant is not None), detail, step=step + 1,
                    ratio=ratio, tolerances=float(distances[worst]))


def _plain(values: dict[str, Any], finite: bool, constant: bool) -> Text:
    ratio = values["ratio"]
    if not finite:
        return Text("{name}: step {step} of {total} is the first that differs: it is not finite", values)
    if constant and ratio:
        return Text("{name}: every step is {ratio} times what it should be", values)
    if ratio and abs(ratio - 1) >= TELLING:
        return Text("{name}: step {step} of {total} is the first that differs, by a factor of {ratio}", values)
    if math.isinf(values["tolerances"]):
        return Text("{name}: step {step} of {total} is the first that differs", values)
    return Text("{name}: step {step} of {total} is the first that differs, by {tolerances} times what rounding can "
                "explain", values)


def _stays_tame(tail: Floats, begin: int, correct: Sequence[Floats]) -> bool:
    """Whether all correct runs grow WILD beyond the horizon, within the tail's length, and the tail shrinks instead."""
    if not len(tail) or not begin:
        return False
    last = float(np.abs(correct[0][begin - 1]).max())
    for member in correct:
        beyond = member[begin : begin + len(tail)]
        if np.isfinite(beyond).all() and not (np.abs(beyond) > WILD * last).any():
            return False
    return bool(np.isfinite(tail).all()) and float(np.abs(tail).max()) < last
