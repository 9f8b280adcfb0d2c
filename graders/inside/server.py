"""The fork server: imports everything once, never runs student code or a backward, and forks for every submission.

Control messages, with descriptors beside them (one datagram each):
    {"do": "open", "scratch": ..., "limits": {...}, "memory": ..., "space": ..., "locked": ..., and `devices`' own}
        + the submission's end of a channel  ->  {"pid": ...} + its scratch directory, or {"error": ...}
    {"do": "signal", "pid": ..., "signal": ...}  ->  {"done": ...}
    {"do": "ending", "pid": ...}  ->  {"status": ...}
    {"do": "device", and `devices`' own}  ->  {"kind": ...} or {"error": ...}
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import shutil
import signal
import socket
import threading
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NoReturn

from . import cells, devices, pictures, submission
from .locks import levels, nanny, privileges, readable
from .locks.confine import Job, Locks
from .locks.memory import mapped

PROCESSES = 64  # and threads, of one submission
END_SECONDS = 10.0


def warm() -> cells.Shell:
    """Import what submissions import, and what the first optimiser imports, and make the shell they will copy."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.font_manager
    import matplotlib.pyplot as plt
    import torch

    from . import recorder  # noqa: F401  its originals are torch's own, whatever a submission does to torch
    from .torchvision_on_cpu import import_torchvision

    torch.set_num_threads(1)
    torch.backends.cpu.get_cpu_capability()  # read from /proc once: behind the locks PyTorch would find the poorest CPU
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import_torchvision()
        torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        import mpl_toolkits.mplot3d  # noqa: F401
        import torch.utils.data
    plt.close("all")
    pictures.keep_closed()
    shell = cells.make_shell()
    with contextlib.suppress(Exception):
        shell.run_cell("pass", store_history=False)  # type: ignore[no-untyped-call]
    gc.collect()
    gc.freeze()
    return shell


@dataclass
class State:
    """What the server holds: no secret, no student code."""

    control: socket.socket
    shell: cells.Shell
    readable: Sequence[str]
    base: int
    locks: Locks | None = None
    children: dict[int, bool] = field(default_factory=dict)  # process id -> whether it is a nanny
    ended: dict[int, int] = field(default_factory=dict)


def serve(control: socket.socket, wanted: Sequence[str]) -> None:
    """Fork for every request to open a submission, until the control channel closes. `wanted`: levels of locks."""
    state = State(control, warm(), readable.paths(os.path.dirname(os.path.abspath(__file__))), _mapped())
    state.locks, missing = levels.choose(lambda locks: _attempt(locks, state), wanted)
    about = {"warm": True, "threads": threading.active_count(), "level": state.locks.level if state.locks else "",
             "layers": levels.layers(state.locks) if state.locks else [], "missing": missing}
    with contextlib.suppress(BrokenPipeError):  # the grader was killed meanwhile; the next reading says so
        control.send(json.dumps(about).encode())
    while True:
        ready, _, _ = select.select([control], [], [], 0.5)
        _reap(state)
        if not ready:
            continue
        try:
            data, descriptors, _, _ = socket.recv_fds(control, 1 << 20, 4)
        except OSError:
            break
        if not data:
            break
        reply, handed = _handle(json.loads(data), descriptors, state)
        socket.send_fds(control, [json.dumps(reply).encode()], handed)
        for descriptor in (*descriptors, *handed):
            os.close(descriptor)
    for pid in list(state.children):
        _end(state, pid)
    for pid in list(state.children):
        _wait(state, pid)
    shutil.rmtree(os.environ["HOME"], ignore_errors=True)  # nobody else does where the grader itself was killed


def _mapped() -> int:
    try:
        return mapped()
    except OSError:
        return 4 << 30  # no /proc here (macOS)


def _attempt(locks: Locks, state: State, message: Mapping[str, Any] = MappingProxyType({})) -> str:
    scratch = os.path.join(os.environ["HOME"], "trial")
    os.makedirs(scratch, exist_ok=True)
    try:
        return levels.attempt(locks, _job({**message, "scratch": scratch, "limits": {}, "memory": 1 << 30,
                                           "space": 1 << 20}, locks, state))
    finally:
        os.rmdir(scratch)


def _handle(message: Any, descriptors: list[int], state: State) -> tuple[dict[str, Any], list[int]]:
    if message["do"] == "open":
        if threading.active_count() != 1:
            return {"error": "the server runs more than one thread and must not fork"}, []
        if message["locked"] and state.locks is not None:
            return _open_locked(descriptors[0], message, state.locks, state)
        if message["locked"] and not message["unsafe"]:
            return {"error": "no locks hold on this host"}, []
        pid = os.fork()
        if not pid:
            _unlocked(descriptors[0], message, state)
        state.children[pid] = False
        return {"pid": pid}, []
    if message["do"] == "device":
        locks = state.locks
        return devices.tried(message, lambda: _attempt(locks, state, message) if locks else ""), []
    if message["do"] == "ending":
        _end(state, message["pid"])  # it has ended, or closed its channel, which comes to the same
        _wait(state, message["pid"])
        return {"status": state.ended.pop(message["pid"], None)}, []
    pid, number = message["pid"], message["signal"]
    if pid not in state.children:
        return {"done": False}, []
    if number == signal.SIGKILL:
        _end(state, pid)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)
    return {"done": True}, []


def _open_locked(descriptor: int, message: Any, locks: Locks, state: State) -> tuple[dict[str, Any], list[int]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if not pid:
        ours.close()
        state.control.close()
        channel = socket.socket(fileno=descriptor)
        nanny.run(locks, _job(message, locks, state), theirs, channel,
                  lambda scratch: _serve(channel, scratch, state.shell, locks.level != "A"),
                  lambda: devices.install(message))
    theirs.close()
    state.children[pid] = True
    said, handed = levels.heard(ours)
    ours.close()
    if said:
        _end(state, pid)
        return {"error": f"the submission was not run, since a lock did not hold: {said}"}, handed
    return {"pid": pid}, handed


def _job(message: Any, locks: Locks, state: State) -> Job:
    user = privileges.user_for(os.getpid()) if os.getuid() == 0 else 0
    limits = _limits(message, state) | {"RLIMIT_NPROC": PROCESSES}
    if locks.level == "C" and not user:
        limits["RLIMIT_NPROC"] += _threads_of(os.getuid())  # the kernel counts all that this user runs
    gpu = devices.real(message)
    return Job(user, message["scratch"], (*state.readable, *devices.driver_files()) if gpu else state.readable,
               (*readable.DEVICES, *devices.gpu_files()) if gpu else readable.DEVICES, limits, message["memory"],
               message["space"], gpu)


def _limits(message: Any, state: State) -> dict[str, int]:
    if devices.real(message):  # its driver reserves more addresses than there is memory; the watchdog still looks
        return dict(message["limits"])
    return {**message["limits"], "RLIMIT_AS": state.base + message["memory"]}


def _threads_of(user: int) -> int:
    count = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            if os.stat(f"/proc/{name}").st_uid == user:
                count += len(os.listdir(f"/proc/{name}/task"))
    return count


def _unlocked(descriptor: int, message: Any, state: State) -> NoReturn:
    """Code that is trusted, or an instructor who said --unsafe-no-sandbox."""
    status = 70
    try:
        state.control.close()
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        devices.install(message)
        privileges.limit(_limits(message, state))
        _serve(socket.socket(fileno=descriptor), message["scratch"], state.shell, False)
        status = 0
    finally:
        os._exit(status)


def _serve(channel: socket.socket, scratch: str, shell: cells.Shell, no_workers: bool) -> None:
    """The submission's own process, its locks closed: only its channel is still open."""
    number = os.dup(channel.fileno())
    os.dup2(number, 3)
    channel.detach()
    os.closerange(4, 65536)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["HOME"] = os.environ["TMPDIR"] = scratch
    if no_workers:
        submission.without_workers()
    submission.serve(socket.socket(fileno=3), shell, scratch)


def _end(state: State, pid: int) -> None:
    """End a submission with everything it started; wait until it is gone where it can still write outside memory."""
    is_nanny = state.children.get(pid, False)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if is_nanny:
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
    if not is_nanny or (state.locks and state.locks.level != "A"):
        _wait(state, pid)


def _wait(state: State, pid: int) -> None:
    until = time.monotonic() + END_SECONDS
    while pid in state.children and time.monotonic() < until:
        _reap(state)
        time.sleep(0.001)
    if pid in state.children:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)  # a nanny shares its group with the first process of its namespaces


def _reap(state: State) -> None:
    for pid in list(state.children):
        with contextlib.suppress(ChildProcessError):
            done, status = os.waitpid(pid, os.WNOHANG)
            if not done:
                continue
            state.ended[pid] = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)  # whatever it left behind
        del state.children[pid]
