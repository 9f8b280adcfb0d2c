"""Landlock: which files can be reached at all, no TCP, no signals and no abstract sockets beyond the submission."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from .kernel import LockError, call

_READ_FILE, _READ_DIR, _WRITE_FILE = 1 << 2, 1 << 3, 1 << 1
_IN_SCRATCH = (_READ_FILE | _READ_DIR | _WRITE_FILE | 1 << 4 | 1 << 5  # remove directories and files
               | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12  # make directories, files, sockets, pipes, links
               | 1 << 13 | 1 << 14)  # rename between directories, truncate
_CONTROL = 1 << 15  # ioctl on devices
_ON_FILES = _READ_FILE | _WRITE_FILE | 1 << 14 | _CONTROL
_SINCE = {13: 2, 14: 3, 15: 5}  # rights that came later: bit -> first version
_NET_SINCE, _SCOPE_SINCE = 4, 6
_PATH_BENEATH = 1
_VERSION_FLAG = 1


def version() -> int:
    """The version of Landlock that this kernel speaks; 0 where there is none."""
    try:
        return call("landlock", "landlock_create_ruleset", None, 0, _VERSION_FLAG)
    except LockError:
        return 0


def scopes_signals() -> bool:
    """Whether Landlock keeps signals within a submission on this kernel."""
    return version() >= _SCOPE_SINCE


def _handled(spoken: int) -> int:
    return sum(1 << bit for bit in range(16) if spoken >= _SINCE.get(bit, 1))


def _ruleset(files: int, net: int, scopes: int, spoken: int) -> int:
    held = struct.pack("=QQQ", files, net, scopes)
    size = 8 if spoken < _NET_SINCE else 16 if spoken < _SCOPE_SINCE else 24
    return call("landlock", "landlock_create_ruleset", ctypes.c_char_p(held), size, 0)


def _allow(ruleset: int, path: str, rights: int, must: bool) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as error:
        if must:
            raise LockError(f"landlock: {path}: {error.strerror}") from None
        return
    try:
        if not os.path.isdir(path):
            rights &= _ON_FILES
        rule = ctypes.c_char_p(struct.pack("=Qi", rights, descriptor))
        call("landlock", "landlock_add_rule", ruleset, _PATH_BENEATH, rule, 0)
    finally:
        os.close(descriptor)


def apply(readable: Iterable[str], devices: Iterable[str], writable: Iterable[str], control: bool = False) -> None:
    """Leave only these paths, for good, to this process and all it will start. Needs no_new_privs. Raises LockError.

    `control`: the devices may be driven by ioctl.
    """
    spoken = version()
    if not spoken:
        raise LockError("landlock: this kernel has none, or it is switched off")
    handled = _handled(spoken)
    ruleset = _ruleset(handled, 3 if spoken >= _NET_SINCE else 0, 3 if spoken >= _SCOPE_SINCE else 0, spoken)
    for path in readable:
        _allow(ruleset, path, _READ_FILE | _READ_DIR, must=False)
    for path in devices:
        _allow(ruleset, path, _READ_FILE | _WRITE_FILE | (_CONTROL & handled if control else 0), must=False)
    for path in writable:
        _allow(ruleset, path, _IN_SCRATCH & handled, must=True)
    call("landlock", "landlock_restrict_self", ruleset, 0)
    os.close(ruleset)
