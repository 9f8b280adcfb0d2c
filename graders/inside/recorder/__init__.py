"""The flight recorder: sees a training from outside, without the student's co-operation.

    autograd   backward, autograd.grad, torch.func.grad, optimisers: every style that uses autograd
    batches    what the model was given: modules, DataLoaders, and what the graph has kept
    source     code rewritten so that it tells where its loops begin and end    \\  loops without autograd: by hand,
    loops      the values of their variables there, as steps                     /  numeric, NumPy, plain floats
    calls      callables of the check that the student's function calls: the last resort
    steps      what was seen, as evidence            snapshots   values, copied at once

Everything is patched inside the `with` only, and restored after it, whatever happens. No observation can raise into
the student's code: what goes wrong is counted in `saw["faults"]`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from .autograd import Autograd
from .batches import Batches
from .calls import Calls
from .loops import Loops
from .snapshots import numbers_of, sketch_rows
from .source import rewritten
from .steps import Steps, merged

__all__ = ["LIMIT", "Recorder", "Steps", "sketch_rows"]

LIMIT = 10_000  # of more parameters, projections and norms are kept


class Recorder:
    """The context manager behind `probe.record`."""

    def __init__(self, functions: tuple[Any, ...], start: Any, limit: int,
                 wrapped: dict[str, Callable[..., Any]]) -> None:
        begin = None if start is None else numbers_of(start)
        self._functions, self._stack, self._begin = functions, contextlib.ExitStack(), begin
        self._saw = {"faults": 0}
        self._batches = Batches(self._saw)
        self._calls = Calls(begin, self._saw)
        self._loops = Loops(begin, limit, self._batches, self._saw)
        self._autograd = Autograd(self._batches, limit, self._saw, self._loops.be_quiet)
        self.steps = Steps({name: self._calls.wrap(name, call) for name, call in wrapped.items()}, self._saw)

    def __enter__(self) -> Steps:
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._autograd.watching())
            stack.enter_context(self._batches.watching())
            if self._functions:
                stack.enter_context(rewritten(self._functions, self._loops))
            self._stack = stack.pop_all()
        return self.steps

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        seen = self._autograd.steps(self._begin), self._loops.steps(), self._calls.steps()
        self.steps.take(merged(self._batches, *seen), self._batches)
