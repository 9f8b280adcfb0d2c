"""Which device a process gets: none, the simulated one, or, where the instructor says so, the GPU of this host.

In a message: "device" ("cpu" or "cuda"), "library" (of the simulated device), "real" (the GPU of this host instead).
"""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Callable
from typing import Any

from . import device
from .locks.kernel import LockError

DRIVER = ("/proc/driver/nvidia", "/proc/devices", "/sys/devices", "/sys/bus/pci", "/usr/local/nvidia",
          "/usr/local/cuda")


def real(message: Any) -> bool:
    """Whether a process may reach the GPU of this host."""
    return bool(message.get("device", "cpu") != "cpu" and message["real"])


def gpu_files() -> tuple[str, ...]:
    """What stands for the GPU among the devices."""
    return tuple(sorted(path for path in glob.glob("/dev/nvidia*") if not os.path.isdir(path)))


def driver_files() -> tuple[str, ...]:
    """What its driver's library reads, as far as it is there."""
    return tuple(filter(os.path.exists, DRIVER))


def install(message: Any) -> str:
    """Install the simulated device in this process, a fork, where one is wanted: which kind. Raises LockError.

    A GPU of this host is hidden where it is not the one that was asked for.
    """
    if real(message):
        return ""
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    if message.get("device", "cpu") == "cpu":
        return ""
    try:
        return device.install(message["library"])
    except Exception as error:
        raise LockError(f"{type(error).__name__}: {error}") from None


def answers() -> str:
    """The name of the GPU of this host. The process cannot be forked any more. Raises LockError where there is none."""
    import torch

    if not torch.cuda.is_available():
        raise LockError("torch.cuda.is_available() is False")
    return str(torch.cuda.get_device_name(0))


def tried(message: Any, behind_locks: Callable[[], str]) -> dict[str, str]:
    """The kind of a device, or why it cannot be had, found out in a fork. `behind_locks` says why a GPU cannot be
    reached there, or nothing."""
    told = _in_a_fork(lambda: f"the GPU of this host, {answers()}" if real(message) else install(message))
    said = behind_locks() if real(message) and "kind" in told else ""
    return {"error": f"it cannot be reached behind the locks ({said})"} if said else told


def _in_a_fork(find: Callable[[], str]) -> dict[str, str]:
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            said = {"kind": find()}
        except LockError as error:
            said = {"error": str(error)}
        os.write(writer, json.dumps(said).encode()[:4000])
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as told:
        data = told.read()
    os.waitpid(pid, 0)
    return dict(json.loads(data)) if data else {"error": "its process ended without a word"}
