"""One-step replay: a training that is taken along somebody else's parameters.

Before every step but the first, the parameters are set to what was recorded after the step before. So each step is
judged by itself: a start, an order of batches or a number of epochs that differ cannot hide what the step does. What a
rule or a mistake remembers (momentum, a gradient that was never set to zero) is rebuilt along the recorded parameters.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from typing import Any

import torch
from torch import Tensor

from .loop import Advance, Indices, Path, State, Step, Training, looked_at
from .rules import Tensors


@dataclass
class Record:
    """What to go along, and the path that came of it. `steps` is how many the training takes by itself."""

    parameters: Any
    batches: Sequence[Sequence[int]] | None
    path: list[Step] = field(default_factory=list)
    steps: int = 0


_RECORDS: list[Record] = []


@contextlib.contextmanager
def along(parameters: Any, batches: Sequence[Sequence[int]] | None = None) -> Iterator[Record]:
    """Inside, every training goes along: `parameters` has a row of numbers for each step (of all tensors, one after the
    other); `batches` are the indices of the samples of each step, where the training's own order is not the one."""
    _RECORDS.append(Record(parameters, batches))
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
    state, steps, each = State(plan.start), [], max(len(plan.batches(1)), 1)
    for k, indices in enumerate(_order(plan, record, len(rows))):
        batch, after = plan.batch(indices), _shaped(rows[k], plan.start)
        state, step = advance(plan, state, batch)
        steps.append(replace(looked_at(plan, step, batch, after), epoch=1 + k // each))
        state = State(after, state.memory, state.grad, state.first)
    path = kept(Path(tuple(steps), plan.single))
    record.path[:], record.steps = path.steps, sum(len(plan.batches(epoch)) for epoch in range(1, plan.epochs + 1))
    return path


def histories(record: Record) -> dict[str, Any]:
    """What each step led to, as evidence: "parameters" as rows of numbers, and the "loss" before the step; "steps" is
    how many the training takes by itself."""
    return {"parameters": [torch.cat([p.reshape(-1) for p in step.parameters]) for step in record.path],
            "loss": [step.loss for step in record.path], "steps": record.steps}


def _order(plan: Training, record: Record, count: int) -> list[Indices]:
    if record.batches is not None:
        if len(record.batches) < count:
            raise ValueError(f"{len(record.batches)} recorded batches for {count} steps")
        return [*record.batches[:count]]
    known: list[Indices] = [indices for epoch in range(1, max(plan.epochs, 1) + 1) for indices in plan.batches(epoch)]
    return list(islice(cycle(known), count)) if known else [None] * count


def _shaped(row: Tensor, like: Tensors) -> Tensors:
    """A row of numbers as tensors of these shapes and dtypes. Raises ValueError where there are more or fewer."""
    if row.numel() != sum(p.numel() for p in like):
        raise ValueError(f"{row.numel()} recorded parameters; the training has {sum(p.numel() for p in like)}")
    parts = torch.split(row, [p.numel() for p in like])
    return tuple(part.reshape(p.shape).to(p.dtype) for part, p in zip(parts, like, strict=True))
