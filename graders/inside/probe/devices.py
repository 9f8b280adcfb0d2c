"""What a program does with a GPU: what it copies there and back, the memory it takes, when it reads the clock.

All of it is told of the simulated device. A real one does not tell of copies, and of memory only what torch counts;
where there is no GPU, all numbers are 0.
"""

from __future__ import annotations

import contextlib
import time
import timeit
import types
from collections.abc import Callable, Iterator
from typing import Any

import torch

from .. import device

CLOCKS = ("time", "time_ns", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time",
          "process_time_ns")
MOST_READINGS = 10_000
_memory, _most = torch.cuda.memory_allocated, torch.cuda.max_memory_allocated


@contextlib.contextmanager
def transfers() -> Iterator[dict[str, dict[str, int]]]:
    """What the block copies between host and GPU: "to_device" and "to_host", each with its "count", "bytes" and
    "largest" (the bytes of the largest copy).

    `.item()` copies one number to the host. Filled when the block ends; what probes and checks look at is not counted.
    """
    told: dict[str, dict[str, int]] = {}
    begin = len(device.transfers())
    try:
        yield told
    finally:
        seen = device.transfers()[begin:]
        for direction in ("to device", "to host"):
            sizes = [copy.bytes for copy in seen if copy.direction == direction]
            told[direction.replace(" ", "_")] = {"count": len(sizes), "bytes": sum(sizes),
                                                 "largest": max(sizes, default=0)}


@contextlib.contextmanager
def memory() -> Iterator[dict[str, int]]:
    """How many bytes of the GPU's memory the block takes: "kept" when it ends, and at most ("peak"), both beyond what
    was taken before. Filled when the block ends.

    A tensor takes a multiple of 512 bytes. The peak counter of torch.cuda begins anew with the block.
    """
    told: dict[str, int] = {}
    there = torch.cuda.is_available()
    before = _memory() if there else 0
    if there:
        torch.cuda.reset_peak_memory_stats()
    try:
        yield told
    finally:
        told["kept"] = _memory() - before if there else 0
        told["peak"] = _most() - before if there else 0


@contextlib.contextmanager
def clock(*functions: Callable[..., Any]) -> Iterator[list[dict[str, int]]]:
    """The block's readings of a clock of `time`, in order: each with the number of "operations" that were started on
    the GPU before it (since the block began), and of those that nothing had waited for ("unfinished").

    A time is right where its end was read with nothing unfinished. `functions`: those that may know a clock by a name
    of their own (`from time import perf_counter`), which are found among their globals.
    """
    readings: list[dict[str, int]] = []
    begin = device.operations()

    def watched(original: Callable[[], Any]) -> Callable[[], Any]:
        def read() -> Any:
            if len(readings) < MOST_READINGS:
                readings.append({"operations": device.operations() - begin, "unfinished": device.unfinished()})
            return original()

        return read

    clocks: dict[Any, Callable[[], Any]] = {getattr(time, name): watched(getattr(time, name)) for name in CLOCKS}
    places = [vars(time), vars(timeit), *(getattr(f, "__globals__", {}) for f in functions)]
    with contextlib.ExitStack() as stack:
        for names in {id(names): names for names in places}.values():
            for name, value in list(names.items()):
                if isinstance(value, types.BuiltinFunctionType) and value in clocks:
                    stack.callback(names.__setitem__, name, value)
                    names[name] = clocks[value]
        yield readings
