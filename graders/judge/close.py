"""Numbers anywhere in the evidence, within the tolerance that the ensemble gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import Array, Mismatch, Part, Text, Tree, Truth
from .discrete import differs, lengths_differ
from .distance import compare, room, sharpened
from .numbers import (
    THE_VALUE,
    NotNumeric,
    aligned,
    as_array,
    branches,
    dtypes,
    kind_of,
    shape_text,
    shown_key,
    squeezed,
)

ONE_PART = "all"


@dataclass(frozen=True)
class Close:
    """The criterion `close`: shape before dtype before value. What is no number is compared as discrete."""

    points: float
    shape: Literal["like", "exact"] = "like"
    dtype: str | None = None
    nan: bool = False
    sharp: bool = False  # for telling programs apart: what rounding decides is not free, but has to be equal

    def parts(self) -> tuple[tuple[str, float], ...]:
        return ((ONE_PART, self.points),)

    def judge(self, got: Tree, truth: Truth) -> tuple[Part, ...]:
        return (Part(ONE_PART, self.points, self._differs(got, truth.reference, truth.ensemble, "")),)

    def allowance(self, truth: Truth) -> Tree:
        return _allowance(truth.reference, truth.ensemble)

    def _differs(self, got: Tree, reference: Tree, ensemble: Sequence[Tree], name: str) -> Mismatch | None:
        if isinstance(reference, dict):
            return self._in_dict(got, reference, ensemble)
        try:
            expected = as_array(reference)
        except NotNumeric:
            return self._discrete(got, reference, ensemble, name)
        called = name or THE_VALUE
        try:
            have = as_array(aligned(got, reference))
        except NotNumeric as error:
            return Mismatch(Text("{name}: {what}", {"name": called, "what": error.text}))
        wrong = self._shape(have.shape, expected.shape, called) or self._dtype(got, called)
        if wrong:
            return wrong
        allowed = room(reference, ensemble)
        return compare(have.reshape(expected.shape), expected, sharpened(allowed, expected) if self.sharp else allowed,
                       nan=self.nan, name=called)

    def _in_dict(self, got: Tree, reference: dict[str, Tree], ensemble: Sequence[Tree]) -> Mismatch | None:
        if not isinstance(got, dict):
            return Mismatch(Text("{kind} where a dictionary was asked for", {"kind": kind_of(got)}))
        for key, value in reference.items():
            if key not in got:
                return Mismatch(Text("{name} is missing", {"name": shown_key(key)}))
            found = self._differs(got[key], value, branches(ensemble, key), shown_key(key))
            if found:
                return found
        return None

    def _discrete(self, got: Tree, reference: Tree, ensemble: Sequence[Tree], name: str) -> Mismatch | None:
        if isinstance(reference, list) and isinstance(got, list):
            if len(got) != len(reference):
                return lengths_differ(len(got), len(reference), name)
            for i, (have, expected) in enumerate(zip(got, reference, strict=True)):
                found = self._differs(have, expected, branches(ensemble, i), f"{name}[{i}]")
                if found:
                    return found
            return None
        return differs(got, reference, name)

    def _shape(self, have: tuple[int, ...], expected: tuple[int, ...], name: str | Text) -> Mismatch | None:
        if have == expected or (self.shape == "like" and squeezed(have) == squeezed(expected)):
            return None
        values = {"name": name, "got": shape_text(have), "expected": shape_text(expected),
                  "axes": len(have), "wanted": len(expected)}
        plain = Text("{name} has the wrong shape", values) if len(have) == len(expected) else Text(
            "{name} has the wrong number of axes: {axes} instead of {wanted}", values)
        return Mismatch(plain, Text("{name} has shape {got} where it should have {expected}", values))

    def _dtype(self, got: Tree, name: str | Text) -> Mismatch | None:
        wrong = sorted(dtypes(got) - {self.dtype}) if self.dtype else []
        if not wrong:
            return None
        values = {"name": name, "got": wrong[0], "expected": self.dtype}
        return Mismatch(Text("{name} does not have the dtype {expected}", values),
                        Text("{name} has dtype {got} where {expected} was asked for", values))


def _allowance(reference: Tree, ensemble: Sequence[Tree]) -> Tree:
    if isinstance(reference, dict):
        return {key: _allowance(value, branches(ensemble, key)) for key, value in reference.items()}
    try:
        return Array(room(reference, ensemble), "float64")
    except NotNumeric:
        if isinstance(reference, list):
            return [_allowance(value, branches(ensemble, i)) for i, value in enumerate(reference)]
        return None
