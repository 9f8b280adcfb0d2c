"""What the fork of a check says, passed on to the judge frame by frame, each within its time."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from typing import Any

from . import frames

# as they were before any student's code
_kill, _read, _select, _time, _waitpid = os.kill, os.read, select.select, time.monotonic, os.waitpid


def pass_on(child: int, reader: int, channel: socket.socket, message: Any) -> dict[str, str] | None:
    """Send the child's frames on, one a question, and end it. A fault where one is late or does not come."""
    said = bytearray()
    for left in range(message["questions"], 0, -1):
        end = _time() + message["seconds"]
        while (size := _frame_size(said)) is None or len(said) < size:
            ready, _, _ = _select([reader], [], [], max(0.0, end - _time()))
            if not ready:
                _end(child)
                return {"fault": "hung", "message": f"{message['seconds']:g}"}
            part = _read(reader, 1 << 20)
            if not part or size == 0:
                return {"fault": "ended", "message": _ending(_end(child))}
            said += part
        if left == 1:
            _end(child)  # it has said everything
        channel.sendall(said[:size])
        del said[:size]
    return None


def _frame_size(said: bytearray) -> int | None:
    """How long the frame is that begins here; None before that is known, 0 where it is no frame."""
    if len(said) < frames.HEAD.size:
        return None
    magic, header, payload = frames.HEAD.unpack_from(said)
    if magic != frames.MAGIC or header > frames.MAX_HEADER or payload > frames.MAX_PAYLOAD:
        return 0
    return int(frames.HEAD.size + header + payload)


def _end(child: int) -> int:
    with contextlib.suppress(PermissionError):  # where no signal may be sent: the judge ends the whole submission
        _kill(child, signal.SIGKILL)
    return _waitpid(child, 0)[1]


def _ending(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    return f"exit status {os.WEXITSTATUS(status)}"
