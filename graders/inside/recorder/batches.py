"""What the model was given: noted while modules are called and DataLoaders deliver, found again at `backward`."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.utils.data import dataloader

from ..device import host
from .graph import Graph
from .snapshots import sketch_rows

PENDING = 8  # calls of modules that may still turn out to be part of the next loss
RECENT = 4  # tensors that are recognised as unchanged, without looking at their values
MOST_BATCHES = 400  # different ones
MOST_NUMBERS = 1_000_000
WHOLE = 10_000  # numbers of a batch that is kept as it is; of a larger one, two projections of every row


@dataclass(frozen=True)
class Call:
    """A module was called with gradients enabled."""

    node: Any
    inputs: torch.Tensor
    module: torch.nn.Module


class Batches:
    """The different batches, as evidence, and where to find the one that belongs to a loss."""

    def __init__(self, saw: dict[str, int]) -> None:
        self.kept: list[dict[str, Any]] = []
        self._saw, self._size, self._depth = saw, 0, 0
        self._pending: deque[Call] = deque(maxlen=PENDING)
        self._delivered: tuple[torch.Tensor, torch.Tensor] | None = None
        self._recent: deque[tuple[Any, int, Any]] = deque(maxlen=RECENT)
        self._known: dict[Any, int] = {}

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Note calls of modules and deliveries of DataLoaders."""
        module, loader = torch.nn.Module, dataloader._BaseDataLoaderIter
        call, deliver = module.__call__, loader.__next__

        def noted_call(this: torch.nn.Module, *args: Any, **kwargs: Any) -> Any:
            if self._depth or not torch.is_grad_enabled():
                return call(this, *args, **kwargs)
            self._depth += 1
            try:
                result = call(this, *args, **kwargs)
            finally:
                self._depth -= 1
            self._note(this, args, result)
            return result

        def noted_delivery(this: Any) -> Any:
            batch = deliver(this)
            if isinstance(batch, list | tuple):
                self.deliver(batch)
            return batch

        module.__call__, loader.__next__ = noted_call, noted_delivery  # type: ignore[method-assign,assignment]
        try:
            yield
        finally:
            module.__call__, loader.__next__ = call, deliver  # type: ignore[method-assign]
            self._pending.clear()
            self._recent.clear()
            self._delivered = None

    def deliver(self, values: Sequence[Any]) -> None:
        """A loop begins with these: the inputs and targets of the next loss, if there are two of the same length."""
        found = [v for v in values if isinstance(v, torch.Tensor) and v.ndim]
        if len(found) > 1 and len(found[0]) == len(found[1]):
            self._delivered = found[0], found[1]

    def _note(self, module: torch.nn.Module, args: tuple[Any, ...], result: Any) -> None:
        with contextlib.suppress(Exception):
            output = result[0] if isinstance(result, tuple) else result
            if isinstance(output, torch.Tensor) and output.grad_fn is not None and args:
                given = args[0]
                if isinstance(given, torch.Tensor) and not given.requires_grad:
                    self._pending.append(Call(output.grad_fn, given, module))
                    self._saw["modules"] = self._saw.get("modules", 0) + 1

    def module_of(self, graph: Graph) -> torch.nn.Module | None:
        """The module whose output the loss was made of."""
        return next((call.module for call in self._pending if call.node in graph.nodes), None)

    def of_graph(self, graph: Graph) -> int | None:
        """The batch that this loss was computed from."""
        call = next((call for call in self._pending if call.node in graph.nodes), None)
        inputs = call.inputs if call else graph.inputs()
        targets = graph.targets()
        delivered, self._delivered = self._delivered, None
        self._pending.clear()
        if delivered is not None:
            inputs = delivered[0] if inputs is None else inputs
            if targets is None and len(delivered[0]) == len(inputs):
                targets = delivered[1]
        return None if inputs is None else self.keep(inputs, targets)

    def keep(self, inputs: Any, targets: Any) -> int | None:
        """The index of this batch; None where it cannot be kept."""
        key = _identity(inputs), _identity(targets)
        for known, index, _ in self._recent:
            if known == key:
                return index
        entry = {"inputs": _values(inputs), "targets": _values(targets)}
        if entry["inputs"] is None:
            return None
        content = tuple((v.shape, v.dtype.str, v.tobytes()) if v is not None else None for v in entry.values())
        if content not in self._known:
            size = sum(v.size for v in entry.values() if v is not None)
            if len(self.kept) >= MOST_BATCHES or self._size + size > MOST_NUMBERS:
                return None
            self._known[content] = len(self.kept)
            self._size += size
            self.kept.append(entry)
        index = self._known[content]
        self._recent.append((key, index, (inputs, targets)))  # held, so that nothing else can have the same address
        return index


def _identity(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.data_ptr(), value._version, value.shape, value.dtype
    return None if value is None else object()  # an array can change unnoticed: its values decide


def _values(value: Any) -> np.ndarray[Any, Any] | None:
    if isinstance(value, np.ndarray):
        value = torch.from_numpy(value) if value.dtype.kind in "biuf" else None
    if not isinstance(value, torch.Tensor) or value.is_complex():
        return None
    value = host(value).detach()
    if value.numel() > WHOLE and value.ndim:
        value = sketch_rows(value)
    return np.array((value.float() if value.dtype == torch.bfloat16 else value).numpy())
