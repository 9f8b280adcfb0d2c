"""Evidence as Python literals that are short, and tolerances that also cover what the shortening cost."""

from __future__ import annotations

import math
import pprint
import textwrap
from typing import Any

import numpy as np

from ..records import Array, Tree

WIDTH = 110
BLUR = 0.01  # share of its tolerance by which a number may be rounded to print it


class _Written:
    """A number with the text it is to be printed as."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


REST = _Written("...")  # at the end of a list: what may come behind it is not compared


def literals(expected: Tree, allowed: Tree | None) -> tuple[Any, Any]:
    """Evidence and its tolerances, to be printed by `written`.

    Axes of length 1 are dropped, as `verify` does. A number that came from float32 is written so that it reads back to
    the same float32; others with as few digits as their tolerance permits. Tolerances are rounded up to two digits,
    and are one number for as large a part of the tree as they are the same in.
    """
    numbers, rooms = _leaves(plain_tree(expected), plain_tree(allowed))
    return numbers, _collapsed(rooms)


def written(tree: Any, indent: int) -> str:
    """A tree as source text of at most WIDTH columns that begins at column `indent`."""
    text = pprint.pformat(tree, width=WIDTH - indent, compact=True, sort_dicts=False)
    return textwrap.indent(text, " " * indent)[indent:]


def short(value: float, room: float = 0.0) -> tuple[str, float]:
    """The shortest text for a float, and how far the number it reads back to is away from it."""
    if not math.isfinite(value):
        return ("math.nan" if math.isnan(value) else "math.inf" if value > 0 else "-math.inf"), 0.0
    with np.errstate(over="ignore"):
        single = np.float32(value)
    tried = [str(single)] if float(single) == value else [f"{value:.{digits}g}" for digits in range(4, 17)]
    for text in tried:
        away = abs(float(text) - value)
        if float(single) == value or away <= BLUR * room:
            return repr(float(text)), away
    return repr(value), 0.0


def rounded_up(room: float) -> float:
    """The tolerance with two digits, not below what it was."""
    if room == 0 or not math.isfinite(room):
        return room
    power = math.floor(math.log10(room)) - 1
    digits = math.ceil(room / 10.0**power)
    while float(f"{digits}e{power}") < room:
        digits += 1
    return float(f"{digits}e{power}")


def plain_tree(tree: Tree) -> Any:
    """Evidence as plain numbers, texts, lists and dicts, without axes of length 1."""
    if isinstance(tree, Array | np.ndarray | np.generic):
        return plain_tree((tree.values if isinstance(tree, Array) else tree).tolist())
    if isinstance(tree, dict):
        return {key: plain_tree(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        items = [plain_tree(value) for value in tree]
        return items[0] if len(items) == 1 else items
    return tree


def _leaves(tree: Any, room: Any) -> tuple[Any, Any]:
    """Printable numbers and their tolerances, in the tree's structure."""
    if isinstance(tree, dict):
        pairs = {key: _leaves(value, _within(room, key)) for key, value in tree.items()}
        return {key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()}
    if isinstance(tree, list):
        parts = [_leaves(value, _within(room, i)) for i, value in enumerate(tree)]
        return [part[0] for part in parts], [part[1] for part in parts if part[0] is not REST]
    wide = float(room) if isinstance(room, int | float) else 0.0
    if isinstance(tree, float):
        text, away = short(tree, wide)
        return _Written(text), rounded_up(wide + away)
    return tree, (rounded_up(wide) if isinstance(tree, int) and not isinstance(tree, bool) else 0.0)


def _within(room: Any, key: Any) -> Any:
    if isinstance(room, list):
        return room[key] if key < len(room) else None
    return room[key] if isinstance(room, dict) else room


def _collapsed(rooms: Any) -> Any:
    if not isinstance(rooms, dict | list):
        return _Written("0" if rooms == 0 else "math.inf" if rooms == math.inf else repr(rooms))
    branches = rooms if isinstance(rooms, list) else list(rooms.values())
    inner = [_collapsed(branch) for branch in branches]
    texts = {branch.text if isinstance(branch, _Written) else "" for branch in inner}
    if len(texts) == 1 and "" not in texts:
        return inner[0]
    if not inner:
        return _Written("0")
    return dict(zip(rooms, inner, strict=True)) if isinstance(rooms, dict) else inner
