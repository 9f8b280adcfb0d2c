"""The user, the capabilities and the resources of a submission."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import resource
import struct
from collections.abc import Mapping

from .kernel import (
    PR_CAP_AMBIENT,
    PR_CAP_AMBIENT_CLEAR_ALL,
    PR_CAPBSET_DROP,
    PR_SET_DUMPABLE,
    PR_SET_KEEPCAPS,
    PR_SET_NO_NEW_PRIVS,
    LockError,
    call,
    prctl,
)

_CAPABILITY_VERSION = 0x20080522
_READ_SEARCH = 2  # CAP_DAC_READ_SEARCH
_FIRST_USER, _USERS = 40_000, 20_000  # within the 65,536 that containers map


def user_for(number: int) -> int:
    """A user that owns nothing and has no name on this system; different for neighbouring numbers."""
    for step in range(_USERS):
        user = _FIRST_USER + (number + step) % _USERS
        try:
            pwd.getpwuid(user)
        except KeyError:
            return user
    raise LockError("privileges: every user from 40000 to 59999 has a name here")


def become(user: int, read_everything: bool) -> None:
    """Stop being root, for good. `read_everything` keeps the one capability to read, where Landlock says what."""
    if read_everything:
        prctl("privileges", PR_SET_KEEPCAPS, 1)
    try:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    except OSError as error:
        raise LockError(f"privileges: cannot become user {user}: {error.strerror}") from None
    prctl("privileges", PR_SET_DUMPABLE, 1)  # the watchdog reads how much memory the process holds


def drop_capabilities(keep_reading: bool = False) -> None:
    """No capability is left, nor can one be had again. Raises LockError."""
    for number in range(64):
        with contextlib.suppress(LockError):  # numbers that this kernel does not know; none is held without the right
            prctl("privileges", PR_CAPBSET_DROP, number)
    with contextlib.suppress(LockError):
        prctl("privileges", PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    kept = 1 << _READ_SEARCH if keep_reading else 0
    header = ctypes.create_string_buffer(struct.pack("=Ii", _CAPABILITY_VERSION, 0))
    sets = ctypes.create_string_buffer(struct.pack("=6I", kept, kept, 0, 0, 0, 0))
    call("privileges", "capset", header, sets)


def no_new_privileges() -> None:
    """Nothing that is started can gain rights by its file's mode."""
    prctl("privileges", PR_SET_NO_NEW_PRIVS, 1)


def limit(limits: Mapping[str, int]) -> None:
    """Set resource limits, never above what this process has itself."""
    for name, value in limits.items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        _, hard = resource.getrlimit(which)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))
