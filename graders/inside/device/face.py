"""torch.cuda's Python side: the functions that a CPU build lacks, and streams and events."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import torch

from .counting import SEGMENT, Backend

NAME = "Simulated CUDA device (computes on the CPU)"
TOTAL_MEMORY = 16 << 30
POOLS = ("all", "small_pool", "large_pool")
PLAIN_STATISTICS = ("num_alloc_retries", "num_ooms", "num_sync_all_streams", "num_device_alloc", "num_device_free",
                    "max_split_size", "num_oom_rejections")
MEMORY = ("memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved", "memory_stats",
          "reset_peak_memory_stats", "reset_accumulated_memory_stats")
CUDA_TYPE = 1  # c10::DeviceType::CUDA


class Properties(SimpleNamespace):
    """What get_device_properties gives."""

    def __repr__(self) -> str:
        return (f"_CudaDeviceProperties(name='{self.name}', major={self.major}, minor={self.minor}, "
                f"total_memory={self.total_memory >> 20}MB, multi_processor_count={self.multi_processor_count})")


class Stream:
    """A queue of work on the device; there is only one, and it is always empty."""

    def __init__(self, device: Any = None, priority: int = 0, **kwargs: Any) -> None:
        self.device = torch.device("cuda", 0)
        self.device_index, self.device_type = 0, CUDA_TYPE
        self.stream_id = self.cuda_stream = int(kwargs.get("stream_id", id(self)))
        self.priority = priority

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stream) and self.stream_id == other.stream_id

    def __hash__(self) -> int:
        return hash(self.stream_id)

    def __repr__(self) -> str:
        return f"<torch.cuda.Stream device={self.device} cuda_stream={self.cuda_stream:#x}>"

    def __enter__(self) -> Stream:
        self._outer = torch.cuda.current_stream()
        torch.cuda.set_stream(self)  # type: ignore[arg-type]
        return self

    def __exit__(self, *_: object) -> None:
        torch.cuda.set_stream(self._outer)

    def query(self) -> bool:
        """Whether all its work is done."""
        return True

    def is_capturing(self) -> bool:
        """Whether its work is being recorded as a graph."""
        return False

    def synchronize(self) -> None:
        """Wait for all its work."""
        torch.cuda.synchronize()

    def wait_event(self, event: Event) -> None:
        """Let later work wait for an event."""

    def wait_stream(self, stream: Stream) -> None:
        """Let later work wait for another stream."""

    def record_event(self, event: Event | None = None) -> Event:
        """Record an event (a new one where none is given) and give it."""
        event = event or Event()
        event.record(self)
        return event


class Event:
    """A mark in a stream, which remembers when it was reached."""

    def __init__(self, enable_timing: bool = False, blocking: bool = False, interprocess: bool = False,
                 external: bool = False) -> None:
        self.device = torch.device("cuda", 0)
        self._timing, self._at = enable_timing, 0.0

    def record(self, stream: Stream | None = None) -> None:
        """Put the mark behind all work that was asked for so far."""
        self._at = time.perf_counter()

    def wait(self, stream: Stream | None = None) -> None:
        """Let later work of a stream wait for the mark."""

    def query(self) -> bool:
        """Whether the mark was reached."""
        return True

    def synchronize(self) -> None:
        """Wait until the mark is reached."""
        torch.cuda.synchronize()

    def elapsed_time(self, end_event: Event) -> float:
        """Milliseconds from this mark to another. Raises RuntimeError without enable_timing, or where not recorded."""
        if not (self._timing and end_event._timing):
            raise RuntimeError("Both events must be created with argument 'enable_timing=True'.")
        if not (self._at and end_event._at):
            raise RuntimeError("Both events must be recorded before calculating elapsed time.")
        return 1000 * (end_event._at - self._at)

    def __repr__(self) -> str:
        return "<torch.cuda.Event>" if self._at else "<torch.cuda.Event uninitialized>"


def storage_to(storage: Any, device: torch.device, non_blocking: bool = False) -> Any:
    """A storage on another device; torch's own form makes an empty one with a constructor that a CPU build refuses."""
    if storage.device == device:
        return storage
    held = torch.empty(0, dtype=torch.uint8, device=storage.device).set_(storage)
    return held.to(device, non_blocking=non_blocking).untyped_storage()


def _of_cuda(function: Callable[..., Any], device_index: Any = None) -> Any:
    """torch.accelerator's counters are torch.cuda's."""
    return function(device_index)


def storage_clone(self: torch.UntypedStorage) -> torch.UntypedStorage:
    """A copy of a storage where it lies."""
    return torch.empty(0, dtype=torch.uint8, device=self.device).set_(self).clone().untyped_storage()


class Face:
    """What torch.cuda asks torch._C for, answered from a backend."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.stream = (0, 0, CUDA_TYPE)
        self.reserved = self.most_reserved = 0

    def wear(self) -> None:
        """Put the functions into torch._C and torch.cuda."""
        import torch.cuda.streams

        core: Any = torch._C
        for name, value in self.names().items():
            setattr(core, name, value)
        core._has_cuda = True
        storages: Any = torch.storage
        storages._to, storages.UntypedStorage.clone = storage_to, storage_clone
        torch.backends.cudnn.is_acceptable = lambda tensor: False
        cuda: Any = torch.cuda
        cuda._exchange_device = cuda._maybe_exchange_device = self.exchange
        cuda._cudart = SimpleNamespace(cudaMemGetInfo=self.free_and_total)
        cuda.Stream = cuda.streams.Stream = Stream
        cuda.Event = cuda.streams.Event = Event
        accelerator: Any = torch.accelerator
        for name in MEMORY:
            setattr(accelerator, name, functools.partial(_of_cuda, getattr(cuda, name)))

    def names(self) -> dict[str, Any]:
        """The functions of torch._C by name."""
        backend = self.backend
        return {
            "_cuda_init": self.initialise, "_cuda_getDeviceCount": lambda: 1, "_cuda_getDevice": lambda: 0,
            "_cuda_setDevice": self.exchange, "_cuda_exchangeDevice": self.exchange,
            "_cuda_maybeExchangeDevice": self.exchange, "_cuda_canDeviceAccessPeer": lambda one, other: False,
            "_cuda_hasPrimaryContext": lambda index: index == 0, "_cuda_isInBadFork": lambda: False,
            "_cuda_getCompiledVersion": lambda: 0, "_cuda_getDriverVersion": lambda: 0,
            "_cuda_getArchFlags": lambda: None, "_cuda_ipc_collect": lambda: None,
            "_cuda_synchronize": backend.synchronize, "_cuda_setStream": self.set_stream,
            "_cuda_getDefaultStream": lambda index: (0, 0, CUDA_TYPE),
            "_cuda_getCurrentStream": lambda index: self.stream,
            "_cuda_getCurrentRawStream": lambda index: self.stream[0],
            "_cuda_isCurrentStreamCapturing": lambda: False, "_cuda_clearCublasWorkspaces": lambda: None,
            "_cuda_get_sync_debug_mode": lambda: 0, "_cuda_set_sync_debug_mode": lambda mode: None,
            "_cuda_memoryStats": self.statistics, "_cuda_resetPeakMemoryStats": self.reset_peaks,
            "_cuda_resetAccumulatedMemoryStats": lambda index: backend.reset_accumulated(),
            "_cuda_emptyCache": self.empty_cache, "_cuda_memorySnapshot": lambda pool: {"segments": []},
            "_cuda_getAllocatorBackend": lambda: "native",
        }

    def initialise(self) -> None:
        """What happens the first time that a program touches the device."""
        cuda: Any = torch.cuda
        cuda.default_generators = (self.backend.default_generator(),)
        cuda._get_device_properties = lambda index: Properties(
            name=NAME, major=7, minor=5, total_memory=TOTAL_MEMORY, multi_processor_count=1, warp_size=32,
            is_integrated=0, is_multi_gpu_board=0, max_threads_per_multi_processor=1024, L2_cache_size=1 << 20,
            regs_per_multiprocessor=65536, gcnArchName="", uuid="00000000-0000-0000-0000-000000000000")

    def exchange(self, index: int) -> int:
        """Select a device, and give the one selected before. Raises RuntimeError: there is only one."""
        if index > 0:
            raise RuntimeError("CUDA error: invalid device ordinal")
        return 0

    def set_stream(self, stream_id: int, device_index: int, device_type: int) -> None:
        """Select a stream."""
        self.stream = (stream_id, device_index, device_type)

    def _reserve(self) -> None:
        segments = -(-self.backend.memory().peak // SEGMENT) * SEGMENT
        self.reserved = max(self.reserved, segments)
        self.most_reserved = max(self.most_reserved, self.reserved)

    def empty_cache(self) -> None:
        """Keep only the segments in use."""
        self._reserve()
        self.reserved = -(-self.backend.memory().current // SEGMENT) * SEGMENT

    def reset_peaks(self, index: int) -> None:
        """Let the peaks be what is in use now."""
        self._reserve()
        self.backend.reset_peaks()
        self.most_reserved = self.reserved

    def free_and_total(self, index: int) -> tuple[int, int]:
        """Bytes that are free on the device, and all that it has."""
        self._reserve()
        return TOTAL_MEMORY - self.reserved, TOTAL_MEMORY

    def statistics(self, index: int) -> dict[str, Any]:
        """The counters in the nested form of torch.cuda.memory_stats."""
        self._reserve()
        now = self.backend.memory()
        used = {"current": now.current, "peak": now.peak, "allocated": now.allocated, "freed": now.freed}
        blocks = {"current": now.blocks, "peak": now.peak_blocks, "allocated": now.allocated_blocks,
                  "freed": now.freed_blocks}
        reserved = {"current": self.reserved, "peak": self.most_reserved, "allocated": self.most_reserved,
                    "freed": self.most_reserved - self.reserved}
        segments = {key: value // SEGMENT for key, value in reserved.items()}
        nothing = dict.fromkeys(used, 0)
        told = {"allocated_bytes": used, "active_bytes": used, "requested_bytes": used, "reserved_bytes": reserved,
                "allocation": blocks, "active": blocks, "segment": segments, "inactive_split": nothing,
                "inactive_split_bytes": nothing}
        pools = {name: {pool: dict(values if pool in ("all", "small_pool") else nothing) for pool in POOLS}
                 for name, values in told.items()}
        oversize = {"oversize_allocations": dict(nothing), "oversize_segments": dict(nothing)}
        return {**pools, **oversize, **dict.fromkeys(PLAIN_STATISTICS, 0)}
