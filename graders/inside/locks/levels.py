"""Which locks hold on this host: each tried in a fork, before the first submission."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Sequence

from . import landlock
from .confine import Job, Locks
from .kernel import LINUX
from .nanny import READY, run

WAIT = 30.0
Try = Callable[[Locks], str]


def choose(attempt: Try, wanted: Sequence[str]) -> tuple[Locks | None, list[str]]:
    """The strongest locks of the `wanted` levels that hold here, and what was tried in vain, with the reason."""
    if not LINUX:
        return None, [f"locks exist for Linux only; this is {sys.platform}"]
    known, told = landlock.version(), []
    if not known:
        told.append("landlock: this kernel has none, or it is switched off")
    for level in wanted:
        if level == "C" and not known:
            continue
        for reads in (False, True) if known and os.getuid() == 0 else (False,):
            locks = Locks(level, known > 0, reads)
            said = attempt(locks)
            if not said:
                return locks, told
            told.append(f"level {level}{' with the right to read' if reads else ''}: {said}")
    return None, told


def layers(locks: Locks) -> list[str]:
    """The locks by name, for the line that every run prints."""
    named = ["namespaces"] if locks.level == "A" else []
    if locks.landlock:
        named.append(f"Landlock {landlock.version()}")
    named += ["seccomp", "limits", "watchdog"]
    if os.getuid() == 0:
        named.append("unprivileged user" + (" (may read, within Landlock)" if locks.reads else ""))
    return named


def attempt(locks: Locks, job: Job) -> str:
    """Start nothing under these locks: empty if they hold, else why not."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    nanny = os.fork()
    if not nanny:
        ours.close()
        run(locks, job, theirs, None, lambda scratch: None)
    theirs.close()
    said, descriptors = heard(ours)
    for descriptor in descriptors:
        os.close(descriptor)
    ours.close()
    _, status = os.waitpid(nanny, 0)
    return said or (f"ended with status {status}" if status else "")


def heard(report: socket.socket) -> tuple[str, list[int]]:
    """What a nanny's child reports: empty and the descriptor of its scratch directory, or why it does not run."""
    report.settimeout(WAIT)
    try:
        data, descriptors, _, _ = socket.recv_fds(report, 4096, 1)
    except OSError as error:
        return f"no word within {WAIT:g} seconds ({error})", []
    if data == READY:
        return "", list(descriptors)
    return data.decode(errors="replace") or "ended without a word", list(descriptors)
