"""Which system calls are left to a submission: a list of the harmless ones, and a closer look at a few others."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable

from .kernel import LockError, call
from .syscalls import AUDIT, HARMLESS, LAST_KNOWN, MACHINE, NUMBERS

_LOAD, _EQUAL, _GREATER, _ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06  # classic BPF
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_SET_MODE_FILTER = 1
_NEW_NAMESPACES = 0x7E020080  # every CLONE_NEW* flag

_SIGNALS = ("kill", "tgkill", "tkill")
_MODES = ("chmod", "fchmod", "fchmodat", "fchmodat2", "utime", "utimes", "utimensat", "futimesat")
_XATTR = ("getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr", "setxattr", "lsetxattr",
          "fsetxattr", "removexattr", "lremovexattr", "fremovexattr")
_PRCTL = (3, 15, 16, 23, 29, 30, 39)  # names, timer slack, and questions
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, window size, FIONREAD, FIONBIO, close on exec
_FCNTL_REFUSED = (8, 10, 15, 1024, 1026, 1031)  # owner and signal of a descriptor, leases, F_NOTIFY, the size of pipes
_SOCKET_BUFFERS = (7, 8, 32, 33)
_AF_UNIX = 1

Instruction = tuple[int, int, int, int]


def _statement(code: int, value: int) -> Instruction:
    return code, 0, 0, value


def _refuse(number: int) -> Instruction:
    return _statement(_RETURN, _ERRNO | number)


def _case(name: str, body: list[Instruction]) -> list[Instruction]:
    """`body` for that system call, which it must decide; nothing where the machine does not have it."""
    if name not in NUMBERS:
        return []
    return [(_EQUAL, 0, len(body), NUMBERS[name]), *body]


def _argument(index: int) -> Instruction:
    """The low half of an argument; those looked at here are ints to the kernel, or hold their flags in that half."""
    return _statement(_LOAD, _ARGUMENTS + 8 * index)


def _only(index: int, values: Iterable[int], otherwise: int = errno.EPERM) -> list[Instruction]:
    tests = [step for v in values for step in ((_EQUAL, 0, 1, v & 0xFFFFFFFF), _statement(_RETURN, _ALLOW))]
    return [_argument(index), *tests, _refuse(otherwise)]


def _all_but(index: int, values: Iterable[int]) -> list[Instruction]:
    tests = [step for v in values for step in ((_EQUAL, 0, 1, v), _refuse(errno.EPERM))]
    return [_argument(index), *tests, _statement(_RETURN, _ALLOW)]


def program(*, unix_sockets: bool, modes: bool, signals: bool, ioctl: bool = False) -> list[Instruction]:
    """The filter. `unix_sockets`: they reach nobody outside. `modes`: so do chmod and utime. `signals`: likewise.
    `ioctl`: whatever Landlock leaves of it, to drive a GPU.

    Where signals could reach others, a process may send them to itself only; where chmod could, it does nothing.
    """
    steps = [
        _statement(_LOAD, _MACHINE), (_EQUAL, 1, 0, AUDIT[MACHINE]), _statement(_RETURN, _KILL),
        _statement(_LOAD, _NUMBER), (_GREATER, 0, 1, LAST_KNOWN), _refuse(errno.ENOSYS),
    ]
    if "socket" in NUMBERS:
        steps += _case("socket", _only(0, [_AF_UNIX] if unix_sockets else [], errno.EACCES))
    steps += _case("socketpair", _only(0, [_AF_UNIX], errno.EACCES))
    steps += _case("setsockopt", _all_but(2, _SOCKET_BUFFERS))
    steps += _case("clone", [_argument(0), (_ANY_BIT, 0, 1, _NEW_NAMESPACES), _refuse(errno.EPERM),
                             _statement(_RETURN, _ALLOW)])
    steps += _case("clone3", [_refuse(errno.ENOSYS)])  # its flags cannot be looked at; the C library then uses clone
    steps += _case("prctl", _only(0, _PRCTL))
    steps += _case("prlimit64", _only(0, [0]))
    steps += _case("sched_setaffinity", _only(0, [0]))
    steps += _case("fcntl", _all_but(1, _FCNTL_REFUSED))
    steps += _case("ioctl", [_statement(_RETURN, _ALLOW)] if ioctl else _only(1, _IOCTL, errno.ENOTTY))
    for name in _SIGNALS:
        steps += _case(name, [_statement(_RETURN, _ALLOW)] if signals else _only(0, [os.getpid()]))
    for name in _MODES:
        steps += _case(name, [_statement(_RETURN, _ALLOW)] if modes else [_refuse(0)])
    for name in _XATTR:
        steps += _case(name, [_refuse(errno.ENOTSUP)])
    for name in HARMLESS:
        steps += _case(name, [_statement(_RETURN, _ALLOW)])
    return [*steps, _refuse(errno.EPERM)]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def apply(*, unix_sockets: bool, modes: bool, signals: bool, ioctl: bool = False) -> None:
    """Install the filter for this process and all it will start. Needs no_new_privs. Raises LockError."""
    if MACHINE not in AUDIT:
        raise LockError(f"seccomp: no table of system calls for {MACHINE}")
    steps = program(unix_sockets=unix_sockets, modes=modes, signals=signals, ioctl=ioctl)
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    described = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    call("seccomp", "seccomp", _SET_MODE_FILTER, 0, ctypes.byref(described))
