"""The last eye: callables of the check (a model, a loss, a gradient) that the student's function calls.

Where the arguments of a call hold the parameters is found by their number and by the start; from then on each call
tells a point at which the student looked. Calls at one point, or at points that differ from it in one coordinate (a
numeric gradient), are one group; the points of groups, one after the other, are the path.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import torch

from .snapshots import close, numbers_of, size_of
from .steps import Seen, Step

MOST_CALLS = 200_000

Point: TypeAlias = tuple[float, ...]


@dataclass
class Group:
    """The calls of one step, and the point that all of them differ from in one coordinate at most."""

    base: Point
    points: list[Point] = field(default_factory=list)
    losses: list[tuple[Point, float]] = field(default_factory=list)
    gradient: list[float] | None = None

    def takes(self, point: Point, numeric: bool) -> bool:
        """Whether a point belongs to this group too; the base may turn out to be another than it seemed."""
        if point == self.base:
            return True
        if not numeric or len(point) == 1:
            return False
        first = self.points[0]
        differing = [i for i, (a, b) in enumerate(zip(first, point, strict=True)) if a != b]
        if len(differing) > 2 or (len(differing) == 2 and all(p == first for p in self.points)):
            return False
        others = [(*first[:i], point[i], *first[i + 1 :]) for i in differing]
        for base in [self.base, *others]:
            if all(_apart(p, base) <= 1 for p in [*self.points, point]):
                self.base = base
                return True
        return False

    def tried(self) -> int:
        """How many coordinates were moved."""
        return len({i for p in self.points for i, (a, b) in enumerate(zip(p, self.base, strict=True)) if a != b})


def _apart(one: Point, other: Point) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


class Calls:
    """Notes calls, and makes steps of them."""

    def __init__(self, begin: list[float] | None, saw: dict[str, int]) -> None:
        self._begin, self._saw = begin, saw
        self._groups: list[Group] = []
        self._exact = False  # the gradient is handed in too, so that nobody looks around for it
        self._places: dict[str, slice | None] = {}

    def wrap(self, name: str, call: Any) -> Any:
        """The same callable, noted; a module is left as it is, since modules are seen anyway."""
        if isinstance(call, torch.nn.Module) or not callable(call):
            return call

        self._exact |= "grad" in name.lower()

        @functools.wraps(call)
        def noted(*args: Any, **kwargs: Any) -> Any:
            before = self._point(name, [*args, *kwargs.values()])
            result = call(*args, **kwargs)
            try:
                self._note(name, before, result)
            except Exception:
                self._saw["faults"] += 1
            return result

        return noted

    def _point(self, name: str, args: Sequence[Any]) -> Point | None:
        begin = self._begin
        if begin is None or self._saw.get("calls", 0) >= MOST_CALLS:
            return None
        try:
            numbers = [numbers_of(a) if size_of(a) <= len(begin) else None for a in args]
            if self._places.get(name) is None:
                self._places[name] = _place(numbers, begin)
            place = self._places[name]
            if place is None:
                return None
            found = [n for part in numbers[place] for n in part or ()]
            return tuple(found) if len(found) == len(begin) else None
        except Exception:
            self._saw["faults"] += 1
            return None

    def _note(self, name: str, point: Point | None, result: Any) -> None:
        self._saw["calls"] = self._saw.get("calls", 0) + 1
        if self._begin is None:
            return
        if point is not None:
            if not self._groups or not self._groups[-1].takes(point, not self._exact):
                self._groups.append(Group(point))
            self._groups[-1].points.append(point)
        if not self._groups:
            return
        group = self._groups[-1]
        numbers = numbers_of(result) if size_of(result) <= len(self._begin) else None
        if numbers is not None and "grad" in name.lower() and len(numbers) == len(self._begin):
            group.gradient = numbers
        elif numbers is not None and len(numbers) == 1 and "loss" in name.lower():
            group.losses.append((group.points[-1], numbers[0]))

    def steps(self) -> Seen:
        """Every group but the last was followed by an update; the last too, if a gradient can have come of it."""
        begin, groups = self._begin, self._groups
        if begin is None or not groups or not close(groups[0].base, begin):
            return Seen("calls")
        if not self._exact and any(g.tried() for g in groups) and any(g.tried() < len(begin) for g in groups[:-1]):
            return Seen("calls")  # some points are no places where the training was
        last = len(groups) - 1
        steps, loop = [], 0
        for index, group in enumerate(groups):
            if index == last and group.gradient is None and group.tried() < len(begin):
                break  # a last look at where it ended
            again = index < last and close(groups[index + 1].base, begin)
            loss = next((loss for point, loss in group.losses if point == group.base), None)
            after = None if index == last or again else np.array(groups[index + 1].base)
            gradient = None if group.gradient is None else np.array(group.gradient)
            steps.append(Step(np.array(group.base), after, gradient, loss, loop=loop))
            loop += again
        return Seen("calls", tuple(steps), ((len(begin),),))


def _place(args: Sequence[list[float] | None], begin: list[float]) -> slice | None:
    """The arguments that hold the parameters: together as many numbers as the start, one of them moved at most."""
    for first in range(len(args)):
        found: list[float] = []
        for last in range(first, len(args)):
            numbers = args[last]
            if numbers is None:
                break
            found += numbers
            if len(found) == len(begin):
                moved = sum(not close([a], [b]) for a, b in zip(found, begin, strict=True))
                if moved <= (len(begin) > 1):
                    return slice(first, last + 1)
    return None
