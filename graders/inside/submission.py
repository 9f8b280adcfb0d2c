"""One submission: runs its cells, then answers requests one by one, each in a fork of its own.

Messages in:   {"do": "cells", ...}  {"do": "ask", "questions": n, ...} and n times {"source": ..., "values": ..., ...}
Messages out:  {"cell": index, "outputs": JSON bytes}  {"ready": True}  {"answer": id, ...} for each question;
               {"answer": id, "alone": True} where this process can be asked, but not forked

The names a check sees are those that the notebook had where the check's cell stands (`mark`), as in a notebook that is
run from top to bottom; `mark` "" means the end of the notebook.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import random
import re
import socket
import sys
import tempfile
import traceback
import types
from collections.abc import Iterable
from typing import Any

import numpy as np
import torch

from . import cells, device, frames, pictures, probe, relay
from .evidence import Refused, reduce, restore

_set_threads, _seed_torch, _exit, _fork = torch.set_num_threads, torch.manual_seed, os._exit, os.fork
_pack, _forkable = frames.pack, device.forkable


MAX_REBOUND = 50_000
BOOKKEEPING = re.compile(r"_|__|___|_i|_ii|_iii|_i?\d+|In|Out|_[ido]h")  # IPython's own, rebound by every cell


class Missing(Exception):
    """The notebook defines no such name."""


class Implementation:
    """`impl`: the names of a namespace as attributes."""

    def __init__(self, names: dict[str, Any]) -> None:
        object.__setattr__(self, "_names", names)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_names")[name]
        except KeyError:
            raise Missing(name) from None


def serve(channel: socket.socket, shell: cells.Shell, scratch: str) -> None:
    """Answer messages until the channel closes. Runs in the submission's own process."""
    os.chdir(scratch)
    sys.path.append(scratch)  # a module that was handed out can be imported, as in a notebook; it shadows nothing
    tempfile.tempdir = None
    snapshots: dict[str, dict[str, Any]] = {}
    while True:
        try:
            message = frames.receive(channel)
        except (EOFError, OSError):
            return
        if message["do"] == "cells":
            _run_all(channel, shell, message, snapshots)
        else:
            _answer(channel, shell, message, snapshots)


def without_workers() -> None:
    """A DataLoader of several processes needs shared memory, which is not to be had here: it loads in its own."""
    loader = torch.utils.data.DataLoader
    made = loader.__init__

    @functools.wraps(made)
    def init(self: Any, *arguments: Any, **more: Any) -> None:
        num_workers = more.pop("num_workers", 0) or (arguments[5] if len(arguments) > 5 else 0)
        if num_workers:
            arguments = (*arguments[:5], *[0] * len(arguments[5:6]), *arguments[6:])
            print(f"[num_workers={num_workers} is taken as 0 while this notebook is graded]", file=sys.stderr)
            for name in ("prefetch_factor", "persistent_workers", "multiprocessing_context", "timeout"):
                more.pop(name, None)
        made(self, *arguments, **more)

    loader.__init__ = init  # type: ignore[method-assign]


def _run_all(channel: socket.socket, shell: cells.Shell, message: Any, snapshots: dict[str, dict[str, Any]]) -> None:
    fresh(message["seed"])
    if message["syspath"]:
        sys.path[:0] = message["syspath"]
    given = json.loads(message["cells"].values.tobytes().decode("utf8", "surrogatepass"))
    for index, cell in enumerate(given):
        if cell["mark"]:
            snapshots[cell["mark"]] = dict(shell.user_ns)
            continue
        outputs = cells.run_cell(shell, cell["source"], message["output"], index + 1)
        frames.send(channel, {"cell": index, "outputs": _as_bytes(outputs)})
    frames.send(channel, {"ready": True, "rebound": _rebound(snapshots, shell.user_ns)})


def _rebound(snapshots: dict[str, dict[str, Any]], last: dict[str, Any]) -> dict[str, str]:
    """Of each place, the names that mean something else where the notebook ends. A place with too many is left out."""
    found: dict[str, str] = {}
    room = MAX_REBOUND
    with contextlib.suppress(Exception):  # a notebook may have put anything among its names
        for mark, names in snapshots.items():
            changed = [name for name in {**names, **last} if names.get(name, frames) is not last.get(name, frames)]
            said = " ".join(name for name in changed if not BOOKKEEPING.fullmatch(name))
            if len(said) < room:
                found[mark] = said
                room -= len(said)
    return found


def _as_bytes(outputs: list[cells.Output]) -> frames.Array:
    text = json.dumps(outputs).encode()
    if len(text) > frames.MAX_PAYLOAD // 2:
        text = json.dumps([cells.stream("stderr", "[outputs too large; left out]\n")]).encode()
    return frames.of_numpy(np.frombuffer(text, dtype=np.uint8))


def fresh(seed: int) -> None:
    """Random states, threads and pictures as at the start."""
    import matplotlib.pyplot as plt

    _set_threads(1)
    _seed_torch(seed)
    np.random.seed(seed % 2**32)
    random.seed(seed)
    plt.close("all")
    pictures.CLOSED.clear()


def _answer(channel: socket.socket, shell: cells.Shell, message: Any, snapshots: dict[str, dict[str, Any]]) -> None:
    """The questions that follow, a frame each: a frame goes back for each, as soon as it is there."""
    asked = [frames.receive(channel) for _ in range(message["questions"])]
    last = dict(shell.user_ns) if len(asked) > 1 else None
    names = [snapshots.get(question["mark"], last) for question in asked]
    if not message["fork"]:
        for question, known in zip(asked, names, strict=True):
            channel.sendall(_framed(message["id"], evaluate(shell, question, known)))
        return
    if not _forkable():
        frames.send(channel, {"answer": message["id"], "alone": True})
        return
    reader, writer = os.pipe()
    child = _fork()
    if not child:
        _in_child(reader, writer, channel, shell, message["id"], zip(asked, names, strict=True))
    os.close(writer)
    gone = relay.pass_on(child, reader, channel, message)
    os.close(reader)
    if gone is not None:
        frames.send(channel, {"answer": message["id"], **gone})


def _in_child(reader: int, writer: int, channel: socket.socket, shell: cells.Shell, number: int,
              asked: Iterable[tuple[Any, dict[str, Any] | None]]) -> None:
    status = 70
    try:
        os.close(reader)
        channel.close()
        for question, names in asked:
            data = _framed(number, evaluate(shell, question, names))
            while data:
                data = data[os.write(writer, data) :]
        status = 0
    finally:
        _exit(status)


def _framed(number: int, reply: dict[str, Any]) -> bytes:
    try:
        return _pack({"answer": number, **reply})
    except frames.FrameError as error:
        return _pack({"answer": number, "fault": "refused", "message": str(error)})


def evaluate(shell: cells.Shell, message: Any, names: dict[str, Any] | None) -> dict[str, Any]:
    """Run one check's body on one instance: {"tree": evidence}, or a fault with its kind, message, line, traceback."""
    if names is not None:
        shell.user_ns.clear()
        shell.user_ns.update(names)
    fresh(message["seed"])
    try:
        arguments = restore(message["values"])
        for name, content in message["files"].items():
            arguments[name] = _write(name, content)
        body = _body(message)
        with cells.captured(cells.Outputs(1 << 16)):
            return {"tree": _collect(body(Implementation(shell.user_ns), **arguments))}
    except Missing as error:
        return {"fault": "missing", "message": str(error)}
    except Refused as error:
        return {"fault": "refused", "message": str(error)}
    except BaseException as error:
        return _raised(error)


def _collect(result: Any) -> Any:
    """A body that yields is read step by step, each value copied at once."""
    if type(result) is types.GeneratorType:
        steps = []
        for value in result:
            steps.append(reduce(value))
            if len(steps) > frames.MAX_NODES:
                raise Refused(f"it yields more than {frames.MAX_NODES} values")
        return steps
    return reduce(result)


def _body(message: Any) -> Any:
    import math

    import matplotlib.pyplot as plt

    space: dict[str, Any] = {
        "__name__": "check", "torch": torch, "nn": torch.nn, "optim": torch.optim, "F": torch.nn.functional, "np": np,
        "plt": plt, "math": math, "probe": probe,
    }
    exec(compile(message["source"], "<check>", "exec"), space)
    return space[message["name"]]


def _write(name: str, content: Any) -> str:
    stem, _, ending = name.rpartition("_")
    path = os.path.abspath(f"{stem}.{ending}" if stem else name)
    data = content.values.tobytes() if isinstance(content, frames.Array) else content.encode()
    with open(path, "wb") as handle:
        handle.write(data)
    return path


def _raised(error: BaseException) -> dict[str, Any]:
    """The exception, with the last line of the student's own code on the way to it."""
    line = ""
    with contextlib.suppress(BaseException):
        for frame in traceback.extract_tb(error.__traceback__):
            if "ipython-input" in frame.filename or frame.filename.startswith("<cell"):
                line = frame.line or ""
    trace = ""
    with contextlib.suppress(BaseException):
        trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))[-4000:]
    return {"fault": "raised", "kind": type(error).__name__[:80], "message": cells.text_of(error), "line": line[:200],
            "traceback": trace}
