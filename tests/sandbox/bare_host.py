"""Runs a program on a host without isolation: here the kernel refuses what the locks begin with.

    python tests/sandbox/bare_host.py PROGRAM [ARGUMENT ...]

No new namespaces and no Landlock, as in a container that forbids the first, on a kernel that is built without the
second; for this process and all that it starts, and for good.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from graders.inside.locks.kernel import PR_SET_NO_NEW_PRIVS, call, prctl
from graders.inside.locks.syscalls import NUMBERS

REFUSED = {"unshare": errno.EPERM, "landlock_create_ruleset": errno.ENOSYS}
LOAD, EQUAL, RETURN, ALLOW, ERRNO = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000


def refuse() -> None:
    """Install a filter that fails these system calls, and lets all others pass."""
    steps = [(LOAD, 0, 0, 0)]
    for name, number in REFUSED.items():
        steps += [(EQUAL, 0, 1, NUMBERS[name]), (RETURN, 0, 0, ERRNO | number)]
    steps.append((RETURN, 0, 0, ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    described = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    prctl("test", PR_SET_NO_NEW_PRIVS, 1)
    call("test", "seccomp", 1, 0, described)


if __name__ == "__main__":
    refuse()
    os.execvp(sys.argv[1], sys.argv[1:])
