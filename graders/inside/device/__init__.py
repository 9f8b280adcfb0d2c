"""A simulated CUDA device for a process without a GPU: cuda:0 tensors with CUDA's own checks, computed by CPU kernels.

    extension   a built library serves torch's CUDA dispatch key: the tensors are true CUDA tensors
    wrapper     the same in pure Python, where no library was built; with `labelled`, `checks`, `patches`,
                `assigning`, `tally`
    face        torch.cuda's functions, streams and events         counting   copies, memory, unfinished work
    native      the library's source; `graders.device_build` compiles it when Stepmark is set up

Nothing here imports the rest of the engine. A process that installs the device keeps it until it ends.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import torch

from .counting import Backend, Transfer

__all__ = ["TYPES", "Transfer", "forkable", "host", "install", "installed", "operations", "place", "pointer",
           "reset_transfers", "transfers", "uncounted", "unfinished"]

TYPES: list[type] = []  # of tensors on the device that are not torch's own: those of the pure Python kind

_backend: list[Backend] = []
# Taken before any student code runs, so that a patched class does not matter.
_device, _is_cuda = torch.Tensor.device.__get__, torch.Tensor.is_cuda.__get__  # type: ignore[attr-defined]
_detach, _cpu, _pointer = torch.Tensor.detach, torch.Tensor.cpu, torch.Tensor.data_ptr


def install(library: str = "") -> str:
    """Install the simulated device in this process, once: "extension" or "python" says which kind it is.

    `library`: the path that `graders.device_build.library()` gave; without one, where it does not load, or where torch
    has CUDA's own kernels, the pure Python kind is installed. Raises RuntimeError where torch sees a real device (hide
    it with CUDA_VISIBLE_DEVICES="" before torch looks), or an installed one.
    """
    if _backend:
        raise RuntimeError("the simulated device is already installed in this process")
    if torch.cuda.is_available():
        raise RuntimeError("this process has a real CUDA device")
    if library and not (torch.version.cuda or torch.version.hip):
        with contextlib.suppress(OSError):
            from .extension import Extension

            _backend.append(Extension(library))
    if not _backend:
        from .wrapper import CudaTensor, Wrapper

        _backend.append(Wrapper())
        TYPES.append(CudaTensor)
    from .face import Face

    Face(_backend[0]).wear()
    return _backend[0].kind


def installed() -> str:
    """The kind that is installed in this process, or the empty string."""
    return _backend[0].kind if _backend else ""


def transfers() -> tuple[Transfer, ...]:
    """The copies between host and device since the last reset, in order; none without the simulated device."""
    return _backend[0].transfers() if _backend else ()


def reset_transfers() -> None:
    """Forget the copies seen so far."""
    if _backend:
        _backend[0].reset_transfers()


def unfinished() -> int:
    """How many operations on the device the program has not waited for; 0 without the simulated device.

    The program waits with `torch.cuda.synchronize()`, and whenever it brings a value to the host (`.item()`, `.cpu()`).
    """
    return _backend[0].unfinished() if _backend else 0


def operations() -> int:
    """How many operations were started on the device; 0 without the simulated device."""
    return _backend[0].operations() if _backend else 0


@contextlib.contextmanager
def uncounted() -> Iterator[None]:
    """What happens inside is the grader's doing: no copy and no operation of it is counted."""
    before = _backend[0].quiet(True) if _backend else False
    try:
        yield
    finally:
        if _backend:
            _backend[0].quiet(before)


def host(value: torch.Tensor) -> torch.Tensor:
    """The values of a tensor on the CPU, detached and uncounted; one that is on the CPU is given back as it is."""
    if type(value) not in TYPES and not _is_cuda(value):
        return value
    if not _backend:
        return _cpu(_detach(value))  # a real device
    with uncounted():
        return _backend[0].host(value)


def place(value: torch.Tensor) -> str:
    """The name of the device that a tensor is on. `value` is of an exact type: torch's own, or one of TYPES."""
    return "cuda:0" if type(value) in TYPES else str(_device(value))


def pointer(value: torch.Tensor) -> int:
    """Where the elements of a tensor lie. `value` is of an exact type: torch's own, or one of TYPES."""
    return value.data_ptr() if type(value) in TYPES else _pointer(value)


def forkable() -> bool:
    """Whether this process may be forked: False once autograd has threads of its own for a device."""
    try:
        tasks = os.listdir("/proc/self/task")
    except OSError:
        return True  # no /proc here: macOS, where the simulated device makes no such threads either
    for task in tasks:
        with contextlib.suppress(OSError), open(f"/proc/self/task/{task}/comm") as name:
            if name.read().startswith("pt_autograd"):
                return False
    return True
