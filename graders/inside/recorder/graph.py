"""The graph behind a loss: the leaves that it reaches, and the data that its nodes have kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch

MOST_NODES = 20_000
NEAR = 6  # a loss is among the first nodes below the root
KEEPERS = {  # what a node that multiplies a parameter by data keeps of the data
    "MvBackward0": ("_saved_self",), "MmBackward0": ("_saved_self", "_saved_mat2"), "AddmmBackward0": ("_saved_mat1",),
    "MulBackward0": ("_saved_self", "_saved_other"), "DotBackward0": ("_saved_self", "_saved_tensor"),
    "AddmvBackward0": ("_saved_mat",), "BmmBackward0": ("_saved_self", "_saved_mat2"),
    "ConvolutionBackward0": ("_saved_input",), "LinearBackward0": ("_saved_input",),
}
SEE_THROUGH = ("TBackward0", "PermuteBackward0", "TransposeBackward0", "ViewBackward0", "ReshapeAliasBackward0",
               "UnsqueezeBackward0", "SelectBackward0", "ExpandBackward0", "SqueezeBackward0", "SliceBackward0")
LOSSES = ("LossBackward", "CrossEntropyBackward", "CrossEntropyWithLogitsBackward")
LEAF = "AccumulateGrad"


@dataclass
class Graph:
    """What lies below a loss. `leaves` are in the order in which an evaluation from left to right meets them."""

    leaves: list[torch.Tensor] = field(default_factory=list)
    nodes: set[Any] = field(default_factory=set)
    users: list[Any] = field(default_factory=list)  # the nodes that use a leaf
    losses: list[Any] = field(default_factory=list)

    def inputs(self) -> torch.Tensor | None:
        """The data that was multiplied by a parameter first."""
        for user in self.users:
            for tensor in _saved(user, KEEPERS.get(type(user).__name__, ())):
                if tensor.numel() > 1:
                    return tensor
        return None

    def targets(self) -> torch.Tensor | None:
        """What one of torch's losses compared with."""
        for node in self.losses:
            for tensor in _saved(node, ("_saved_target", "_saved_self")):
                return tensor
        return None


def walk(roots: Iterable[torch.Tensor]) -> Graph:
    """Everything that a backward from these roots would come to."""
    graph = Graph()
    stack: list[tuple[Any, Any]] = []
    for root in roots:
        if root.grad_fn is not None:
            stack.append((root.grad_fn, None))
        elif root.requires_grad:
            graph.leaves.append(root)
    nodes = graph.nodes
    while stack and len(nodes) < MOST_NODES:
        node, user = stack.pop()
        kind = type(node)
        name, is_loss, is_through = _KINDS.get(kind) or _kind(kind)
        if name == LEAF and user is not None and user not in graph.users:
            graph.users.append(user)
        if node in nodes:
            continue
        nodes.add(node)
        if name == LEAF:
            graph.leaves.append(node.variable)
            continue
        if is_loss and len(nodes) <= NEAR:
            graph.losses.append(node)
        if not is_through or user is None:
            user = node
        below = node.next_functions
        for index in range(len(below) - 1, -1, -1):
            if below[index][0] is not None:
                stack.append((below[index][0], user))
    return graph


_KINDS: dict[type, tuple[str, bool, bool]] = {}  # names are compared once for each type of node


def _kind(kind: type) -> tuple[str, bool, bool]:
    name = kind.__name__
    _KINDS[kind] = name, any(loss in name for loss in LOSSES), name in SEE_THROUGH
    return _KINDS[kind]


def _saved(node: Any, names: Sequence[str]) -> Iterator[torch.Tensor]:
    for name in names:
        tensor = getattr(node, name, None)
        if isinstance(tensor, torch.Tensor) and not tensor.requires_grad:
            yield tensor
