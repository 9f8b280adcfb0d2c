"""A world of its own for one submission: users, processes, network, messages, host name, and a file system in which
nothing exists but the libraries and a small scratch directory in memory."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

from .kernel import LockError, call

_NEW_MOUNTS, _NEW_CGROUP, _NEW_UTS, _NEW_IPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
_NEW_USER, _NEW_PROCESSES, _NEW_NET = 0x10000000, 0x20000000, 0x40000000
_READ_ONLY, _NO_SUID, _NO_DEVICES, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_DETACH = 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_ATTRIBUTES = 1 | 2 | 4  # read-only, no set-user-id, no devices

SCRATCH, SHARED, _OWN = "/own/scratch", "/dev/shm", "/own"
INODES = 20_000


def leave_all_but_files() -> None:
    """New namespaces for this process's children (and, but for files and processes, for itself). Raises LockError."""
    user, group = os.getuid(), os.getgid()
    flags = _NEW_PROCESSES | _NEW_NET | _NEW_IPC | _NEW_UTS | _NEW_CGROUP
    if user == 0:
        call("namespaces", "unshare", flags)
        return
    call("namespaces", "unshare", flags | _NEW_USER)
    try:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w") as handle:
                handle.write(text)
    except OSError as error:
        raise LockError(f"namespaces: cannot map the user: {error.strerror}") from None


def own_files(at: str, readable: Iterable[str], devices: Iterable[str], owner: int, size: int) -> None:
    """Build a root of its own at `at` (an empty folder), and enter it. Raises LockError."""
    call("namespaces", "unshare", _NEW_MOUNTS)
    _mount("none", "/", None, _RECURSIVE | _PRIVATE)
    _mount("tmpfs", at, "tmpfs", _NO_SUID | _NO_DEVICES, "mode=0755,size=1m,nr_inodes=4000")
    for path in readable:
        _bind(path, at + path)
        _attributes(at + path, _ATTRIBUTES, recursive=True)
    for path in devices:
        _bind(path, at + path)
    own, shared = at + _OWN, at + SHARED
    os.makedirs(own)
    os.makedirs(shared)
    _mount("tmpfs", own, "tmpfs", _NO_SUID | _NO_DEVICES, f"mode=0755,size={size},nr_inodes={INODES}")
    for name in ("scratch", "shm"):
        os.mkdir(f"{own}/{name}", 0o700)
        os.chown(f"{own}/{name}", owner, owner if os.getuid() == 0 else -1)
    _mount(f"{own}/shm", shared, None, _BIND)
    if not os.path.lexists(at + "/tmp"):  # the engine itself may lie under it
        os.symlink("own/scratch", at + "/tmp")
    _attributes(at, _ATTRIBUTES & ~4, recursive=False)
    os.chdir(at)
    call("namespaces", "pivot_root", ctypes.c_char_p(b"."), ctypes.c_char_p(b"."))
    call("namespaces", "umount2", ctypes.c_char_p(b"."), _DETACH)
    os.chdir(SCRATCH)


def scratch_held(first: int) -> int:
    """Bytes that the scratch directory of these namespaces holds, which is memory too. `first`: their first process.

    Raises OSError where a living process cannot be looked at.
    """
    try:
        about = os.statvfs(f"/proc/{first}/root{_OWN}")
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended, or has not entered its own root yet
    return (about.f_blocks - about.f_bfree) * about.f_frsize if about.f_files == INODES else 0


def _bind(source: str, target: str) -> None:
    real = os.path.realpath(source)
    if os.path.isdir(real):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    _mount(real, target, None, _BIND | _RECURSIVE)


def _mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    call("namespaces", "mount", *(ctypes.c_char_p(text.encode() if text else None) for text in (source, target, kind)),
         flags, ctypes.c_char_p(data.encode() or None))


def _attributes(path: str, attributes: int, recursive: bool) -> None:
    wanted = (ctypes.c_uint64 * 4)(attributes, 0, 0, 0)
    call("namespaces", "mount_setattr", _AT_FDCWD, ctypes.c_char_p(path.encode()), _AT_RECURSIVE if recursive else 0,
         ctypes.byref(wanted), ctypes.sizeof(wanted))
