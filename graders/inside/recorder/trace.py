"""Moments, one after the other, and which of them were steps.

A *moment* is a backward, or several that belong together, and what becomes of the parameters after it. A hand-written
update makes no sound: a moment ends when the next backward finds the parameters changed. If it finds them as they
were, the first backward was only a look at the gradient - or a step too small to change anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch

from .moments import Looked, Moment, belongs, is_one, left_in_grad, marks_of, same_objects
from .snapshots import Snap, all_same, snap, tiling, vector
from .steps import Seen, Step, negligible


class Trace:
    """The moments of one recording."""

    def __init__(self, limit: int, settled: Callable[[], None]) -> None:
        self._limit, self._settled = limit, settled  # who is told that parameters change in place: nothing is missed
        self._moments: list[Moment] = []
        self._open: Moment | None = None
        self._begun: list[list[Snap]] = []  # where each loop began
        self._owned: dict[int, tuple[int, torch.Tensor]] = {}  # which loop writes to this very tensor (held, so alive)

    def begin(self, looked: Looked) -> Moment:
        """A backward is asked for: the moment that it belongs to."""
        opened = self._open
        if opened is None:
            return self._new(looked)
        mine = {id(leaf) for leaf in opened.leaves}
        shared = any(id(leaf) in mine for leaf in looked.leaves)
        now = opened.snaps()
        if opened.moved(now):
            unchanged = same_objects(opened.leaves, looked.leaves)
            if unchanged:
                self._settled()
            self._close_in_place(opened, now)
            return self._new(looked, opened.loop if shared else None, now if unchanged else None)
        if is_one(opened.root, looked.root) or (shared and belongs(opened, looked)):
            opened.add(looked)
            return opened
        if shared:
            self._close(opened, None, idle=True)
            return self._new(looked, opened.loop, now if same_objects(opened.leaves, looked.leaves) else None)
        return self._made_anew(opened, looked)

    def _made_anew(self, opened: Moment, looked: Looked) -> Moment:
        """Other tensors, and the old ones are as they were: the next parameters of the same loop, or another loop."""
        before = [snap(leaf, opened.large) for leaf in looked.leaves]
        if [tuple(leaf.shape) for leaf in looked.leaves] != opened.shapes:
            self._close(opened, None, idle=True)
            return self._new(looked, None, before)
        idle = all_same(before, opened.before)
        again = not idle and any(all_same(before, start) for start in self._begun)
        self._close(opened, None if idle or again else before, idle=idle)  # again: the last update was not seen
        return self._new(looked, None if again else opened.loop, before)

    def gradients(self, moment: Moment, looked: Looked, result: Sequence[Any] | None) -> None:
        """The backward has run: its gradients are in `.grad`, or in its result."""
        if result is None:
            moment.note_gradients()
        else:
            place = {id(leaf): index for index, leaf in enumerate(moment.leaves)}
            for leaf, gradient in zip(looked.asked, result, strict=True):
                if gradient is not None and id(leaf) in place:
                    moment.gradients[place[id(leaf)]] = snap(gradient, moment.large)
        moment.marks = marks_of(moment.leaves)

    def about_to_step(self, held: list[torch.Tensor]) -> None:
        """An optimiser is about to step: the gradient that counts is the one it finds."""
        held = [leaf for leaf in held if leaf.grad is not None]
        opened = self._open
        if opened is not None and opened.stepped and (not opened.root or not left_in_grad(opened)):
            self._close_in_place(opened, opened.snaps())
            opened = None
        if opened is None and held:  # gradients that were put there by hand
            opened = self._new(Looked(held, held))
            opened.marks = marks_of(held)
        if opened is not None and not opened.stepped and any(leaf is p for leaf in opened.leaves for p in held):
            opened.note_gradients()

    def stepped(self) -> None:
        """An optimiser has stepped."""
        opened = self._open
        if opened is not None:
            opened.stepped, opened.marks = True, marks_of(opened.leaves)
            opened.after = [snap(leaf, opened.large) for leaf in opened.leaves]

    def finish(self) -> None:
        """The recording ends."""
        opened = self._open
        if opened is None:
            return
        now = opened.snaps()
        if opened.moved(now):
            self._close_in_place(opened, now)
        else:  # where tensors are made anew at each step, what became of the last ones was not seen
            self._close(opened, None, idle=any(id(leaf) in self._owned for leaf in opened.leaves))

    def _new(self, looked: Looked, loop: int | None = None, before: list[Snap] | None = None) -> Moment:
        leaves = list(looked.leaves)
        large = sum(leaf.numel() for leaf in leaves) > self._limit
        before = [snap(leaf, large) for leaf in leaves] if before is None else list(before)
        loop = next((self._owned[id(leaf)][0] for leaf in leaves if id(leaf) in self._owned), loop)
        if loop is None:
            loop = len(self._begun)
            self._begun.append(before)
        shapes = [tuple(leaf.shape) for leaf in leaves]
        self._open = Moment(leaves, before, loop, looked.loss, looked.root, looked.batch, large, shapes,
                            [None] * len(leaves))
        self._moments.append(self._open)
        return self._open

    def _close_in_place(self, moment: Moment, now: list[Snap]) -> None:
        for leaf in moment.leaves:
            self._owned.setdefault(id(leaf), (moment.loop, leaf))
        self._close(moment, moment.after if moment.stepped else now)

    def _close(self, moment: Moment, after: list[Snap] | None, idle: bool = False) -> None:
        moment.after, moment.idle = after, idle
        moment.leaves, moment.root = [], ()  # nothing of the student's is held longer than needed
        self._open = None

    def steps(self, begin: list[float] | None) -> Seen:
        """The moments that were steps; the parameters in the order of `begin`, where they are found in it."""
        orders: dict[int, list[int]] = {}
        shapes: tuple[tuple[int, ...], ...] = ()
        steps: list[Step] = []
        for moment in self._moments:
            if moment.loop not in orders:
                orders[moment.loop] = _order(moment, begin)
            order = orders[moment.loop]
            if len(order) != len(moment.before):
                order = list(range(len(moment.before)))
            step = _step(moment, order)
            if moment.idle:
                if not negligible(step, next((s for s in reversed(steps) if s.loop == moment.loop), None)):
                    continue
                step = step._replace(after=step.before)
            shapes = shapes or tuple(moment.shapes[i] for i in order)
            steps.append(step)
        return Seen("autograd", tuple(steps), shapes, any(m.large for m in self._moments))


def _order(moment: Moment, begin: list[float] | None) -> list[int]:
    own = list(range(len(moment.before)))
    if begin is None or moment.large or len(own) == 1:
        return own
    found = tiling([vector([before]).tolist() for before in moment.before], begin)
    return own if found is None else found


def _step(moment: Moment, order: list[int]) -> Step:
    def row(snaps: Sequence[Snap | None] | None) -> Any:
        if snaps is None or any(s is None for s in snaps):
            return None
        return vector([snaps[i] for i in order] if len(order) > 1 else snaps)

    return Step(row(moment.before), row(moment.after), row(moment.gradients), moment.loss, moment.batch, moment.loop)
