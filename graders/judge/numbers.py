"""Trees of evidence as arrays of numbers, whatever they are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..records import Array, Floats, Text, Tree

THE_VALUE = Text("the value")


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


def conformed(tree: Tree, like: Tree) -> Tree:
    """`tree` with its arrays in the shapes that they have in `like`, so that nobody's formula broadcasts them.

    Raises NotNumeric where a shape is another than in `like`, axes of length 1 aside.
    """
    if isinstance(tree, dict) and isinstance(like, dict):
        return {key: conformed(value, like.get(key)) for key, value in tree.items()}
    if not isinstance(like, Array) or not like.values.ndim:
        return tree
    values = tree.values if isinstance(tree, Array) else as_array(tree)
    if squeezed(values.shape) != squeezed(like.values.shape):
        raise NotNumeric(Text("entries of different shapes"))
    return Array(values.reshape(like.values.shape), str(values.dtype))


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
        return Text("a tensor") if tree.origin == "torch" else Text("a NumPy array")
    names = {type(None): Text("None"), str: Text("a string"), dict: Text("a dictionary"), list: Text("a list"),
             bool: Text("a truth value")}
    return names.get(type(tree), Text("a number"))


def shown_key(key: str) -> str:
    """A key as sentences name it: one that cannot be seen (a space, an empty word) in quotes."""
    return key if key.strip() else repr(key)


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
