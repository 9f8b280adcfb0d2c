"""What the loops of rewritten functions tell, as steps.

At the top of every iteration the variables are looked at. Those that begin where the training begins and then change
are the parameters; a loop without such variables is not listened to any more.
"""

from __future__ import annotations

import sys
import types
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch

from ..device import host
from .batches import Batches
from .paths import LOSS, Path, Run, steps_of
from .rewriting import Loop
from .snapshots import Snap, close, numbers_of, size_of, tiling
from .steps import Seen, Step

SMALL = 64  # numbers that are read as a list
MOST_TICKS = 20_000  # of one loop in the source
HOPELESS = 8  # runs of a loop in which no parameters were found: it is no training


class Loops:
    """Listens, and makes steps of what it heard."""

    def __init__(self, begin: list[float] | None, limit: int, batches: Batches, saw: dict[str, int]) -> None:
        self._begin, self._batches, self._saw = begin, batches, saw
        self._limit = limit if begin is None else len(begin)
        self._running: dict[tuple[Loop, int], Run | None] = {}
        self._runs: list[Run] = []
        self._ticks: dict[Loop, int] = defaultdict(int)
        self._hopeless: dict[Loop, int] = defaultdict(int)
        self._last: dict[Loop, list[float]] = {}
        self._clock = 0
        self._quiet = False

    def be_quiet(self) -> None:
        """Somebody else sees all of it, and more: only what a loop is given is still listened to."""
        self._quiet = True

    def tick(self, loop: Loop) -> None:
        """An iteration begins."""
        if self._hopeless[loop] > HOPELESS:
            return
        frame = sys._getframe(1)
        key = loop, id(frame)
        try:
            if len(loop.given) > 1:
                self._batches.deliver([frame.f_locals.get(name) for name in loop.given])
            if self._quiet and not loop.taken:
                self._leave(key)
            elif key not in self._running:
                self._running[key] = self._start(loop, frame)
            elif (run := self._running[key]) is not None:
                run.ticks += 1
                self._ticks[loop] += 1
                if self._ticks[loop] > MOST_TICKS:  # rather nothing than a part
                    self._hopeless[loop] = HOPELESS + 1
                    self._leave(key)
                    return
                self._look(run, frame)
                if loop.gives_batches:
                    run.batches.append(self._batch(loop.given, frame.f_locals))
        except Exception:
            self._fault(key)

    def _leave(self, key: tuple[Loop, int]) -> None:
        run = self._running.get(key)
        if run is not None:
            self._runs.remove(run)
        self._running[key] = None

    def over(self, loop: Loop) -> None:
        """The loop has run to its end."""
        run = self._running.get((loop, id(sys._getframe(1))))
        if run is not None:
            run.over = True

    def done(self, loop: Loop) -> None:
        """The loop has ended, in whatever way."""
        frame = sys._getframe(1)
        run = self._running.pop((loop, id(frame)), None)
        if run is None:
            return
        try:
            self._look(run, frame)
            self._clock += 1
            run.ended = self._clock
            for name, length in run.lists.items():
                value = frame.f_locals[name]
                added = numbers_of(value[length:] if isinstance(value, list) else value)  # an array is filled in
                if added is not None and len(added) == run.ticks:
                    run.histories[name] = added
            run.steps = found = steps_of(run)
            if found:
                self._last[loop] = found[-1].after.tolist()  # type: ignore[union-attr]
                self._saw["source"] = self._saw.get("source", 0) + len(found)
        except Exception:
            self._fault((loop, id(frame)))

    def _fault(self, key: tuple[Loop, int]) -> None:
        self._saw["faults"] += 1
        self._running[key] = None

    def _start(self, loop: Loop, frame: types.FrameType) -> Run | None:
        values = dict(_values(_variables(loop, frame), self._limit, str(frame.f_globals.get("__name__"))))
        pieces = {path: found for path, value in values.items()
                  if not LOSS.search(str(path[-1])) and (found := numbers_of(value))}
        if self._begin is None:
            whole = None
            pieces = {path: found for path, found in pieces.items() if len(found) > 1}
        else:
            wholes = [w for w in (self._last.get(loop), self._begin) if w is not None]
            whole = next((w for w in wholes if tiling(list(pieces.values()), w) is not None), None)
            pieces = {} if whole is None else {p: found for p, found in pieces.items() if _part(found, whole)}
        if not pieces:
            self._hopeless[loop] += 1
            return None
        self._clock += 1
        local = frame.f_locals
        lists = {name: len(value) for name, value in local.items() if LOSS.search(name) and _is_history(value)}
        run = Run(loop, self._clock, whole, {p: [_snap(values[p])] for p in pieces},
                  {p: len(found) for p, found in pieces.items()}, lists)
        if loop.gives_batches:
            run.batches.append(self._batch(loop.given, local))
        self._runs.append(run)
        return run

    def _look(self, run: Run, frame: types.FrameType) -> None:
        """The variables, at the end of an iteration."""
        variables = _variables(run.loop, frame)
        for path in list(run.series):
            value = _at(variables, path)
            if size_of(value) == run.sizes[path]:
                run.series[path].append(_snap(value))
            else:  # a history that has grown, say
                del run.series[path]
        if run.ticks <= 2 and not run.extra and not self._saw.get("backward"):  # autograd tells its own gradients
            self._find_extra(run, variables, str(frame.f_globals.get("__name__")))
        for path in list(run.extra):
            value = _at(variables, path)
            if value is None or size_of(value) == run.sizes[path]:
                run.extra[path].append(None if value is None else _snap(value))
            else:
                del run.extra[path]
        if not run.loop.gives_batches:
            run.batches.append(self._batch(run.loop.taken, variables))

    def _find_extra(self, run: Run, variables: Mapping[str, Any], module: str) -> None:
        """What may be a gradient or a loss: made in the loop, of the size of a parameter or one number."""
        sizes = {1, *(run.sizes[path] for path in run.series)}
        for path, value in _values(variables, self._limit, module):
            if path in run.series or path[-1] in run.loop.given or isinstance(value, int | list):
                continue
            if size_of(value) in sizes and numbers_of(value):
                run.extra[path], run.sizes[path] = [None] * (run.ticks - 2), size_of(value)

    def _batch(self, names: Sequence[str], variables: Mapping[str, Any]) -> int | None:
        found = [v for name in names if isinstance(v := variables.get(name), torch.Tensor | np.ndarray) and v.ndim]
        if not found or not len(found[0]):
            return None
        targets = found[1] if len(found) > 1 and len(found[1]) == len(found[0]) else None
        return self._batches.keep(found[0], targets)

    def steps(self) -> Seen:
        """The steps of the innermost loops that trained; a loop over the coordinates of one step is none."""
        found = [(run, run.steps) for run in self._runs if run.steps]
        inner = [(run, steps) for run, steps in found
                 if not any(run.began < other.began and other.ended < run.ended for other, _ in found)]
        steps: list[Step] = []
        loop = -1
        last: Any = None
        for _, part in inner:
            if last is None or not close(last, part[0].before.tolist()):
                loop += 1
            steps += [step._replace(loop=loop) for step in part]
            last = None if part[-1].after is None else part[-1].after.tolist()
        return Seen("source", tuple(steps), ((len(steps[0].before),),) if steps else ())


def _variables(loop: Loop, frame: types.FrameType) -> Mapping[str, Any]:
    if not loop.shared:
        return frame.f_locals
    return {**{n: frame.f_globals[n] for n in loop.shared if n in frame.f_globals}, **frame.f_locals}


def _values(variables: Mapping[str, Any], most: int, module: str) -> Iterator[tuple[Path, Any]]:
    """Everything that may be a parameter, by its path: variables, entries of dicts, attributes of own objects."""
    for name, value in variables.items():
        if isinstance(value, dict):
            yield from (((name, "[]", key), entry) for key, entry in list(value.items())[:32] if size_of(entry) <= most)
        elif isinstance(value, float | int | torch.Tensor | np.ndarray | np.generic | list | tuple):
            long = isinstance(value, list | tuple) and len(value) > most
            if not long and size_of(value) <= most:
                yield (name,), value
        elif type(value).__module__ == module and not isinstance(value, type) and hasattr(value, "__dict__"):
            yield from (((name, ".", key), entry) for key, entry in vars(value).items() if size_of(entry) <= most)


def _at(variables: Mapping[str, Any], path: Path) -> Any:
    value = variables.get(path[0])
    if len(path) == 1:
        return value
    inner = value if path[1] == "[]" else getattr(value, "__dict__", None)
    return inner.get(path[2]) if isinstance(inner, dict) else None


def _snap(value: Any) -> Snap:
    if isinstance(value, float | int):
        return value
    if isinstance(value, torch.Tensor):
        value = host(value)
        return value.tolist() if value.numel() <= SMALL else value.detach().reshape(-1).clone()
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist() if value.size <= SMALL else torch.from_numpy(np.array(value)).reshape(-1)
    return numbers_of(value)


def _is_history(value: Any) -> bool:
    return isinstance(value, list) or (isinstance(value, torch.Tensor | np.ndarray) and value.ndim == 1)


def _part(piece: Sequence[float], whole: Sequence[float]) -> bool:
    return any(close(piece, whole[i : i + len(piece)]) for i in range(len(whole) - len(piece) + 1))
