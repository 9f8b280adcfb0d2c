"""The device as the built library serves it: true CUDA tensors, whose kernels are the CPU's."""

from __future__ import annotations

import ctypes
import os

import torch

from .counting import Memory, Transfer

_detach, _cpu = torch.Tensor.detach, torch.Tensor.cpu
DIRECTIONS = ("to device", "to host")


class Extension:
    """The library in this process. Raises OSError where it does not load, RuntimeError where torch refuses it."""

    kind = "extension"

    def __init__(self, path: str) -> None:
        self._library = ctypes.CDLL(path)
        self._library.stepmark_install.restype = ctypes.c_char_p
        self._library.stepmark_transfers.restype = ctypes.c_int64
        self._library.stepmark_transfers.argtypes = [ctypes.c_void_p, ctypes.c_int64]
        self._library.stepmark_unfinished.restype = self._library.stepmark_operations.restype = ctypes.c_int64
        said = self._library.stepmark_install()
        if said:
            raise RuntimeError(said.decode())
        self._start_engine()
        os.register_at_fork(after_in_child=self._start_engine)
        self._default = self._make_default()

    def _start_engine(self) -> None:
        """Start autograd while no device is counted, so that it makes no thread for one; a fork starts it anew.

        A process with such threads cannot be forked. Without them the backward runs in the thread that asks for it,
        which the library sees to.
        """
        self._library.stepmark_present(0)
        with torch.enable_grad(), torch.inference_mode(False):
            torch.ones((), device="cpu", requires_grad=True).clone().backward()  # type: ignore[no-untyped-call]
        self._library.stepmark_present(1)

    def _make_default(self) -> torch.Generator:
        self._library.stepmark_hand_default()
        return torch.Generator("cuda")

    def default_generator(self) -> torch.Generator:
        """The generator of draws that name none."""
        return self._default

    def memory(self) -> Memory:
        """The counters as they are."""
        values = (ctypes.c_int64 * 8)()
        self._library.stepmark_memory(values)
        return Memory(*values)

    def reset_peaks(self) -> None:
        """Let the peaks be what is in use now."""
        self._library.stepmark_reset_peaks()

    def reset_accumulated(self) -> None:
        """Count from nothing what is handed out and given back."""
        self._library.stepmark_reset_accumulated()

    def transfers(self) -> tuple[Transfer, ...]:
        """The copies since the last reset, in order."""
        room = self._library.stepmark_transfers(None, 0)
        values = (ctypes.c_int64 * (2 * room))()
        self._library.stepmark_transfers(values, room)
        return tuple(Transfer(DIRECTIONS[values[2 * i]], values[2 * i + 1]) for i in range(room))

    def reset_transfers(self) -> None:
        """Forget the copies seen so far."""
        self._library.stepmark_reset_transfers()

    def unfinished(self) -> int:
        """Operations that the program has not waited for."""
        return int(self._library.stepmark_unfinished())

    def quiet(self, on: bool) -> bool:
        """Whether what follows is counted no more; what held before."""
        return bool(self._library.stepmark_quiet(int(on)))

    def host(self, value: torch.Tensor) -> torch.Tensor:
        """The values on the CPU."""
        return _cpu(_detach(value))

    def operations(self) -> int:
        """Operations that were started so far."""
        return int(self._library.stepmark_operations())

    def synchronize(self) -> None:
        """Wait for the device, which has always finished."""
        self._library.stepmark_synchronize()
