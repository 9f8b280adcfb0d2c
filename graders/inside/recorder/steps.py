"""What was seen, step by step, and how it becomes evidence."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from .batches import Batches
from .snapshots import Floats

MOST = 1_000_000  # numbers that are kept of each quantity; later steps are only counted
MOST_RAGGED = 500  # steps that are kept where they do not have equally many values, and so make no array


class Step(NamedTuple):
    """One update: every vector holds all parameters one after the other. None is what was not seen."""

    before: Floats
    after: Floats | None = None
    gradient: Floats | None = None
    loss: float | None = None
    batch: int | None = None
    loop: int = 0


@dataclass(frozen=True)
class Seen:
    """The steps that one way of looking has seen, and whether large tensors among the parameters are sketches."""

    eye: str
    steps: tuple[Step, ...] = ()
    shapes: tuple[tuple[int, ...], ...] = ()
    projected: bool = False


class Steps:
    """What `with probe.record(...) as steps` yields; filled when the block ends.

    `count`       the number of steps seen
    `losses`      the loss of every step, before its update (as `backward` saw it: a scaled loss is recorded scaled)
    `before`, `parameters`, `gradients`   the parameters before the step, after it, and the gradient it was made with:
                  an array with a row for each step; a list of arrays where the rows are not equally long
    `batches`     the different batches, each a dict of "inputs" and "targets"; `batch`: the index for each step
    `inputs`, `targets`  the same for each step
    `loop`        which loop a step belongs to, from 0
    `shapes`      the shapes of the parameters that make up a row
    `projected`   True where the network is so large that a tensor is kept as 8 projections and its norm
    `eye`         who saw it: "autograd", "source", "calls" or "" (nobody)
    `saw`         how often each technique saw something
    `evidence`    all of it as a dict, to be returned by a check's body

    What was not seen at any step is None, what was not seen at one step (the parameters after the last one, say) is
    None in a list.
    """

    def __init__(self, wrapped: dict[str, Callable[..., Any]], saw: dict[str, int]) -> None:
        self.saw, self.eye, self.count, self.projected = saw, "", 0, False
        self.losses: Any = None
        self.before: Any = None
        self.parameters: Any = None
        self.gradients: Any = None
        self.batches: list[dict[str, Any]] = []
        self.batch: Any = None
        self.loop: Any = None
        self.shapes: list[list[int]] = []
        taken = sorted(name for name in wrapped if hasattr(self, name) or hasattr(Steps, name))
        if taken:
            raise TypeError(f"`{taken[0]}` is a name of what the recorder yields: give the callable another")
        self._wrapped = wrapped

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._wrapped:
            raise AttributeError(name)
        return self._wrapped[name]

    @property
    def inputs(self) -> list[Any]:
        """What the model was given at each step, or None."""
        return self._of_batch("inputs")

    @property
    def targets(self) -> list[Any]:
        """What the loss was given at each step, or None."""
        return self._of_batch("targets")

    @property
    def evidence(self) -> dict[str, Any]:
        """Everything, as plain data."""
        names = ("count", "losses", "before", "parameters", "gradients", "batches", "batch", "loop", "shapes",
                 "projected", "eye", "saw")
        return {name: getattr(self, name) for name in names}

    def take(self, seen: Seen, batches: Batches) -> None:
        """Fill in what was seen."""
        steps = seen.steps[: _kept(seen.steps)]
        self.eye, self.count, self.projected = seen.eye if seen.steps else "", len(seen.steps), seen.projected
        self.shapes = [list(shape) for shape in seen.shapes]
        if not steps:
            return
        losses = [step.loss for step in steps]
        self.losses = None if all(v is None for v in losses) else _or_array(losses)
        self.before, self.parameters, self.gradients = (
            _rows([getattr(step, name) for step in steps]) for name in ("before", "after", "gradient"))
        self.loop = np.array([step.loop for step in steps])
        if any(step.batch is not None for step in steps):
            used = sorted({step.batch for step in steps if step.batch is not None})
            self.batch = np.array([-1 if step.batch is None else used.index(step.batch) for step in steps])
            self.batches = [batches.kept[index] for index in used]

    def _of_batch(self, name: str) -> list[Any]:
        indices = [] if self.batch is None else self.batch.tolist()
        return [self.batches[i][name] if i >= 0 else None for i in indices]


def _kept(steps: Sequence[Step]) -> int:
    """How many of the first steps are small enough to be kept."""
    sizes = np.cumsum([len(step.before) for step in steps])
    ragged = len({len(step.before) for step in steps}) > 1
    return min(int(np.searchsorted(sizes, MOST, side="right")), MOST_RAGGED if ragged else len(steps))


def _or_array(values: list[Any]) -> Any:
    return np.array(values, dtype=np.float64) if None not in values else values


def _rows(vectors: list[Floats | None]) -> Any:
    present = [v for v in vectors if v is not None]
    if not present:
        return None
    if len(present) < len(vectors) or len({v.shape for v in present}) > 1:
        return vectors if len(vectors) <= MOST_RAGGED else vectors[:MOST_RAGGED]
    return np.stack(present)


def merged(batches: Batches, *looked: Seen) -> Seen:
    """The first that saw enough of the updates; what it did not see is taken from others that saw the same path."""
    ends = [sum(step.after is not None for step in seen.steps) for seen in looked]
    for index, (seen, known) in enumerate(zip(looked, ends, strict=True)):
        if seen.steps and 2 * known >= max(ends):  # a single look at a gradient must not hide a training by hand
            for other in (*looked[:index], *looked[index + 1 :]):
                if _same_path(seen.steps, other.steps):
                    filled = tuple(_filled(*pair, batches) for pair in zip(seen.steps, other.steps, strict=True))
                    seen = replace(seen, steps=filled)
            return seen
    return looked[0]


def _same_path(one: Sequence[Step], other: Sequence[Step]) -> bool:
    return len(one) == len(other) and all(
        a.before.shape == b.before.shape and np.allclose(a.before, b.before, rtol=1e-5, atol=1e-7, equal_nan=True)
        for a, b in zip(one, other, strict=True))


def _filled(step: Step, other: Step, batches: Batches) -> Step:
    missing = {name: getattr(other, name) for name in ("after", "gradient", "loss") if getattr(step, name) is None}
    if other.batch is not None and (step.batch is None or batches.kept[step.batch]["targets"] is None):
        missing["batch"] = other.batch
    return step._replace(**missing)


def negligible(step: Step, last: Step | None) -> bool:
    """Whether this gradient, at the rate of the last step, could not have changed the parameters at all."""
    if last is None or last.after is None or last.gradient is None or step.gradient is None:
        return False
    if not last.gradient.any() or step.gradient.shape != last.gradient.shape:
        return False
    rate = float(np.abs(last.after - last.before).max() / np.abs(last.gradient).max())
    unit = np.spacing(np.abs(step.before).astype(np.float32)).astype(np.float64)
    return math.isfinite(rate) and bool((rate * np.abs(step.gradient) <= unit).all())
