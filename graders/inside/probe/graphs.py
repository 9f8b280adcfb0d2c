"""The graph that autograd keeps behind a tensor, in a form that does not depend on harmless ways of writing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from .telling import NO_TENSOR, refused
from .tensors import is_tensor

MOST = 2000
LEAF = "AccumulateGrad"
SUFFIX = re.compile(r"Backward\d*$")
# What only lays numbers out anew, or moves them: the same program may be written with it or without it.
SEEN_THROUGH = frozenset([
    "T", "Permute", "Transpose", "View", "UnsafeView", "ReshapeAlias", "Unsqueeze", "Squeeze", "Expand", "Alias",
    "Clone", "ToCopy", "MovedimInt", "Movedim", "NumpyT", "Detach"])
SAME = {"Rsub": "Sub", "Mm": "MatMul", "Mv": "MatMul", "Bmm": "MatMul", "Dot": "MatMul", "Addmm": "Add", "Addmv": "Add",
        "Addbmm": "Add", "Baddbmm": "Add"}
WITH_PRODUCT = frozenset(["Addmm", "Addmv", "Addbmm", "Baddbmm"])  # a sum of what comes first, and a product


@dataclass
class _Node:
    """An operation or a leaf: what it is called, what it uses and what uses it.

    By its height above the leaves, its shape (of a leaf) and the keys of what lies below and above it come its place.
    """

    name: str
    uses: list[_Node] = field(default_factory=list)
    users: list[_Node] = field(default_factory=list)
    height: int = 0
    below: str = ""
    above: str = ""
    shape: list[int] = field(default_factory=list)


class _Leaf(_Node):
    """A tensor that receives a gradient."""


def graph(tensor: Any) -> dict[str, Any]:
    """The operations that a `backward` from this tensor would go through. One without a graph gives empty lists.

    "operations"  names as autograd has them without `Backward0`, sorted: ["Mean", "Pow", "Sub"]; every one counts
    "leaves"      the shapes of the tensors that receive gradients, sorted
    "nodes"       all of them in the order of a computation: leaves ("leaf [2]"), then what uses them, the tensor last
    "edges"       pairs of places in `nodes`, sorted: [user, used]

    Views, transposes, copies and moves are left out. A product of matrices or vectors is MatMul, whichever it is, and a
    linear layer is a MatMul and an Add. The order of operands does not count, and what needs no gradient leaves no
    trace. So `w * x + b` and `b + x * w` are one; `(X @ W)` and `w0 + w1 * x` are two, and so are `F.mse_loss` and
    the mean of squares. More than 2000 operations are refused.
    """
    if not is_tensor(type(tensor)):
        raise refused(NO_TENSOR)
    nodes = _ordered(_walk(tensor))
    places = {id(node): place for place, node in enumerate(nodes)}
    edges = sorted([places[id(node)], places[id(used)]] for node in nodes for used in node.uses)
    return {
        "operations": sorted(node.name for node in nodes if not isinstance(node, _Leaf)),
        "leaves": sorted(node.shape for node in nodes if isinstance(node, _Leaf)),
        "nodes": [node.name for node in nodes], "edges": edges,
    }


def _leaf(tensor: Any) -> _Leaf:
    shape = list(tensor.shape)
    return _Leaf(f"leaf {shape}", shape=shape)


def _walk(tensor: Any) -> list[_Node]:
    """Every node behind the tensor, those that are used before those that use them."""
    root = tensor.grad_fn  # of an exact type: nobody else answers
    if root is None:
        return [_leaf(tensor)] if tensor.requires_grad else []
    made: dict[Any, _Node] = {}  # keeps autograd's own nodes alive, so that one is one
    found: list[_Node] = []
    stack, opened = [(root, False)], set[Any]()
    while stack:
        raw, visited = stack.pop()
        if raw in made:
            continue
        below = [child for child, _ in raw.next_functions if child is not None]
        if not visited:
            opened.add(raw)
            if len(opened) > MOST:
                raise refused("it has a graph of more than 2000 operations")
            stack += [(raw, True), *((child, False) for child in below)]
            continue
        made[raw] = _made(raw, [made[child] for child in below], found)
    return found


def _made(raw: Any, uses: list[_Node], found: list[_Node]) -> _Node:
    """The node for one of autograd's; `uses` are its operands that need gradients. A view is what it is a view of."""
    if type(raw).__name__ == LEAF:
        found.append(_leaf(raw.variable))
        return found[-1]
    kind = SUFFIX.sub("", type(raw).__name__)
    if kind in SEEN_THROUGH and len(uses) == 1:
        return uses[0]
    if kind in WITH_PRODUCT:
        summand = 1 if raw.next_functions[0][0] is not None else 0
        if uses[summand:]:
            found.append(_Node("MatMul", uses[summand:]))
            uses = [*uses[:summand], found[-1]]
    found.append(_Node(SAME.get(kind, kind), uses))
    return found[-1]


def _ordered(nodes: list[_Node]) -> list[_Node]:
    """By height, then by what lies below a node, then by what is made of it: equal graphs come in equal orders."""
    for node in nodes:
        node.height = 1 + max((used.height for used in node.uses), default=-1)
        node.below = _key(node.name, sorted(used.below for used in node.uses))
        for used in node.uses:
            used.users.append(node)
    for node in reversed(nodes):
        node.above = _key(node.name, sorted(user.above + user.below for user in node.users))
    return sorted(nodes, key=lambda node: (node.height, node.shape, node.name, node.below, node.above))


def _key(name: str, parts: list[str]) -> str:
    return hashlib.sha256("|".join([name, *parts]).encode()).hexdigest()[:24]
