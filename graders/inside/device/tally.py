"""What the pure Python kind of the device counts for itself."""

from __future__ import annotations

from collections.abc import Callable

import torch

from .counting import BLOCK, Transfer


class Counts:
    """Memory by storage, copies, unfinished work."""

    def __init__(self) -> None:
        self.holders: dict[int, list[int]] = {}  # storage -> tensors that hold it, bytes
        self.current = self.peak = self.allocated = self.freed = 0
        self.blocks = self.peak_blocks = self.allocated_blocks = self.freed_blocks = 0
        self.copies: list[Transfer] = []
        self.unfinished = self.operations = 0
        self.quiet = False
        self.trusting = False  # torch may make tensors of its own, and makes them on the CPU

    def hold(self, storage: int, size: int) -> None:
        """One more tensor looks at a storage."""
        if storage in self.holders:
            self.holders[storage][0] += 1
            return
        counted = -(-size // BLOCK) * BLOCK
        self.holders[storage] = [1, counted]
        if counted:
            self.current, self.allocated = self.current + counted, self.allocated + counted
            self.blocks, self.allocated_blocks = self.blocks + 1, self.allocated_blocks + 1
            self.peak, self.peak_blocks = max(self.peak, self.current), max(self.peak_blocks, self.blocks)

    def let_go(self, storage: int) -> None:
        """One tensor less looks at a storage."""
        held = self.holders[storage]
        held[0] -= 1
        if held[0]:
            return
        del self.holders[storage]
        if held[1]:
            self.current, self.freed = self.current - held[1], self.freed + held[1]
            self.blocks, self.freed_blocks = self.blocks - 1, self.freed_blocks + 1

    def started(self) -> None:
        """One more operation."""
        if not self.quiet:
            self.unfinished, self.operations = self.unfinished + 1, self.operations + 1

    def copied(self, to_host: bool, size: int) -> None:
        """A copy between host and device; one to the host waits for the device."""
        if self.quiet:
            return
        self.copies.append(Transfer("to host" if to_host else "to device", size))
        if to_host:
            self.unfinished = 0


counts = Counts()


class Holder:
    """Lives as long as a tensor: what it holds is counted until then."""

    __slots__ = ("storage",)

    def __init__(self, inner: torch.Tensor) -> None:
        storage = inner.untyped_storage()
        self.storage = storage._cdata
        counts.hold(self.storage, storage.nbytes())

    def __del__(self, let_go: Callable[[int], None] = counts.let_go) -> None:  # kept while Python itself ends
        let_go(self.storage)
