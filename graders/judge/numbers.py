"""Evidence as arrays, and how far correct evidence may lie from the reference's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..records import Array, Floats, Mismatch, Text, Tree

FACTOR = 16.0  # measured: no false fail at 8 and above for 33 correct programs, wrong ones are 10^3 and more away
ULP = float(np.finfo(np.float32).eps)
HALF = 0.5  # whole numbers have no rounding: anything nearer than this is the same one
TELLING = 1e-3  # a ratio nearer to 1 than this says less than a distance does
THE_VALUE = Text("the value")


class NotNumeric(Exception):
    """A tree that is no array of numbers; `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.template)


# --- trees as arrays ---------------------------------------------------------------------------------------------


def as_array(tree: Tree) -> Floats:
    """A tree of numbers as one float64 array: containers of equally shaped things are stacked along a new first axis.

    Raises NotNumeric for None, strings, complex numbers and ragged containers.
    """
    if isinstance(tree, Array):
        if tree.values.dtype.kind == "c":
            raise NotNumeric(Text("complex numbers where real ones were asked for"))
        return tree.values.astype(np.float64, copy=False)
    if isinstance(tree, bool | int | float):
        return np.asarray(_float(tree))
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


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:  # an int beyond the largest float
        return math.inf if value > 0 else -math.inf


def aligned(tree: Tree, like: Tree) -> Tree:
    """`tree` with the keys of its dictionaries in the order that `like` has them, wherever they are the same keys."""
    if isinstance(tree, dict) and isinstance(like, dict) and tree.keys() == like.keys():
        return {key: aligned(tree[key], branch) for key, branch in like.items()}
    if isinstance(tree, list) and isinstance(like, list) and like and isinstance(like[0], dict | list):
        return [aligned(child, like[min(i, len(like) - 1)]) for i, child in enumerate(tree)]
    return tree


def branches(ensemble: Sequence[Tree], key: str | int) -> list[Tree]:
    """What the ensemble's members hold under a key or an index: those that have it. (A run in float64 may differ.)"""
    if isinstance(key, str):
        return [member[key] for member in ensemble if isinstance(member, dict) and key in member]
    return [member[key] for member in ensemble if isinstance(member, list) and key < len(member)]


def squeezed(shape: Sequence[int]) -> tuple[int, ...]:
    """The shape without its axes of length 1: (n, 1) and (n,) are one, () and (1,) are one."""
    return tuple(n for n in shape if n != 1)


def kind_of(tree: Tree) -> Text:
    """What a person would call this value."""
    if isinstance(tree, Array):
        shape = {"shape": shape_text(tree.values.shape)}
        if tree.origin == "torch":
            return Text("a tensor of shape {shape}", shape)
        return Text("a NumPy array of shape {shape}", shape)
    names = {type(None): Text("None"), str: Text("a string"), dict: Text("a dictionary"), list: Text("a list"),
             bool: Text("a truth value")}
    return names.get(type(tree), Text("a number"))


def shape_text(shape: Sequence[int]) -> str:
    return str(tuple(shape))


def dtypes(tree: Tree) -> set[str]:
    """The dtypes of all arrays in a tree; Python numbers have none."""
    if isinstance(tree, Array):
        return {tree.dtype} if tree.dtype else set()
    return set().union(*(dtypes(child) for child in _children(tree)))


def condensed(tree: Tree) -> Tree:
    """The same evidence with every list of fractions as one array: what is compared many times is converted once.

    Lists of whole numbers stay, since a property may want them as lists; so do dictionaries, whose keys have a meaning.
    """
    if isinstance(tree, dict):
        return {key: condensed(value) for key, value in tree.items()}
    if not isinstance(tree, list):
        return tree
    if not _holds_dict(tree) and not whole(tree):
        kinds = dtypes(tree)
        try:
            return Array(as_array(tree), kinds.pop() if len(kinds) == 1 else "")
        except NotNumeric:
            pass
    return [condensed(value) for value in tree]


def whole(tree: Tree) -> bool:
    """Whether everything in a tree is a whole number or a truth value, by type."""
    if isinstance(tree, Array):
        return tree.dtype.startswith(("int", "uint", "bool"))
    if isinstance(tree, dict | list):
        return all(whole(child) for child in _children(tree))
    return isinstance(tree, int)


def _holds_dict(tree: Tree) -> bool:
    return isinstance(tree, dict) or (isinstance(tree, list) and any(_holds_dict(child) for child in tree))


def _children(tree: Tree) -> list[Tree]:
    return list(tree.values()) if isinstance(tree, dict) else tree if isinstance(tree, list) else []


# --- tolerance ---------------------------------------------------------------------------------------------------


def room(reference: Tree, ensemble: Sequence[Tree]) -> Floats:
    """What is allowed for each number of a reference, in the shape of `as_array(reference)`.

    Members of another shape say nothing about a number's room. Raises NotNumeric.
    """
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


def _spread(reference: Floats, ensemble: Sequence[Floats]) -> Floats:
    spread = np.zeros_like(reference)
    for member in ensemble:
        with np.errstate(invalid="ignore", over="ignore"):
            apart = np.abs(member - reference)
        same = (member == reference) | (np.isnan(member) & np.isnan(reference))
        spread = np.maximum(spread, np.where(same, 0.0, np.where(np.isnan(apart), np.inf, apart)))
    return spread


# --- comparing ---------------------------------------------------------------------------------------------------


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
        return Text("every value of {name} is {ratio} times what it should be", values)
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


# --- numbers for people ------------------------------------------------------------------------------------------


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
