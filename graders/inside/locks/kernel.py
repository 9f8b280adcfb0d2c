"""The C library, and errors that name the lock that did not close."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

from .syscalls import NUMBERS

LINUX = sys.platform.startswith("linux")
_libc: Any = ctypes.CDLL(None, use_errno=True) if LINUX else None

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAPBSET_DROP = 1, 4, 8, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 36, 38, 47, 4


class LockError(Exception):
    """A lock could not be applied; the message says which and why."""


def call(lock: str, name: str, *arguments: Any) -> int:
    """A system call by name. Raises LockError."""
    if not LINUX or name not in NUMBERS:
        raise LockError(f"{lock}: this system has no {name}")
    result = int(_libc.syscall(ctypes.c_long(NUMBERS[name]), *map(_argument, arguments)))
    if result < 0:
        number = ctypes.get_errno()
        raise LockError(f"{lock}: {name}: {os.strerror(number)}")
    return result


def _argument(value: Any) -> Any:
    return ctypes.c_long(value) if isinstance(value, int) else value


def prctl(lock: str, option: int, *arguments: int) -> None:
    """prctl(2). Raises LockError."""
    call(lock, "prctl", option, *arguments, *[0] * (4 - len(arguments)))
