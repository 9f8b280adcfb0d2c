"""One backward, and what becomes of the parameters after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import torch

from .snapshots import Snap, all_same, same, snap


class Looked(NamedTuple):
    """One backward, as it is asked for."""

    leaves: list[torch.Tensor]
    asked: list[torch.Tensor]  # those whose gradients come out
    loss: float | None = None
    root: tuple[Any, ...] = ()  # what makes two calls one: the same loss, or the same function of the same arguments
    batch: int | None = None
    accumulates: bool = True


@dataclass(slots=True)
class Moment:
    """See above. `after` is None as long as it is not known; `idle`: nothing changed."""

    leaves: list[torch.Tensor]
    before: list[Snap]
    loop: int
    loss: float | None
    root: tuple[Any, ...]
    batch: int | None
    large: bool
    shapes: list[tuple[int, ...]]
    gradients: list[Snap | None]
    marks: list[tuple[int, int]] = field(default_factory=list)
    grad_marks: list[tuple[int, int]] = field(default_factory=list)
    after: list[Snap] | None = None
    stepped: bool = False  # by an optimiser
    idle: bool = False

    def snaps(self) -> list[Snap]:
        """The values now; large ones that an optimiser was the last to touch are not read again."""
        if self.large and self.after is not None and self.marks == marks_of(self.leaves):
            return self.after
        return [snap(leaf, self.large) for leaf in self.leaves]

    def moved(self, now: list[Snap]) -> bool:
        """Whether these very tensors were written to, or an optimiser meant to."""
        return self.stepped or self.marks != marks_of(self.leaves) or not all_same(self.before, now)

    def note_gradients(self) -> None:
        """What is in `.grad` now; read again only if it was written to."""
        grads = [leaf.grad for leaf in self.leaves]
        marks = marks_of([grad for grad in grads if grad is not None])
        if marks and marks == self.grad_marks and len(marks) == len(grads):
            return
        self.grad_marks = marks
        self.gradients = [None if grad is None else snap(grad, self.large) for grad in grads]

    def add(self, looked: Looked) -> None:
        """Another backward of the same step."""
        known = {id(leaf) for leaf in self.leaves}
        for leaf in looked.leaves:
            if id(leaf) not in known:
                self.leaves.append(leaf)
                self.before.append(snap(leaf, self.large))
                self.gradients.append(None)
                self.shapes.append(tuple(leaf.shape))
        if looked.accumulates and self.loss is not None and looked.loss is not None:
            self.loss += looked.loss  # what has been added up in `.grad` is the gradient of the sum
        if self.batch is None:
            self.batch = looked.batch


def same_objects(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two sequences hold the very same objects."""
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def is_one(root: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two calls differentiate the very same loss."""
    return bool(root) and same_objects(root, other)


def marks_of(leaves: Sequence[torch.Tensor]) -> list[tuple[int, int]]:
    """What changes when a tensor is written to."""
    return [(leaf._version, leaf.data_ptr()) for leaf in leaves]


def belongs(opened: Moment, looked: Looked) -> bool:
    """Whether a second backward adds to the first."""
    if looked.accumulates:
        return left_in_grad(opened)
    asked = {id(leaf) for leaf in looked.asked}
    return all(gradient is None for leaf, gradient in zip(opened.leaves, opened.gradients, strict=True)
               if id(leaf) in asked)


def left_in_grad(moment: Moment) -> bool:
    """Whether what was found in `.grad` is still there."""
    return all(gradient is None or (leaf.grad is not None and same(gradient, snap(leaf.grad, moment.large)))
               for leaf, gradient in zip(moment.leaves, moment.gradients, strict=True))
