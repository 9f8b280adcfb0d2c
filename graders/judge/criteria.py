"""Criteria: how evidence is compared with the reference's, and what each part of it is worth."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

import numpy as np

from ..errors import BrokenCheck
from ..records import Array, Mismatch, Part, Text, Tree, Truth
from .discrete import differs, lengths_differ, loose
from .numbers import NotNumeric, as_array, compare, dtypes, kind_of, shape_text, squeezed, tolerance

Score = Callable[[Tree, Mapping[str, Any]], float]
Property = Callable[[Tree, Mapping[str, Any]], "str | None"]


class Criterion(Protocol):
    """What `@check(criterion=...)` takes."""

    def parts(self) -> tuple[tuple[str, float], ...]:
        """The names of the parts and their points."""
        ...

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        """Every part, with its mismatch where it is not earned. Raises BrokenCheck where the truth itself is unfit."""
        ...

    def allowance(self, truth: Truth) -> Tree:
        """Tolerances in the reference's structure for a visible check; None where nothing can be frozen."""
        ...


ONE_PART = "all"
MALFORMED = Mismatch(Text("the result does not have the form that was asked for"))


@dataclass(frozen=True)
class Close:
    """Numbers anywhere in the evidence, within the tolerance that the ensemble gives."""

    points: float
    shape: Literal["like", "exact"] = "like"
    dtype: str | None = None
    nan: bool = False

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        return (Part(ONE_PART, self.points, self._differs(got, truth.reference, truth.ensemble, "")),)

    def allowance(self, truth: Truth) -> Tree:
        return self._allowance(truth.reference, truth.ensemble)

    def _allowance(self, reference: Tree, ensemble: tuple[Tree, ...]) -> Tree:
        if isinstance(reference, dict):
            return {k: self._allowance(v, tuple(m[k] for m in ensemble)) for k, v in reference.items()}
        try:
            middle = as_array(reference)
        except NotNumeric:
            if isinstance(reference, list):
                return [self._allowance(v, tuple(m[i] for m in ensemble)) for i, v in enumerate(reference)]
            return None
        return Array(tolerance(middle, [as_array(m) for m in ensemble]), "float64")

    def _differs(self, got: Tree, reference: Tree, ensemble: tuple[Tree, ...], name: str) -> Mismatch | None:
        if isinstance(reference, dict):
            return self._in_dict(got, reference, ensemble)
        try:
            expected = as_array(reference)
        except NotNumeric:
            return self._discrete(got, reference, ensemble, name)
        called = name or "the value"
        try:
            have = as_array(got)
        except NotNumeric as error:
            return Mismatch(Text("{name}: {what}", {"name": called, "what": error.text}))
        return self._shape(have.shape, expected.shape, called) or self._dtype(got, called) or compare(
            have.reshape(expected.shape), expected, tolerance(expected, [as_array(m) for m in ensemble]),
            nan=self.nan, name=called,
        )

    def _in_dict(self, got: Tree, reference: dict[str, Tree], ensemble: tuple[Tree, ...]) -> Mismatch | None:
        if not isinstance(got, dict):
            return Mismatch(Text("{kind} where a dictionary was asked for", {"kind": kind_of(got)}))
        for key, value in reference.items():
            if key not in got:
                return Mismatch(Text("{name} is missing", {"name": key}))
            found = self._differs(got[key], value, tuple(m[key] for m in ensemble), key)
            if found:
                return found
        return None

    def _discrete(self, got: Tree, reference: Tree, ensemble: tuple[Tree, ...], name: str) -> Mismatch | None:
        if isinstance(reference, list) and isinstance(got, list):
            if len(got) != len(reference):
                return lengths_differ(len(got), len(reference), name)
            for i, (have, expected) in enumerate(zip(got, reference, strict=True)):
                found = self._differs(have, expected, tuple(m[i] for m in ensemble), f"{name}[{i}]")
                if found:
                    return found
            return None
        return differs(got, reference, name)

    def _shape(self, have: tuple[int, ...], expected: tuple[int, ...], name: str) -> Mismatch | None:
        if have == expected or (self.shape == "like" and squeezed(have) == squeezed(expected)):
            return None
        values = {"name": name, "got": shape_text(have), "expected": shape_text(expected)}
        return Mismatch(Text("{name} has shape {got} where it should have {expected}", values))

    def _dtype(self, got: Tree, name: str) -> Mismatch | None:
        wrong = sorted(dtypes(got) - {self.dtype}) if self.dtype else []
        if not wrong:
            return None
        values = {"name": name, "got": wrong[0], "expected": self.dtype}
        return Mismatch(Text("{name} has dtype {got} where {expected} was asked for", values))


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
            reason = self.holds(loose(got), truth.values)
        except Exception as error:  # the evidence is a student's: whatever it does to the property is a mismatch
            try:
                self.holds(loose(truth.reference), truth.values)
            except Exception:
                raise BrokenCheck(f"the property raised {type(error).__name__}: {error}") from error
            return (Part(ONE_PART, self.points, MALFORMED),)
        return (Part(ONE_PART, self.points, Mismatch(Text(reason)) if reason else None),)

    def allowance(self, truth: Truth) -> Tree:
        return None


@dataclass(frozen=True)
class AtLeast:
    """A score that the judge computes, with private values, against what the reference reaches under other seeds."""

    points: float
    score: Score
    spread: float = 4.0  # standard deviations below the reference's mean: about 3 in 100 000 correct runs

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        threshold = self.threshold(truth)
        try:
            reached = float(self.score(loose(got), truth.values))
        except Exception:  # as above: a student's evidence of a wrong form
            reached = math.nan
        if math.isfinite(reached) and reached >= threshold:
            return (Part(ONE_PART, self.points),)
        values = {"got": reached, "expected": threshold}
        if not math.isfinite(reached):
            return (Part(ONE_PART, self.points, MALFORMED),)
        told = Text("the score is {got}, at least {expected} was asked for", values)
        return (Part(ONE_PART, self.points, Mismatch(told)),)

    def threshold(self, truth: Truth) -> float:
        """Mean less `spread` standard deviations of the reference's scores over seeds. Raises BrokenCheck."""
        scores = [float(self.score(loose(tree), truth.values)) for tree in (truth.reference, *truth.seeds)]
        if not all(math.isfinite(s) for s in scores):
            raise BrokenCheck("the reference's own score is not finite")
        return float(np.mean(scores) - self.spread * np.std(scores, ddof=1 if len(scores) > 1 else 0))

    def allowance(self, truth: Truth) -> Tree:
        return None


@dataclass(frozen=True)
class Parts:
    """Evidence is a dict; each of its keys has a criterion of its own."""

    of: tuple[tuple[str, Criterion], ...]

    def parts(self) -> tuple[tuple[str, float], ...]:
        return tuple((name, sum(points for _, points in criterion.parts())) for name, criterion in self.of)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        judged = []
        for name, criterion in self.of:
            if not isinstance(truth.reference, dict) or name not in truth.reference:
                raise BrokenCheck(f"the check's body must return a dict with the key {name}")
            possible = sum(points for _, points in criterion.parts())
            if not isinstance(got, dict) or name not in got:
                judged.append(Part(name, possible, Mismatch(Text("{name} is missing", {"name": name}))))
                continue
            inner = criterion.judge(got[name], _narrow(truth, name))
            failed = [part.mismatch for part in inner if part.mismatch]
            judged.append(Part(name, possible, failed[0] if failed else None))
        return tuple(judged)

    def allowance(self, truth: Truth) -> Tree:
        frozen = {name: criterion.allowance(_narrow(truth, name)) for name, criterion in self.of}
        return None if any(_unfreezable(criterion) for _, criterion in self.of) else frozen


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


def at_least(points: float, *, score: Score) -> AtLeast:
    """`score(evidence, values)` (higher is better) at least what the reference reaches over seeds."""
    return AtLeast(points, score)


def parts(**of: Criterion) -> Parts:
    """A criterion for each key of the evidence: `parts(w=close(1), shape=equal(1))`."""
    return Parts(tuple(of.items()))


def freezable(criterion: Criterion) -> bool:
    """Whether expected evidence can stand in a visible check (a property or a score cannot)."""
    return not _unfreezable(criterion)


def identity(criterion: Criterion) -> Criterion:
    """What two programs' evidence must meet to be called the same: a property or a score is too coarse."""
    if isinstance(criterion, Parts):
        return Parts(tuple((name, identity(inner)) for name, inner in criterion.of))
    if isinstance(criterion, Close):
        return replace(criterion, nan=True)
    return Close(1, nan=True) if isinstance(criterion, Satisfies | AtLeast) else criterion


def _unfreezable(criterion: Criterion) -> bool:
    if isinstance(criterion, Parts):
        return any(_unfreezable(inner) for _, inner in criterion.of)
    return isinstance(criterion, Satisfies | AtLeast)


def _narrow(truth: Truth, name: str) -> Truth:
    return Truth(truth.reference[name], tuple(m[name] for m in truth.ensemble), tuple(s[name] for s in truth.seeds),
                 truth.values)


def _nothing(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _nothing(value) for key, value in tree.items()}
    return None
