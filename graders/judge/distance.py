"""How far correct numbers may lie from the reference's, and how far given ones do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..records import Floats, Mismatch, Text, Tree
from .numbers import NotNumeric, as_array, squeezed, whole

FACTOR = 16.0  # measured: no false fail at 8 and above for 33 correct programs, wrong ones are 10^3 and more away
ULP = float(np.finfo(np.float32).eps)
BLURRED = 0.05  # where the tolerance exceeds this share of the value, rounding alone decides
HALF = 0.5  # whole numbers have no rounding: anything nearer than this is the same one
EVERY = "every value of {name} is {ratio} times what it should be"
TELLING = 1e-3  # a ratio nearer to 1 than this says less than a distance does


REMEMBERED = 512
_ROOMS: dict[tuple[int, ...], tuple[Floats, tuple[Tree, ...]]] = {}


def room(reference: Tree, ensemble: Sequence[Tree]) -> Floats:
    """What is allowed for each number of a reference, in the shape of `as_array(reference)`.

    Members of another shape say nothing about a number's room. Raises NotNumeric. A truth judges a whole class, so what
    was computed of the same objects is remembered.
    """
    key = (id(reference), *map(id, ensemble))
    found = _ROOMS.get(key)
    if found is None:
        found = (_room(reference, ensemble), (reference, *ensemble))  # held, so that no id is used again
        if len(_ROOMS) >= REMEMBERED:
            _ROOMS.clear()
        _ROOMS[key] = found
    return found[0]


def _room(reference: Tree, ensemble: Sequence[Tree]) -> Floats:
    middle = as_array(reference)
    members = []
    for tree in ensemble:
        try:
            member = as_array(tree)
        except NotNumeric:
            continue
        if squeezed(member.shape) == squeezed(middle.shape):
            members.append(member.reshape(middle.shape))
    if whole(reference):
        return np.maximum(_spread(middle, members), HALF)
    return tolerance(middle, members)


def tolerance(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    """Per element: FACTOR times the spread of the ensemble, and not below FACTOR times two units in the last place.

    An element that is exactly zero has no last place; its floor is that of the array's median magnitude. Where correct
    programs do not even agree on whether a number overflows, the spread is infinite and everything is allowed.
    """
    finite = np.abs(reference[np.isfinite(reference) & (reference != 0)])
    typical = float(np.median(finite)) if finite.size else 1.0
    floor = 2 * ULP * np.where(np.isfinite(reference), np.abs(reference), 0.0)
    floor = np.maximum(floor, ULP * typical * (reference == 0))
    with np.errstate(over="ignore"):
        return np.asarray(FACTOR * np.maximum(_spread(reference, ensemble), floor))


def sharpened(allowed: Floats, reference: Floats) -> Floats:
    """The same tolerance, but nowhere more than BLURRED: to be called the same, it is not enough to be anything."""
    size = np.where(np.isfinite(reference), np.abs(reference), 0.0)
    typical = float(np.median(size[size > 0])) if size.any() else 1.0
    return np.where(np.isfinite(reference), np.minimum(allowed, BLURRED * np.maximum(size, typical)), 0.0)


def _spread(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    spread = np.zeros_like(reference)
    for member in ensemble:
        with np.errstate(invalid="ignore", over="ignore"):
            apart = np.abs(member - reference)
        same = (member == reference) | (np.isnan(member) & np.isnan(reference))
        spread = np.maximum(spread, np.where(same, 0.0, np.where(np.isnan(apart), np.inf, apart)))
    return spread


def compare(got: Floats, reference: Floats, allowed: Floats, *, nan: bool, name: str | Text) -> Mismatch | None:
    """None where every element is within what is allowed; else how many are not, the first, the farthest, a ratio.

    The three arrays have the same shape. NaN equals NaN only where `nan` is true.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(got - reference)
        good = np.isfinite(apart) & (apart <= allowed)
    good |= (got == reference) | np.isinf(allowed)  # equal infinities; what is not decided
    if nan:
        good |= np.isnan(got) & np.isnan(reference)
    if good.all():
        return None
    wrong = np.argwhere(~good)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        distance = np.where(good, 0.0, np.where(np.isfinite(apart), apart / allowed, np.inf))
    worst = np.unravel_index(int(np.argmax(distance)), distance.shape)
    constant = constant_ratio(got, reference)
    ratio = constant if constant is not None else ratio_of(got[worst], reference[worst])
    have, want = texts([float(got[worst])], [float(reference[worst])])
    values: dict[str, Any] = {
        "name": name, "count": len(wrong), "total": int(good.size), "where": place(wrong[0]), "worst": place(worst),
        "got": have, "expected": want, "allowed": rough(float(allowed[worst])), "ratio": ratio,
        "tolerances": rough(float(distance[worst])),
    }
    plain = (_plain_number if good.size == 1 else _plain_numbers)(values, got, constant)
    if good.size == 1:
        detail = Text("{name}: got {got}, expected {expected}, allowed difference {allowed}", values)
    else:
        detail = Text("{name}: {count} of {total} values are wrong, the first at {where}. Farthest off is the one at "
                      "{worst}: got {got}, expected {expected}, allowed difference {allowed}", values)
    return Mismatch(plain, detail, ratio=ratio, tolerances=float(distance[worst]))


def _plain_number(values: dict[str, Any], got: Floats, constant: float | None) -> Text:
    if not np.isfinite(got).all():
        return Text("{name} is not a finite number", values)
    if values["ratio"] is not None and got.any() and abs(values["ratio"] - 1) >= TELLING:
        return Text("{name} is {ratio} times what it should be", values)
    if math.isfinite(values["tolerances"]):
        return Text("{name} is wrong, by {tolerances} times what rounding can explain", values)
    return Text("{name} is wrong", values)


def _plain_numbers(values: dict[str, Any], got: Floats, constant: float | None) -> Text:
    if not got.any():
        return Text("every value of {name} is zero", values)
    if constant is not None:
        return Text(EVERY, values)
    return Text("{count} of {total} values of {name} are wrong, the first at {where}", values)


def ratio_of(got: float, expected: float) -> float | None:
    """got / expected, where that is a number."""
    if expected == 0 or not math.isfinite(got) or not math.isfinite(expected):
        return None
    ratio = float(got) / float(expected)  # Python's floats: a quotient too large is inf without a warning
    return ratio if math.isfinite(ratio) else None


def constant_ratio(got: Floats, reference: Floats) -> float | None:
    """got / reference where it is the same for all elements (to one in a thousand) and is not 1; else None."""
    usable = np.isfinite(got) & np.isfinite(reference) & (reference != 0)
    if not usable.all() or got.size < 2:
        return None
    with np.errstate(over="ignore"):
        ratios = got / reference
    middle = float(np.median(ratios))
    if not math.isfinite(middle) or abs(middle - 1) < TELLING or not np.allclose(ratios, middle, rtol=TELLING, atol=0):
        return None
    return middle


def texts(got: Sequence[float], expected: Sequence[float]) -> tuple[str, str]:
    """Two rows of numbers with six digits, or with as many more as it takes to see that they differ."""
    for digits in (6, 9, 12, 17):
        have, want = _row(got, digits), _row(expected, digits)
        if have != want:
            break
    return have, want


def _row(values: Sequence[float], digits: int) -> str:
    shown = [f"{value:.{digits}g}" for value in values]
    return shown[0] if len(shown) == 1 else "(" + ", ".join(shown) + ")"


def rough(value: float) -> float:
    """Two significant digits: enough for a distance."""
    return float(f"{value:.2g}")


def place(index: Sequence[Any]) -> str:
    """An index as a person writes it: [3] or [0, 2]."""
    return "[" + ", ".join(str(int(i)) for i in index) + "]"
