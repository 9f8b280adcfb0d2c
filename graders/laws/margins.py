"""How much room there is: how far right answers drift, and how near the nearest mistake comes, in tolerances."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from ..course import Exercise
from ..errors import BrokenCheck
from ..judge.criteria import identity
from ..judge.margins import along, farthest
from ..judge.replay import refined
from ..records import Check, Evidence
from ..refer import Referee, implementation, on, on_each_device
from ..retrace import replay
from .findings import Finding

NEAREST = 10.0  # tolerances that must lie between any two answers that are not declared the same
INSTANCES = range(1, 6)


@dataclass(frozen=True)
class Margin:
    """Of one check over a few instances, in tolerances: the farthest right answer; the nearest mistake that it sees
    ("" where it sees none); the mistakes that it does not see on some of these instances."""

    check: str
    drift: float
    nearest: float
    mistake: str
    hidden: tuple[str, ...]


def margins(exercise: Exercise, referee: Referee) -> tuple[list[Margin], list[Finding]]:
    """The margins of every check, and the pairs of answers that no check keeps far enough apart."""
    found = []
    apart: dict[tuple[str, str, int], float] = {}
    for check, here in on_each_device(exercise, referee):
        seen: dict[str, float] = {}
        hidden: set[str] = set()
        drift = max(_drift(exercise, check, here, index) for index in INSTANCES)
        for index in INSTANCES:
            for name, distance in _from_truth(exercise, check, here, index).items():
                seen[name] = min(distance, seen.get(name, math.inf)) if distance > 1 else seen.get(name, math.inf)
                hidden |= {name} if distance <= 1 else set()
                _widen(apart, ("", name, index), distance)
            for (one, other), distance in _between(exercise, check, here, index).items():
                _widen(apart, (one, other, index), distance)
        seen = {name: distance for name, distance in seen.items() if name not in hidden}
        nearest = min(seen, key=lambda name: seen[name], default="")
        found.append(Margin(check.name + on(here), drift, seen.get(nearest, math.inf), nearest, tuple(sorted(hidden))))
    return found, _too_near(exercise, apart)


def _drift(exercise: Exercise, check: Check, referee: Referee, index: int) -> float:
    known = referee.known(exercise, check, index)
    names = [None, *(o.name for o in exercise.alternatives)]
    answers = [referee.evidence(implementation(exercise, name), exercise, check, [known.prepared])[0] for name in names]
    return max(_drifted(exercise, check, referee, index, evidence) for evidence in answers)


def _drifted(exercise: Exercise, check: Check, referee: Referee, index: int, evidence: Evidence) -> float:
    """The distance of a right answer: from the reference's path, or where it may go one of its own, along that."""
    if evidence.fault:
        return math.inf
    truth = referee.known(exercise, check, index).truth
    distance = farthest(check.criterion, evidence.tree, truth)
    replayed = replay(referee, exercise, check, index, evidence.tree) if distance > 1 else None
    if replayed is None:
        return distance
    parts = refined(check.criterion.judge(evidence.tree, truth), replayed)
    return distance if any(part.mismatch for part in parts) else along(replayed)


def _from_truth(exercise: Exercise, check: Check, referee: Referee, index: int) -> Mapping[str, float]:
    known = referee.known(exercise, check, index)
    return {name: math.inf if evidence.fault else farthest(check.criterion, evidence.tree, known.truth)
            for name, (evidence, _) in referee.mistakes(exercise, check, index).items()}


def _between(exercise: Exercise, check: Check, referee: Referee, index: int) -> Mapping[tuple[str, str], float]:
    """The distance of each pair of mistakes, in tolerances of the one that is less certain."""
    given = referee.mistakes(exercise, check, index)
    criterion = identity(check.criterion)
    found = {}
    for one, other in combinations(given, 2):
        (first, near_first), (second, near_second) = given[one], given[other]
        if first.fault or second.fault:
            same = (first.fault, first.kind, first.message) == (second.fault, second.kind, second.message)
            found[one, other] = 0.0 if same else math.inf
            continue
        try:
            found[one, other] = min(farthest(criterion, first.tree, near_second),
                                    farthest(criterion, second.tree, near_first))
        except BrokenCheck:
            found[one, other] = math.inf
    return found


def _widen(apart: dict[tuple[str, str, int], float], key: tuple[str, str, int], distance: float) -> None:
    apart[key] = max(distance, apart.get(key, 0.0))


def _too_near(exercise: Exercise, apart: Mapping[tuple[str, str, int], float]) -> list[Finding]:
    """Pairs that are nearer than NEAREST on some instance in every check, and are not declared the same."""
    declared = {frozenset((o.name, other)) for o in exercise.misconceptions for other in o.same_as}
    worst: dict[tuple[str, str], tuple[float, int]] = {}
    for (one, other, index), distance in apart.items():
        if frozenset((one, other)) not in declared and distance < NEAREST:
            worst[one, other] = min((distance, index), worst.get((one, other), (math.inf, 0)))
    return [
        Finding(3, exercise.slug, f"`{other}` lies {distance:.2g} tolerances from "
                f"{f'`{one}`' if one else 'the right answer'} on instance {index}; at least {NEAREST:g} are wanted",
                "choose instances that separate them more (larger steps, other starts), or declare same_as")
        for (one, other), (distance, index) in worst.items()]
