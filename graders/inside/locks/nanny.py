"""The parent of one submission, outside its locks: it starts it, watches its memory, and ends it with all that it
started. At level A there is a first process of the namespaces in between, with which everything in them ends."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Callable
from typing import NoReturn

from . import memory, namespaces, privileges
from .confine import Job, Locks, confine
from .kernel import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, LockError, prctl

NOT_LOCKED, TOO_MUCH_MEMORY, UNREADABLE = 71, 72, 73  # exit statuses
TICK = 0.1
READY = b"ready"
_WATCHED = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)
_PATIENCE = 5.0  # seconds to find and end every descendant where the kernel does not do it in one go


def run(locks: Locks, job: Job, report: socket.socket, channel: socket.socket | None,
        serve: Callable[[str], None], prepare: Callable[[], object] = lambda: None) -> NoReturn:
    """Start `serve` under the locks and watch it; `report` hears READY, or why not. Runs in a fork of the server.

    `prepare` comes before every lock: it may still read any file.
    """
    status = NOT_LOCKED
    try:
        os.setsid()
        prepare()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)

        def student() -> NoReturn:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            _student(locks, job, report, serve)

        start = _first_process if locks.level == "A" else _only_process
        child = start(job, report, channel, student)
        for held in filter(None, (report, channel)):
            held.close()
        status = _watch(child, locks, job)
    except LockError as error:
        _say(report, str(error))
    finally:
        os._exit(status)


def _say(report: socket.socket, text: str) -> None:
    with contextlib.suppress(OSError):
        report.send(text.encode()[:4000])


def _student(locks: Locks, job: Job, report: socket.socket, serve: Callable[[str], None]) -> NoReturn:
    status = NOT_LOCKED
    try:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        os.close(null)
        scratch = namespaces.SCRATCH if locks.level == "A" else job.scratch
        folder = os.open(scratch, os.O_RDONLY | os.O_DIRECTORY)
        os.chdir(scratch)
        confine(locks, job)
        socket.send_fds(report, [READY], [folder])
        report.close()
        os.close(folder)
        serve(scratch)
        status = 0
    except LockError as error:
        _say(report, str(error))
    except Exception as error:
        _say(report, f"{type(error).__name__}: {error}")
    finally:
        os._exit(status)


def _only_process(job: Job, report: socket.socket, channel: socket.socket | None,
                  student: Callable[[], NoReturn]) -> int:
    """Level C: the submission is this process's child; what it leaves behind comes back here."""
    prctl("nanny", PR_SET_CHILD_SUBREAPER, 1)
    prctl("nanny", PR_SET_PDEATHSIG, signal.SIGTERM)
    if job.user:
        os.chown(job.scratch, job.user, job.user)
    child = os.fork()
    if not child:
        student()
    return child


def _first_process(job: Job, report: socket.socket, channel: socket.socket | None,
                   student: Callable[[], NoReturn]) -> int:
    """Level A: the first process of the namespaces, which starts the submission and buries what it leaves behind."""
    namespaces.leave_all_but_files()
    prctl("nanny", PR_SET_PDEATHSIG, signal.SIGTERM)
    first = os.fork()
    if first:
        return first
    status = NOT_LOCKED
    try:
        prctl("nanny", PR_SET_PDEATHSIG, signal.SIGKILL)
        namespaces.own_files(job.scratch, job.readable, job.devices, job.user or os.getuid(), job.space)
        child = os.fork()
        if not child:
            student()
        for held in filter(None, (report, channel)):
            held.close()
        privileges.drop_capabilities()
        done = 0
        while done != child:
            done, ended = os.wait()
        status = os.waitstatus_to_exitcode(ended) & 0xFF
    except LockError as error:
        _say(report, str(error))
    except OSError as error:
        _say(report, f"namespaces: {error}")
    finally:
        os._exit(status)


def _watch(child: int, locks: Locks, job: Job) -> int:
    """Until the child ends, or has to be ended: the status to end with oneself."""
    base, status, student = memory.resident(), 0, 0
    while True:
        heard = signal.sigtimedwait(_WATCHED, TICK)
        if heard is None:
            try:
                files = namespaces.scratch_held(child) if locks.level == "A" else 0
                allowed = base + job.memory - files
                if memory.held(os.getpid(), allowed) <= allowed:
                    continue
                status = TOO_MUCH_MEMORY
            except OSError:
                status = UNREADABLE
            break
        if heard.si_signo == signal.SIGINT:
            student = student or (child if locks.level == "C" else next(iter(memory.children(child)), 0))
            with contextlib.suppress(ProcessLookupError):
                if student:
                    os.kill(student, signal.SIGINT)
        elif heard.si_signo == signal.SIGTERM or _has_ended(child):
            break
    _end(child, locks, job)
    return status


def _has_ended(child: int) -> bool:
    """Whether that child is among those that have ended; they are buried."""
    with contextlib.suppress(ChildProcessError):
        while True:
            done, _ = os.waitpid(-1, os.WNOHANG)
            if done == child:
                return True
            if not done:
                return False
    return True


def _end(child: int, locks: Locks, job: Job) -> None:
    if locks.level == "A":
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)  # and with it, by the kernel, every process of its namespace
            os.waitpid(child, 0)
        return
    end, stopped = time.monotonic() + _PATIENCE, set[int]()
    while time.monotonic() < end:  # who is stopped cannot start anybody: stop until there is nobody new, then kill
        found = set(memory.tree(os.getpid()))
        new = found - stopped
        for pid in new or found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGSTOP if new else signal.SIGKILL)
        stopped |= new
        _has_ended(0)
        if not found:
            return
        time.sleep(0.001)
