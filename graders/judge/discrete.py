"""Discrete evidence: plain values that are equal or not, without any tolerance."""

from __future__ import annotations

from typing import Any

from ..records import Array, Mismatch, Text, Tree
from .numbers import THE_VALUE, shown_key

AROUND = 30  # characters shown on either side of where two texts begin to differ


def differs(got: Tree, expected: Tree, name: str) -> Mismatch | None:
    """How two discrete trees differ, or None. A 0-d tensor is its number, a tuple is a list, True is 1."""
    want = discrete(expected)
    return _differs(discrete(got, want), want, name)


def _differs(have: Any, want: Any, name: str) -> Mismatch | None:
    if have == want:
        return None
    called = {"name": name or THE_VALUE}
    if isinstance(have, dict) and isinstance(want, dict):
        return _in_dict(have, want)
    if isinstance(have, list) and isinstance(want, list):
        if len(have) != len(want):
            return lengths_differ(len(have), len(want), name)
        first = next(i for i, (a, b) in enumerate(zip(have, want, strict=True)) if a != b)
        values = {**called, "where": f"[{first}]", "got": short(have[first]), "expected": short(want[first])}
        return Mismatch(Text("{name}: the entry at {where} is the first that differs", values),
                        Text("{name}: the entry at {where} is {got}, expected {expected}", values))
    if isinstance(have, str) and isinstance(want, str):
        return _in_text(have, want, called)
    values = {**called, "got": short(have), "expected": short(want)}
    return Mismatch(Text("{name} is not what it should be", values),
                    Text("{name}: got {got}, expected {expected}", values))


def _in_dict(have: dict[str, Any], want: dict[str, Any]) -> Mismatch | None:
    for key in want:
        if key not in have:
            return Mismatch(Text("{name} is missing", {"name": shown_key(key)}))
    for key in have:
        if key not in want:
            return Mismatch(Text("there is a key that was not asked for"),
                            Text("there is a key that was not asked for: {name}", {"name": short(key)}))
    return next(found for key in want if (found := _differs(have[key], want[key], shown_key(key))))


def _in_text(have: str, want: str, called: dict[str, Any]) -> Mismatch:
    first = next((i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), min(len(have), len(want)))
    begin, end = max(first - AROUND, 0), first + AROUND
    values = {**called, "where": first + 1, "got": repr(have[begin:end]), "expected": repr(want[begin:end])}
    return Mismatch(Text("{name}: the text differs from character {where} on", values),
                    Text("{name}: the text differs from character {where} on: got {got}, expected {expected}", values))


def discrete(tree: Tree, like: Any = None) -> Any:
    """A tree as plain Python values that `==` compares as meant: whole floats are ints, arrays are nested lists.

    An array of one element is its number where a number stands in `like`.
    """
    if isinstance(tree, Array):
        single = tree.values.size == 1 and isinstance(like, bool | int | float)
        return discrete(tree.values.item() if single else tree.values.tolist())
    if isinstance(tree, dict):
        inner = like if isinstance(like, dict) else {}
        return {key: discrete(value, inner.get(key)) for key, value in tree.items()}
    if isinstance(tree, list):
        beside = like if isinstance(like, list) and len(like) == len(tree) else [None] * len(tree)
        return [discrete(value, other) for value, other in zip(tree, beside, strict=True)]
    if isinstance(tree, float) and tree.is_integer():
        return int(tree)
    return tree


def loose(tree: Tree) -> Any:
    """A tree for an author's own function: arrays as NumPy arrays, everything else as it is."""
    if isinstance(tree, Array):
        return tree.values.item() if tree.values.ndim == 0 else tree.values
    if isinstance(tree, dict):
        return {key: loose(value) for key, value in tree.items()}
    return [loose(value) for value in tree] if isinstance(tree, list) else tree


def short(value: Any, limit: int = 120) -> str:
    """repr, cut in the middle where it is long."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit // 2]} ... {text[-limit // 2 :]}"


def lengths_differ(got: int, expected: int, name: str) -> Mismatch:
    """Two sequences of unequal length. (A length that the submission chose could tell values of a secret instance.)"""
    values = {"name": name or THE_VALUE, "got": got, "expected": expected}
    if abs(got - expected) == 1:
        plain = Text("{name} has one entry too many", values) if got > expected else Text(
            "{name} has one entry too few", values)
    else:
        plain = Text("{name} has too many entries", values) if got > expected else Text(
            "{name} has too few entries", values)
    return Mismatch(plain, Text("{name} has length {got} where it should have {expected}", values))
