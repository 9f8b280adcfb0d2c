"""Discrete evidence: plain values that are equal or not, without any tolerance."""

from __future__ import annotations

from typing import Any

from ..records import Array, Mismatch, Text, Tree


def differs(got: Tree, expected: Tree, name: str) -> Mismatch | None:
    """How two discrete trees differ, or None. A 0-d tensor is its number, a tuple is a list."""
    have, want = discrete(got), discrete(expected)
    if type(have) is type(want) and have == want:
        return None
    if isinstance(have, list) and isinstance(want, list) and len(have) != len(want):
        return lengths_differ(len(have), len(want), name)
    called = name or "the value"
    values = {"name": called, "got": short(have), "expected": short(want)}
    plain = Text("{name} is not what it should be", values)
    if isinstance(have, list) and isinstance(want, list):
        first = next(i for i, (a, b) in enumerate(zip(have, want, strict=True)) if a != b)
        plain = Text("{name}: the entry at {where} is the first that differs", {**values, "where": f"[{first}]"})
    return Mismatch(plain, Text("{name}: got {got}, expected {expected}", values))


def discrete(tree: Tree) -> Any:
    """A tree as plain Python values that `==` compares as meant: whole floats are ints, arrays are nested lists."""
    if isinstance(tree, Array):
        return discrete(tree.values.tolist())
    if isinstance(tree, dict):
        return {key: discrete(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [discrete(value) for value in tree]
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
    """Two sequences of unequal length."""
    values = {"name": name or "the value", "got": got, "expected": expected}
    return Mismatch(Text("{name} has {got} entries where there should be {expected}", values))
