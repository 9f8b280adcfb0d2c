"""One-step replay: every update judged by itself, from the submission's own parameters.

What is right, and what each known mistake would have done, has been computed along the parameters that the submission
recorded (see `graders.trusted.training`). The first update is not judged here: where it began is not recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..records import Criterion, Floats, Mismatch, Part, Text, Tree, Truth
from .criteria import Parts
from .numbers import NotNumeric, aligned, as_array
from .trajectory import PARAMETERS, UPDATES, Trajectory, by_name, compared, horizon, steps, tolerances

LOSS = "loss"
BATCHES = "batches"
MOST = 200  # steps that are replayed
ROUGHLY, WIDELY = 0.1, 64  # a mistake that misses by more than this share and so many tolerances is out of question
CLEAR = 1e-3  # updates that are smaller, relative to the parameters, tell no ratio
ALIKE = 0.01  # ratios that differ by less are one
ELSEWHERE = "{what}. Every update is right by itself: look at where you begin, and at the order of the steps"
FEWEST = 3  # recorded states that tell one mistake from another


@dataclass(frozen=True)
class Recorded:
    """What a submission says of its own training: a row of parameters for each step, and perhaps its batches and its
    losses. `asked`: whether there are points for the updates; `expected`: how many states the reference records."""

    parameters: Floats
    batches: tuple[tuple[int, ...], ...] | None
    losses: Floats | None
    asked: bool = True
    expected: int = 0


@dataclass(frozen=True)
class Replayed:
    """Histories {"parameters", "loss"} along a submission's own parameters: the right ones, and each mistake's.

    `mistakes` is a function, because it costs runs that only a wrong answer needs: names (None: all) -> histories.
    """

    recorded: Recorded
    truth: Truth
    mistakes: Callable[[frozenset[str] | None], Mapping[str, Truth]]


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
    return Recorded(rows, batches, losses, asked, expected)


def refined(parts: tuple[Part, ...], replayed: Replayed | None) -> tuple[Part, ...]:
    """The parts, with a lost part for updates judged again, by the replay."""
    if replayed is None:
        return parts
    rows = replayed.recorded.parameters
    found = follows(rows, PARAMETERS, replayed.truth)
    if found is None and follows(np.concatenate([rows[:1], rows[:-1]]), PARAMETERS, replayed.truth) is None:
        return parts  # where standing still is right too (at the minimum), right updates show nothing
    told = found and _told(found, _stretched(rows, replayed.truth))
    return tuple(
        replace(p, mismatch=p.mismatch and told) if _is(p, UPDATES)
        else replace(p, mismatch=_elsewhere(p.mismatch)) if _is(p, PARAMETERS) and p.mismatch and not found
        else p for p in parts)


def explained(replayed: Replayed, among: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Where the training itself is wrong, the mistakes that explain it: "updates" and "loss" -> their names.

    A history that is right by itself has no entry; one that no mistake explains has an empty one. `among` are those
    that are still in question, where another instance has been looked at.
    """
    rows, told = replayed.recorded.parameters, {}
    if (rows != rows[0]).any():  # of states that are all the same nobody can say how they were reached
        told[UPDATES] = (PARAMETERS, rows)
    if replayed.recorded.losses is not None:
        told[LOSS] = (LOSS, replayed.recorded.losses)
    wrong = {name: kept for name, kept in told.items()
             if len(kept[1]) >= FEWEST and follows(kept[1], kept[0], replayed.truth) is not None}
    found = {}
    for name, (key, have) in wrong.items():
        known = replayed.mistakes(among.get(name))
        found[name] = frozenset(m for m, truth in known.items() if follows(have, key, truth) is None)
    return found


def near(told: Recorded, led_to: Tree, right: Truth) -> bool:
    """Whether a mistake comes so near to what is recorded that its tolerance is worth measuring."""
    for key, rows in ((PARAMETERS, told.parameters), (LOSS, told.losses)):
        if rows is None:
            continue
        made, true = steps(led_to[key]), steps(right.reference[key])
        common = min(len(rows), len(made), len(true))
        ensemble = [steps(tree[key])[1:common] for tree in right.ensemble]
        before = rows[: common - 1] if key == PARAMETERS else 0.0
        with np.errstate(all="ignore"):
            size = np.abs(rows[1:common] - before).max(axis=1)
            room = ROUGHLY * size + WIDELY * tolerances(true[1:common], ensemble)
            if not (np.abs(rows[1:common] - made[1:common]).max(axis=1) > room).any():
                return True
    return False


def follows(rows: Floats, key: str, truth: Truth) -> Mismatch | None:
    """The first recorded row that is not what one step leads to, the very first left aside; None where all are. Where
    not even the second can be compared (it is not finite, say), nothing is shown."""
    try:
        right = steps(truth.reference[key])
        others = [steps(tree[key]) for tree in truth.ensemble if isinstance(tree, dict) and key in tree]
    except NotNumeric:
        return Mismatch(Text("the result does not have the form that was asked for"))
    common = min(len(rows), len(right))
    have, right, others = rows[1:common], right[1:common], [other[1:common] for other in others]
    clear = horizon(right, others)
    if not clear:
        values = {"name": key, "step": 2, "total": len(rows)}
        return Mismatch(Text("{name}: step {step} of {total} is the first that differs: it is not finite", values),
                        step=2)
    found = compared(key, have, right, others, clear)
    return found and replace(found, step=(found.step or 0) + 1)


def _told(found: Mismatch, stretched: float | None) -> Mismatch:
    """In the words of a single update; the numbers behind it are those of the step."""
    values: dict[str, Any] = {**found.plain.values, "step": found.step, "ratio": stretched}
    more = {**(found.detail or found.plain).values, "step": found.step, "ratio": stretched}
    if stretched is None:
        plain = Text("updates: number {step} is the first that does not follow from your own parameters before it",
                     values)
        detail = Text("updates: number {step} is the first that does not follow from your own parameters before it: "
                      "they become {got}, one right step leads to {expected}, allowed difference {allowed}", more)
    else:
        plain = Text("updates: every one of them is {ratio} times what it should be", values)
        detail = Text("updates: every one of them is {ratio} times what it should be; number {step} leads to {got}, "
                      "one right step leads to {expected}, allowed difference {allowed}", more)
    return replace(found, plain=plain, detail=detail if found.detail else None, ratio=stretched)


def _elsewhere(found: Mismatch) -> Mismatch:
    """A path that is another one although every update is right."""
    values = {"what": found.plain, "step": found.step}
    return replace(found, plain=Text(ELSEWHERE, values),
                   detail=found.detail and Text(ELSEWHERE, {**values, "what": found.detail}))


def _stretched(rows: Floats, truth: Truth) -> float | None:
    """How many times as long as they should be all updates are, where that is one number."""
    right = steps(truth.reference[PARAMETERS])
    common = min(len(rows), len(right))
    with np.errstate(all="ignore"):
        have, want = (np.asarray(path[1:common] - rows[: common - 1]) for path in (rows, right))
        size = np.abs(rows[: common - 1])
        clear = np.isfinite(have) & np.isfinite(want) & (np.abs(want) > CLEAR * (size + np.abs(want)))
        ratios = have[clear] / want[clear]
    if ratios.size < FEWEST:
        return None
    middle = float(np.median(ratios))
    same = np.isfinite(middle) and np.allclose(ratios, middle, rtol=ALIKE, atol=0)
    return middle if same and abs(middle - 1) > ALIKE else None


def _is(part: Part, name: str) -> bool:
    return part.name.rpartition(".")[2] == name


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


def _losses(tree: Tree, count: int) -> Floats | None:
    try:
        found = None if tree is None else steps(tree)[:count]
    except NotNumeric:
        return None
    return found if found is not None and found.shape[1] == 1 and len(found) == count else None
