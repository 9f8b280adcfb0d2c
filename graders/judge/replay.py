"""One-step replay: every update judged by itself, from the submission's own parameters.

What is right, and what each known mistake would have done, has been computed along the parameters that the submission
recorded (see `graders.trusted.training`). The first update is not judged here: where it began is not recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..records import Floats, Mismatch, Part, Text, Tree, Truth
from .distance import ULP
from .numbers import NotNumeric, as_array
from .recorded import LOSS, Recorded
from .trajectory import PARAMETERS, UPDATES, compared, horizon, steps, tolerances

ROUGHLY, WIDELY = 0.1, 64  # a mistake that misses by more than this share and so many tolerances is out of question
CLEAR = 1e-3  # updates that are smaller, relative to the parameters, tell no ratio
ALIKE = 0.01  # ratios that differ by less are one
ELSEWHERE = "{what}. Every update is right by itself: look at where you begin, and at the order of the steps"
FEWEST = 3  # recorded states that tell one mistake from another


@dataclass(frozen=True)
class Replayed:
    """Histories {"parameters", "loss"} along a submission's own parameters: the right ones, and each mistake's.

    `mistakes` is a function, because it costs runs that only a wrong answer needs: names (None: all) -> histories.
    """

    recorded: Recorded
    truth: Truth
    mistakes: Callable[[frozenset[str] | None], Mapping[str, Truth]]


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
    rows, start, told = replayed.recorded.parameters, replayed.recorded.start, {}
    moved, stayed = (rows != rows[0]).any(), start is not None and (rows == start).all()
    if moved or stayed:  # of states that are all the same nobody can say how they were reached, or whether at all
        told[UPDATES] = (PARAMETERS, rows)
    if replayed.recorded.losses is not None:
        told[LOSS] = (LOSS, replayed.recorded.losses)
    wrong = {name: kept for name, kept in told.items()
             if len(kept[1]) >= FEWEST and follows(kept[1], kept[0], replayed.truth) is not None}
    found = {}
    for name, (key, have) in wrong.items():
        begun = _while_finite(have)
        told_by = len(begun) >= FEWEST and follows(begun, key, replayed.truth) is not None
        known = replayed.mistakes(among.get(name)) if told_by else {}
        found[name] = frozenset(m for m, truth in known.items() if follows(begun, key, truth) is None)
    if len(found.get(LOSS, ())) > 1:
        found[LOSS] = _begun_alike(replayed, found[LOSS], found.get(UPDATES, frozenset()))
    return found


def _while_finite(rows: Floats) -> Floats:
    """What comes before an overflow: how a loss is written decides where that is, and no mistake is known by it."""
    gone = np.flatnonzero(~np.isfinite(rows).all(axis=1))
    return rows[: int(gone[0])] if gone.size else rows


def _begun_alike(replayed: Replayed, losses: frozenset[str], updates: frozenset[str]) -> frozenset[str]:
    """Of the mistakes that explain the losses, those that go with the first state that is recorded.

    A loss beside its own state is recorded late, or the state is recorded early. It is early where the first is the
    exercise's own start, and not early where one step leads to it from there; from elsewhere nobody can tell."""
    known = {name: truth.reference for name, truth in replayed.mistakes(losses | updates).items()}
    own = as_array(replayed.truth.reference["own"])
    early = frozenset(m for m in losses if np.array_equal(steps(known[m][PARAMETERS])[0], own))
    if np.allclose(replayed.recorded.parameters[0], own, rtol=8 * ULP, atol=0):
        return early or losses
    at_home = [known[name]["at_home"] for name in updates] or [replayed.truth.reference["at_home"]]
    return losses - early or losses if any(at_home) else losses


def home(told: Recorded, right: Tree, mistakes: Callable[[], Iterable[Tree]]) -> Floats | None:
    """The exercise's own start, where the training began there although the right first step does not lead to the first
    state that is recorded: one of the mistakes' first steps does, or that state is the start itself."""
    own = as_array(right["own"])
    if told.start is not None or right["at_home"]:
        return None
    early = np.allclose(told.parameters[0], own, rtol=8 * ULP, atol=0)
    return own if early or any(tree["at_home"] for tree in mistakes()) else None


def near(told: Recorded, led_to: Tree, right: Truth) -> bool:
    """Whether a mistake comes so near to what is recorded that its tolerance is worth measuring."""
    for key, rows in ((PARAMETERS, told.parameters), (LOSS, told.losses)):
        if rows is None:
            continue
        true, ensemble = steps(right.reference[key])[1:], [steps(tree[key])[1:] for tree in right.ensemble]
        clear = horizon(true, ensemble)
        before = rows[:clear] if key == PARAMETERS else np.zeros((clear, 1))
        have, made = rows[1 : clear + 1], steps(led_to[key])[1 : clear + 1]
        room = tolerances(true[:clear], [member[:clear] for member in ensemble])
        with np.errstate(all="ignore"):
            roughly = ROUGHLY * np.abs(have - before).max(axis=1) + WIDELY * room
            if clear and not (np.abs(have - made).max(axis=1) > roughly).any():
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
