"""Criteria: how evidence is compared with the reference's, and what each part of it is worth."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from ..errors import BrokenCheck
from ..records import Criterion, Mismatch, Part, Text, Tree, Truth
from .close import ONE_PART, Close
from .discrete import differs, loose
from .distance import ratio_of
from .numbers import THE_VALUE, branches, conformed
from .trajectory import Trajectory

Score = Callable[[Tree, Mapping[str, Any]], Any]
Property = Callable[[Tree, Mapping[str, Any]], "str | None"]


MALFORMED = Mismatch(Text("the result does not have the form that was asked for"))


@dataclass(frozen=True)
class Equal:
    """Discrete evidence: strings, whole numbers, truth values, shapes, index lists. No tolerance."""

    points: float

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        return (Part(ONE_PART, self.points, differs(got, truth.reference, "")),)

    def allowance(self, truth: Truth) -> Tree:
        return _nothing(truth.reference)


@dataclass(frozen=True)
class Satisfies:
    """A property of the evidence: `holds(evidence, values)` returns None, or the reason why it does not hold."""

    points: float
    holds: Property

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        try:
            reason = self._reason(got, truth)
        except BrokenCheck:
            raise
        except Exception as error:  # the evidence is a student's: whatever it does to the property is a mismatch
            try:
                self._reason(truth.reference, truth)
            except Exception:
                raise BrokenCheck(f"the property raised {type(error).__name__}: {error}") from error
            return (Part(ONE_PART, self.points, MALFORMED),)
        return (Part(ONE_PART, self.points, Mismatch(Text(reason)) if reason else None),)

    def _reason(self, tree: Tree, truth: Truth) -> str | None:
        with np.errstate(all="ignore"):
            reason = self.holds(loose(tree), truth.values)
        if reason is not None and not isinstance(reason, str):  # `return a < b` must not pass for "it holds"
            raise BrokenCheck(f"a property returns None or the reason why it does not hold, not {reason!r:.80}")
        return reason

    def allowance(self, truth: Truth) -> Tree:
        return None


@dataclass(frozen=True)
class AtLeast:
    """A score that the judge computes, with private values, against what the reference reaches under other seeds."""

    points: float
    score: Score
    slack: float = 0.0
    spread: float = 4.0  # standard deviations below the reference's mean: about 3 in 100 000 correct runs

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        threshold = self.threshold(truth)
        try:
            reached, _ = self._reached(conformed(got, truth.reference), truth)
        except Exception:  # as above: a student's evidence of a wrong form
            reached = math.nan
        if not math.isfinite(reached):
            return (Part(ONE_PART, self.points, MALFORMED),)
        if reached >= threshold:
            return (Part(ONE_PART, self.points),)
        values = {"got": reached, "expected": threshold}
        told = Mismatch(Text("the score is lower than that of any correct program"),
                        Text("the score is {got}, at least {expected} was asked for", values),
                        ratio=ratio_of(reached, threshold))
        return (Part(ONE_PART, self.points, told),)

    def _reached(self, tree: Tree, truth: Truth) -> tuple[float, float]:
        """The score, and its variance by the choice of the samples (0 where the score does not tell them apart)."""
        with np.errstate(all="ignore"):
            value = np.asarray(self.score(loose(tree), truth.values))
        if value.dtype != bool or not value.size:
            return float(value), 0.0
        share = (value.sum() + 1) / (value.size + 2)  # one right and one wrong more, so that it never seems certain
        return float(value.mean()), float(share * (1 - share) / value.size)

    def threshold(self, truth: Truth) -> float:
        """Mean less `spread` standard deviations, over seeds and samples; none of the reference's own runs fails.

        Raises BrokenCheck.
        """
        try:
            runs = [self._reached(tree, truth) for tree in (truth.reference, *truth.seeds)]
        except Exception as error:
            raise BrokenCheck(f"the score raised {type(error).__name__} for the reference: {error}") from error
        scores, chances = zip(*runs, strict=True)
        if not all(map(math.isfinite, scores)):
            raise BrokenCheck("the reference's own score is not finite")
        variance = np.var(scores, ddof=1 if len(scores) > 1 else 0) + np.mean(chances)
        drawn = float(np.mean(scores) - self.spread * np.sqrt(variance))
        lowest = min(drawn, *map(float, scores)) - self.slack
        return lowest - 1e-9 * abs(lowest)  # a sum in another order

    def allowance(self, truth: Truth) -> Tree:
        return None


@dataclass(frozen=True)
class Parts:
    """Evidence is a dict; each of its keys has a criterion of its own."""

    of: tuple[tuple[str, Criterion], ...]

    def parts(self) -> tuple[tuple[str, float], ...]:
        return tuple((_inner(name, part), points) for name, criterion in self.of for part, points in criterion.parts())

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        judged: list[Part] = []
        for name, criterion in self.of:
            if not isinstance(truth.reference, dict) or name not in truth.reference:
                raise BrokenCheck(f"the check's body must return a dict with the key {name}")
            if isinstance(got, dict) and name in got:
                found = criterion.judge(got[name], _narrow(truth, name))
            else:
                missing = Mismatch(Text("{name} is missing", {"name": name}))
                found = tuple(Part(part, points, missing) for part, points in criterion.parts())
            judged += [replace(part, name=_inner(name, part.name), mismatch=_called(part.mismatch, name))
                       for part in found]
        return tuple(judged)

    def allowance(self, truth: Truth) -> Tree:
        frozen = {name: criterion.allowance(_narrow(truth, name)) for name, criterion in self.of}
        return frozen if comparable(self) == self else None


def close(points: float, *, shape: Literal["like", "exact"] = "like", dtype: str | None = None,
          nan: bool = False) -> Close:
    """Numbers within the measured tolerance: shape before value, never broadcasting.

    shape  "like" takes (n, 1) for (n,) and a number for a 0-d tensor; "exact" does not
    dtype  asked for by name ("float32") where the page asks for it
    nan    whether NaN may equal NaN
    """
    return Close(points, shape, dtype, nan)


def equal(points: float) -> Equal:
    """Discrete values, equal to the reference's."""
    return Equal(points)


def satisfies(points: float, holds: Property) -> Satisfies:
    """A property: `holds(evidence, values)` gets plain Python and NumPy values, and returns None or the reason."""
    return Satisfies(points, holds)


def at_least(points: float, *, score: Score, slack: float = 0.0) -> AtLeast:
    """`score(evidence, values)` (higher is better) at least what the reference reaches over seeds.

    Return an array of truth values, one a sample, rather than its mean: then the chance that lies in the choice of the
    samples is allowed for as well. Where a problem is so easy that all seeds do equally well, seeds alone show nothing.
    `slack` is how much less a correct program of another build (another network, another optimiser) may reach.
    """
    return AtLeast(points, score, slack)


def parts(**of: Criterion) -> Parts:
    """A criterion for each key of the evidence: `parts(w=close(1), shape=equal(1))`. A criterion that has parts of its
    own keeps them."""
    return Parts(tuple(of.items()))


def comparable(criterion: Criterion) -> Criterion | None:
    """What of a criterion compares evidence with the reference's own: not a property, not a score. None if nothing."""
    if isinstance(criterion, Parts):
        inner = [(name, comparable(part)) for name, part in criterion.of]
        left = tuple((name, part) for name, part in inner if part is not None)
        return Parts(left) if left else None
    return None if isinstance(criterion, Satisfies | AtLeast) else criterion


def identity(criterion: Criterion) -> Criterion:
    """What two programs' evidence must meet to be called the same: a property or a score is too coarse."""
    if isinstance(criterion, Parts):
        return Parts(tuple((name, identity(inner)) for name, inner in criterion.of))
    if isinstance(criterion, Close):
        return replace(criterion, nan=True, sharp=True)
    if isinstance(criterion, Trajectory):
        return replace(criterion, sharp=True)
    return Close(1, nan=True, sharp=True) if isinstance(criterion, Satisfies | AtLeast) else criterion


def _inner(name: str, part: str) -> str:
    return name if part == ONE_PART else f"{name}.{part}"


def _called(found: Mismatch | None, name: str) -> Mismatch | None:
    """A mismatch of a part's whole value, or of a place in it, under the part's name."""
    def named(text: Text) -> Text:
        had = text.values.get("name")
        if had != THE_VALUE and not str(had).startswith("["):
            return text
        return Text(text.template, {**text.values, "name": name if had == THE_VALUE else f"{name}{had}"})

    return found and replace(found, plain=named(found.plain), detail=found.detail and named(found.detail))


def _narrow(truth: Truth, name: str) -> Truth:
    return Truth(truth.reference[name], tuple(branches(truth.ensemble, name)), tuple(branches(truth.seeds, name)),
                 truth.values)


def _nothing(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _nothing(value) for key, value in tree.items()}
    return None
