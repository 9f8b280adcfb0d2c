"""One-step replay: a training that is taken along somebody else's parameters.

Before every step but the first, the parameters are set to what was recorded after the step before. So each step is
judged by itself: a start, an order of batches or a number of epochs that differ cannot hide what the step does. What a
rule or a mistake remembers (momentum, a gradient that was never set to zero) is rebuilt along the recorded parameters.
It begins with the first step, so where that began counts: the recorded start, else the training's own where that leads
to the first record, else the point from which one step does.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from typing import Any

import torch
from torch import Tensor

from .loop import Advance, Indices, Path, State, Step, Training, looked_at
from .rules import Tensors

NEAR = 1e-5  # a step that leads so near to a record, relative to its size, leads to it
TURNS = 100  # in which the point that a record was reached from is looked for


@dataclass
class Record:
    """What to go along, and the path that came of it. `steps` is how many the training takes by itself, `own` its own
    start; it is `at_home` where one step leads from there to the first record."""

    parameters: Any
    batches: Sequence[Sequence[int]] | None
    start: Any = None
    path: list[Step] = field(default_factory=list)
    steps: int = 0
    own: Tensors = ()
    at_home: bool = False


_RECORDS: list[Record] = []


@contextlib.contextmanager
def along(parameters: Any, batches: Sequence[Sequence[int]] | None = None, start: Any = None) -> Iterator[Record]:
    """Inside, every training goes along: `parameters` has a row of numbers for each step (of all tensors, one after the
    other); `batches` are the indices of the samples of each step, where the training's own order is not the one;
    `start` is a row of what the first step began with, where that is recorded."""
    _RECORDS.append(Record(parameters, batches, start))
    try:
        yield _RECORDS[-1]
    finally:
        _RECORDS.pop()


def taken(plan: Training, advance: Advance, kept: Callable[[Path], Path] = lambda path: path) -> Path | None:
    """The path of a training that is taken along, or None where there is nothing to go along. `kept` says what of its
    losses is kept. Raises ValueError where what is recorded does not fit this training."""
    if not _RECORDS:
        return None
    record = _RECORDS[-1]
    rows = [torch.as_tensor(row).detach().reshape(-1) for row in record.parameters]
    order, steps, each = _order(plan, record, len(rows)), [], max(len(plan.batches(1)), 1)
    state = State(_began(plan, advance, record, rows[0], order[0])) if rows else State(plan.start)
    record.own, began = plan.start, state.parameters
    for k, indices in enumerate(order):
        batch, after = plan.batch(indices), _shaped(rows[k], plan.start)
        state, step = advance(plan, state, batch)
        steps.append(replace(looked_at(plan, step, batch, after), epoch=1 + k // each))
        state = State(after, state.memory, state.grad, state.first)
    record.at_home = bool(steps) and all(map(torch.equal, began, plan.start)) and (
        _apart(steps[0].parameters, _shaped(rows[0], plan.start)) <= _room(rows[0]))
    if plan.early:
        steps[:1] = [replace(step, parameters=plan.start) for step in steps[:1]]
    path = kept(Path(tuple(steps), plan.single))
    record.path[:], record.steps = path.steps, sum(len(plan.batches(epoch)) for epoch in range(1, plan.epochs + 1))
    return path


def histories(record: Record) -> dict[str, Any]:
    """What each step led to, as evidence: "parameters" as rows of numbers, and the "loss" before the step; "steps" is
    how many the training takes by itself, "own" its own start; "at_home": one step leads from it to the first row."""
    return {"parameters": [_row(step.parameters) for step in record.path], "loss": [step.loss for step in record.path],
            "steps": record.steps, "own": _row(record.own), "at_home": record.at_home}


def _row(parameters: Tensors) -> Tensor:
    return torch.cat([torch.zeros(0), *(p.reshape(-1) for p in parameters)])


def _order(plan: Training, record: Record, count: int) -> list[Indices]:
    if record.batches is not None:
        if len(record.batches) < count:
            raise ValueError(f"{len(record.batches)} recorded batches for {count} steps")
        return [*record.batches[:count]]
    known: list[Indices] = [indices for epoch in range(1, max(plan.epochs, 1) + 1) for indices in plan.batches(epoch)]
    return list(islice(cycle(known), count)) if known else [None] * count


def _began(plan: Training, advance: Advance, record: Record, first: Tensor, indices: Indices) -> Tensors:
    """What the first step began with; the training's own start where no other is recorded or found."""
    if record.start is not None:
        return _shaped(torch.as_tensor(record.start).detach().reshape(-1), plan.start)
    after, batch = _shaped(first, plan.start), plan.batch(indices)

    def missed(point: Tensors) -> tuple[Tensors, float]:
        _, step = advance(plan, State(point), batch)
        apart = tuple(a - p for a, p in zip(after, step.parameters, strict=True))
        return apart, _apart(after, step.parameters)

    room = _room(first)
    if missed(plan.start)[1] <= room:
        return plan.start
    point, best, least = after, plan.start, room
    for _ in range(TURNS):  # a fixed point of "what the step misses by, further back": short steps lead there
        apart, by = missed(point)
        if not math.isfinite(by) or (by >= least and best is not plan.start):
            break
        best, least = (point, by) if by <= least else (best, least)
        point = tuple(p + d for p, d in zip(point, apart, strict=True))
    return best


def _apart(one: Tensors, other: Tensors) -> float:
    """The largest difference of any number."""
    return max((float((a - b).abs().max()) for a, b in zip(one, other, strict=True) if a.numel()), default=0.0)


def _room(row: Tensor) -> float:
    """How far a step may lead from a record and still be said to lead to it."""
    return NEAR * float(row.abs().max()) if row.numel() else 0.0


def _shaped(row: Tensor, like: Tensors) -> Tensors:
    """A row of numbers as tensors of these shapes and dtypes. Raises ValueError where there are more or fewer."""
    if row.numel() != sum(p.numel() for p in like):
        raise ValueError(f"{row.numel()} recorded parameters; the training has {sum(p.numel() for p in like)}")
    parts = torch.split(row, [p.numel() for p in like])
    return tuple(part.reshape(p.shape).to(p.dtype) for part, p in zip(parts, like, strict=True))
