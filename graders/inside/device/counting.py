"""What is counted on the device: copies between host and device, memory, work that nothing has waited for yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import torch

BLOCK = 512  # bytes; CUDA's caching allocator hands out whole blocks
SEGMENT = 2 << 20  # and takes them from the device in segments


@dataclass(frozen=True)
class Transfer:
    """One copy between host and device: `direction` is "to device" or "to host", `bytes` its size."""

    direction: str
    bytes: int


@dataclass(frozen=True)
class Memory:
    """Bytes in use and numbers of blocks: now, at most since the last reset, ever handed out, ever given back."""

    current: int
    peak: int
    allocated: int
    freed: int
    blocks: int
    peak_blocks: int
    allocated_blocks: int
    freed_blocks: int


class Backend(Protocol):
    """What the two kinds of the simulated device have in common."""

    kind: str

    def memory(self) -> Memory: ...
    def reset_peaks(self) -> None: ...
    def reset_accumulated(self) -> None: ...
    def transfers(self) -> tuple[Transfer, ...]: ...
    def reset_transfers(self) -> None: ...
    def unfinished(self) -> int: ...
    def operations(self) -> int: ...
    def synchronize(self) -> None: ...
    def quiet(self, on: bool) -> bool: ...
    def host(self, value: Any) -> torch.Tensor: ...
    def default_generator(self) -> object: ...
