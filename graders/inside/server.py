"""The fork server: imports everything once, never runs student code or a backward, and forks for every submission.

Control messages, with descriptors beside them (one datagram each):
    {"do": "open", "scratch": ..., "limits": {...}} + the submission's end of a channel  ->  {"pid": ...}
    {"do": "signal", "pid": ..., "signal": ...}                                          ->  {"done": ...}
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import select
import signal
import socket
import threading
import warnings
from typing import Any

from . import cells, submission


def warm() -> cells.Shell:
    """Import what submissions import, and what the first optimiser imports, and make the shell they will copy."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.font_manager
    import matplotlib.pyplot as plt
    import torch

    from .torchvision_on_cpu import import_torchvision

    torch.set_num_threads(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import_torchvision()
        torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        import mpl_toolkits.mplot3d  # noqa: F401
        import torch.utils.data
    plt.close("all")
    shell = cells.make_shell()
    with contextlib.suppress(Exception):
        shell.run_cell("pass", store_history=False)  # type: ignore[no-untyped-call]
    gc.collect()
    gc.freeze()
    return shell


def serve(control: socket.socket) -> None:
    """Fork for every request to open a submission, until the control channel closes."""
    shell = warm()
    control.send(json.dumps({"warm": True, "threads": threading.active_count()}).encode())
    children: set[int] = set()
    while True:
        ready, _, _ = select.select([control], [], [], 0.5)
        _reap(children)
        if not ready:
            continue
        try:
            data, descriptors, _, _ = socket.recv_fds(control, 1 << 20, 4)
        except OSError:
            break
        if not data:
            break
        control.send(json.dumps(_handle(json.loads(data), descriptors, control, shell, children)).encode())
    for pid in children:
        _end(pid, signal.SIGKILL)


def _handle(message: Any, descriptors: list[int], control: socket.socket, shell: cells.Shell,
            children: set[int]) -> dict[str, Any]:
    if message["do"] == "open":
        if threading.active_count() != 1:
            return {"error": "the server runs more than one thread and must not fork"}
        pid = os.fork()
        if not pid:
            control.close()
            _submission(descriptors[0], message, shell)
        for descriptor in descriptors:
            os.close(descriptor)
        children.add(pid)
        return {"pid": pid}
    return {"done": message["pid"] in children and _end(message["pid"], message["signal"])}


def _submission(descriptor: int, message: Any, shell: cells.Shell) -> None:
    status = 70
    try:
        os.setsid()
        null = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _limit(message["limits"])
        os.environ["HOME"] = os.environ["TMPDIR"] = message["scratch"]
        submission.serve(socket.socket(fileno=descriptor), shell, message["scratch"])
        status = 0
    finally:
        os._exit(status)


def _limit(limits: Any) -> None:
    for name, value in limits.items():
        which = getattr(resource, name)
        _, hard = resource.getrlimit(which)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))


def _end(pid: int, number: int) -> bool:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if number == signal.SIGKILL:
            os.killpg(pid, number)  # the submission leads a session of its own, with everything it forked
        else:
            os.kill(pid, number)
        return True
    return False


def _reap(children: set[int]) -> None:
    for pid in list(children):
        with contextlib.suppress(ChildProcessError):
            done, _ = os.waitpid(pid, os.WNOHANG)
            if not done:
                continue
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)  # whatever it left behind
        children.discard(pid)
