"""Evidence as arrays, and how far correct evidence may lie from the reference's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..records import Array, Floats, Mismatch, Text, Tree

FACTOR = 16.0  # measured: no false fail at 8 and above for 33 correct programs, wrong ones are 10^3 and more away
ULP = float(np.finfo(np.float32).eps)


class NotNumeric(Exception):
    """A tree that is no array of numbers; `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.template)


def as_array(tree: Tree) -> Floats:
    """A tree of numbers as one float64 array: containers of equally shaped things are stacked along a new first axis.

    Raises NotNumeric for None, strings, complex numbers and ragged containers.
    """
    if isinstance(tree, Array):
        if tree.values.dtype.kind == "c":
            raise NotNumeric(Text("complex numbers where real ones were asked for"))
        return tree.values.astype(np.float64)
    if isinstance(tree, bool | int | float):
        return np.asarray(float(tree))
    if isinstance(tree, dict):
        return as_array(list(tree.values()))
    if isinstance(tree, list):
        if tree and all(type(child) is float for child in tree):
            return np.asarray(tree, dtype=np.float64)
        children = [as_array(child) for child in tree]
        if len({squeezed(child.shape) for child in children}) > 1:
            raise NotNumeric(Text("entries of different shapes"))
        if len({child.shape for child in children}) > 1:
            children = [child.reshape(squeezed(child.shape)) for child in children]
        return np.stack(children) if children else np.zeros((0,))
    raise NotNumeric(Text("{kind} where numbers were asked for", {"kind": kind_of(tree)}))


def squeezed(shape: Sequence[int]) -> tuple[int, ...]:
    """The shape without its axes of length 1: (n, 1) and (n,) are one, () and (1,) are one."""
    return tuple(n for n in shape if n != 1)


def kind_of(tree: Tree) -> str:
    """What a person would call this value."""
    if tree is None:
        return "None"
    if isinstance(tree, Array):
        return f"a {'tensor' if tree.origin == 'torch' else 'NumPy array'} of shape {shape_text(tree.values.shape)}"
    names = {str: "a string", dict: "a dictionary", list: "a list", bool: "a truth value"}
    return names.get(type(tree), "a number")


def shape_text(shape: Sequence[int]) -> str:
    return str(tuple(shape))


def dtypes(tree: Tree) -> set[str]:
    """The dtypes of all arrays in a tree; Python numbers have none."""
    if isinstance(tree, Array):
        return {tree.dtype} if tree.dtype else set()
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return set().union(*(dtypes(child) for child in children)) if children else set()


def tolerance(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    """Per element: FACTOR times the spread of the ensemble, and not below FACTOR times two units in the last place.

    An element that is exactly zero has no last place; its floor is that of the array's median magnitude.
    """
    finite = np.abs(reference[np.isfinite(reference) & (reference != 0)])
    typical = float(np.median(finite)) if finite.size else 1.0
    floor = 2 * ULP * np.where(np.isfinite(reference), np.abs(reference), 0.0)
    floor = np.maximum(floor, ULP * typical * (reference == 0))
    spread = np.zeros_like(reference)
    for member in ensemble:
        with np.errstate(invalid="ignore"):
            apart = np.abs(member - reference)
        spread = np.maximum(spread, np.where(np.isfinite(apart), apart, 0.0))
    return FACTOR * np.maximum(spread, floor)


def compare(got: Floats, reference: Floats, allowed: Floats, *, nan: bool, name: str) -> Mismatch | None:
    """None where every element is within what is allowed; else how many are not, the first, the worst, a ratio.

    The three arrays have the same shape. NaN equals NaN only where `nan` is true.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(got - reference)
        good = np.isfinite(apart) & (apart <= allowed)
    good |= got == reference  # equal infinities
    if nan:
        good |= np.isnan(got) & np.isnan(reference)
    if good.all():
        return None
    wrong = np.argwhere(~good)
    first = tuple(int(i) for i in wrong[0])
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        distance = np.where(good, 0.0, np.where(np.isfinite(apart), apart / allowed, np.inf))
    worst = np.unravel_index(int(np.argmax(distance)), distance.shape)
    ratio = _ratio(got[first], reference[first])
    values: dict[str, Any] = {
        "name": name, "count": len(wrong), "total": int(good.size), "where": place(first),
        "worst": place(tuple(int(i) for i in worst)), "got": float(got[worst]), "expected": float(reference[worst]),
        "difference": float(apart[worst]), "allowed": float(allowed[worst]), "tolerances": float(distance[worst]),
    }
    constant = constant_ratio(got, reference)
    return Mismatch(
        plain=_plain(values, constant if constant is not None else ratio, constant is not None, scalar=good.size == 1),
        detail=_detail(values, scalar=good.size == 1),
        ratio=constant if constant is not None else ratio,
        tolerances=float(distance[worst]),
    )


def _plain(values: dict[str, Any], ratio: float | None, constant: bool, *, scalar: bool) -> Text:
    values = {**values, "ratio": ratio}
    if scalar:
        if ratio is None:
            return Text("{name} is wrong, {tolerances} tolerances away", values)
        return Text("{name} is {ratio} times what it should be", values)
    if constant:
        return Text("every value of {name} is {ratio} times what it should be", values)
    return Text("{count} of {total} values of {name} are wrong, the first at {where}", values)


def _detail(values: dict[str, Any], *, scalar: bool) -> Text:
    if scalar:
        return Text("{name}: got {got}, expected {expected}; they differ by {difference}, allowed is {allowed}", values)
    return Text(
        "{name}: {count} of {total} values differ, the first at {where}, the worst at {worst}: "
        "got {got}, expected {expected}; they differ by {difference}, allowed is {allowed}", values)


def _ratio(got: float, expected: float) -> float | None:
    if expected == 0 or not math.isfinite(got) or not math.isfinite(expected):
        return None
    return float(got / expected)


def constant_ratio(got: Floats, reference: Floats) -> float | None:
    """got / reference where it is the same for all elements (to one in a thousand) and is not 1; else None."""
    usable = np.isfinite(got) & np.isfinite(reference) & (reference != 0)
    if not usable.all() or got.size < 2:
        return None
    ratios = got / reference
    middle = float(np.median(ratios))
    if abs(middle - 1) < 1e-3 or not np.allclose(ratios, middle, rtol=1e-3, atol=0):
        return None
    return middle


def place(index: tuple[int, ...]) -> str:
    """An index as a person writes it: [3] or [0, 2]."""
    return "[" + ", ".join(str(i) for i in index) + "]"


def condensed(tree: Tree) -> Tree:
    """The same evidence with every list of numbers as one array: what is compared many times is converted once."""
    if isinstance(tree, dict):
        return {key: condensed(value) for key, value in tree.items()}
    if not isinstance(tree, list) or not tree:
        return tree
    kinds = dtypes(tree)
    try:
        return Array(as_array(tree), kinds.pop() if len(kinds) == 1 else "")
    except NotNumeric:
        return [condensed(value) for value in tree]
