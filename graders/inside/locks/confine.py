"""All locks of one submission, in their order, in its own process and before a byte of its code."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import landlock, privileges, seccomp
from .kernel import PR_SET_PDEATHSIG, LockError, call, prctl
from .namespaces import SCRATCH, SHARED


@dataclass(frozen=True)
class Locks:
    """Which locks this host offers.

    `level` A has namespaces, C has none; `reads` keeps the capability to read files of other users, confined by
    Landlock, where the interpreter itself lies in a folder that is closed to an unprivileged user.
    """

    level: str
    landlock: bool
    reads: bool = False


@dataclass(frozen=True)
class Job:
    """What one submission may use. `user` is 0 where it stays the user that started the server. `gpu`: some of the
    devices are a GPU, which is driven by ioctl."""

    user: int
    scratch: str
    readable: Sequence[str]
    devices: Sequence[str]
    limits: Mapping[str, int]
    memory: int
    space: int
    gpu: bool = False


def confine(locks: Locks, job: Job) -> None:
    """Close every lock; verify. Raises LockError: then nothing may run."""
    spaced = locks.level == "A"
    privileges.limit(job.limits)
    if job.user:
        privileges.become(job.user, locks.reads)
    privileges.drop_capabilities(locks.reads)
    prctl("privileges", PR_SET_PDEATHSIG, signal.SIGKILL)
    privileges.no_new_privileges()
    if locks.landlock:
        landlock.apply(job.readable, job.devices, [SCRATCH, SHARED] if spaced else [job.scratch], job.gpu)
    seccomp.apply(unix_sockets=spaced, modes=spaced or job.user != 0, ioctl=job.gpu,
                  signals=spaced or job.user != 0 or landlock.scopes_signals())
    verify()
    readable_enough()
    if job.gpu:
        gpu_answers()


def verify() -> None:
    """Try what must not work. Raises LockError."""
    if os.getuid() == 0:
        raise LockError("privileges: the submission would run as root")
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
        try:
            socket.socket(family, socket.SOCK_DGRAM).close()
        except OSError:
            continue
        raise LockError("seccomp: a socket could be opened")
    try:
        call("seccomp", "unshare", 0)
    except LockError:
        pass
    else:
        raise LockError("seccomp: the filter does not hold")
    for path in ("/etc/passwd", "/proc/1/status"):
        try:
            os.close(os.open(path, os.O_RDONLY))
        except OSError:
            continue
        raise LockError(f"files: {path} can be read")


def gpu_answers() -> None:
    """What was graded without the GPU would pass for graded with it. Raises LockError."""
    import torch

    if not torch.cuda.is_available():
        raise LockError("device: the GPU cannot be reached behind the locks")


def readable_enough() -> None:
    """What a submission may import later must be readable. Raises LockError."""
    import numpy
    import torch

    for module in (os, ctypes, numpy, torch):
        try:
            os.close(os.open(module.__file__ or "", os.O_RDONLY))
        except OSError as error:
            raise LockError(f"privileges: {module.__file__} cannot be read by an unprivileged user "
                            f"({error.strerror})") from None
