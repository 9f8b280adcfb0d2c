"""One submission in the sandbox: run its cells, ask it questions. Every deadline is kept on this side."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..course import Limits
from ..errors import SandboxError
from ..inside import frames
from ..records import Cell, Evidence, Fault, Tree
from .scratch import hand_over, keep_files
from .server import Opened, Server, real_device

GRACE = 2.0  # seconds between the interrupt of a cell and its end by force
LATE = 3.0  # seconds that a submission may take to say that a check was late
SCRATCH_FILES = 4  # files of the largest size that a scratch directory in memory holds
MAX_RESTARTS = 3  # cells that end the process, before the rest of the notebook is given up


@dataclass(frozen=True)
class CellRun:
    """The outputs of one cell, in the form that a notebook keeps."""

    index: int
    outputs: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Question:
    """One check's body on one instance. `values` is a mapping of plain data and arrays, `files` name -> content."""

    source: str
    name: str
    mark: str
    values: Mapping[str, Tree]
    files: Mapping[str, Any]
    seed: int
    seconds: float


Answer = Evidence


class Gone(Exception):
    """The submission's process has ended, or has been ended for lateness (`late`)."""

    def __init__(self, late: bool = False) -> None:
        self.late = late
        super().__init__()


class Session:
    """A submission's process, started again without the guilty cell if one of its cells ends it."""

    def __init__(self, server: Server, cells: Sequence[Cell], limits: Limits, *,
                 files: Mapping[str, Path] | None = None, seed: int = 0, syspath: Sequence[str] = (),
                 fork: bool = True, locked: bool | None = None, device: str = "cpu") -> None:
        """`fork`: each check in its own process. Not `locked` (by default: not `fork`) is for trusted code only.
        `device`: "cuda" is a machine with a GPU."""
        self._server, self._cells, self._limits = server, list(cells), limits
        self._files, self._seed, self._syspath, self._fork = files or {}, seed, list(syspath), fork
        self.rebound: Mapping[str, frozenset[str]] = {}  # mark -> names that mean something else at the end, if known
        self._runs: dict[int, CellRun] = {}
        self._guilty: dict[int, CellRun] = {}
        self._locked = fork if locked is None else locked
        self._opened: Opened | None = None
        self._device, self._elsewhere = device, dict[str, Session]()
        self._alone = device != "cpu" and real_device()  # it cannot be forked: a process of its own for every check
        self._used = False

    def on(self, device: str) -> Session:
        """The same notebook on another device; its cells run there when this is first asked for."""
        if device == self._device:
            return self
        if device not in self._elsewhere:
            other = Session(self._server, self._cells, self._limits, files=self._files, seed=self._seed,
                            syspath=self._syspath, fork=self._fork, locked=self._locked, device=device)
            self._elsewhere[device] = other
            other.run()
        return self._elsewhere[device]

    def run(self) -> list[CellRun]:
        """Run the cells. A cell that hangs is interrupted; one that ends the process costs itself only."""
        for _ in range(MAX_RESTARTS + 1):
            self._start()
            try:
                self._run_cells()
                break
            except Gone as gone:
                guilty = next((i for i in range(len(self._cells)) if self._is_next(i)), None)
                if guilty is None:
                    break
                self._guilty[guilty] = CellRun(self._cells[guilty].index, (_killer(gone.late, self._was_memory()),))
        ran = self._runs | self._guilty
        return [ran[i] for i in sorted(ran)]

    def _is_next(self, position: int) -> bool:
        return not self._cells[position].mark and position not in self._runs and position not in self._guilty

    def _start(self) -> None:
        self._end()
        self._runs, self._used = {}, False
        self._opened = self._server.open(_rlimits(self._limits, len(self._cells)), self._limits.memory_mb << 20,
                                         SCRATCH_FILES * self._limits.file_mb << 20, self._locked, self._device)
        for name, path in self._files.items():
            target = self._opened.scratch / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        hand_over(self._opened.scratch)

    def _process(self) -> Opened:
        if self._opened is None:
            raise Gone
        return self._opened

    def _was_memory(self) -> bool:
        """Ask once, when a submission has ended by itself."""
        return self._opened is not None and self._server.ended_by_memory(self._opened.pid)

    def _run_cells(self) -> None:
        sent = [{"source": "" if i in self._guilty else cell.source, "mark": cell.mark}
                for i, cell in enumerate(self._cells)]
        text = json.dumps(sent, ensure_ascii=False).encode("utf8", "surrogatepass")  # more than a header may hold
        self._send({"do": "cells", "cells": frames.of_numpy(np.frombuffer(text, dtype=np.uint8)), "seed": self._seed,
                    "syspath": self._syspath, "output": self._limits.output_kb * 1024})
        while True:
            message = self._receive_from_cell()
            if message.get("ready") is True:
                said = message.get("rebound")
                self.rebound = {mark: frozenset(names.split()) for mark, names in said.items()
                                if type(names) is str} if type(said) is dict else {}
                return
            position = message.get("cell")
            if type(position) is not int or not 0 <= position < len(self._cells):
                raise Gone
            if position not in self._guilty:
                self._runs[position] = CellRun(self._cells[position].index, _outputs(message.get("outputs")))

    def _receive_from_cell(self) -> dict[str, Any]:
        try:
            return self._receive(self._limits.cell_seconds)
        except TimeoutError:
            self._server.signal(self._process().pid, signal.SIGINT)
        try:
            return self._receive(GRACE)
        except TimeoutError:
            raise Gone(late=True) from None

    def ask(self, question: Question) -> Evidence:
        """The evidence that the submission gives, or why there is none. Never raises for what a submission does."""
        return self.ask_in_turn([question])[0]

    def ask_in_turn(self, questions: Sequence[Question]) -> list[Evidence]:
        """One question after the other, in one process: only the first finds it fresh. `seconds` are the first one's.

        Shorter than `questions` where the process was lost on the way; the last evidence says how.
        """
        if self._alone and self._used:
            self._again()
        if self._opened is None:
            return [Evidence(fault=Fault.ENDED, message="before this check")]
        self._used = True
        first, number, found = questions[0], secrets.randbits(48), list[Evidence]()
        try:
            self._send({"do": "ask", "id": number, "seconds": first.seconds, "fork": self._fork and not self._alone,
                        "questions": len(questions)})
            for question in questions:
                self._send({"source": question.source, "name": question.name, "mark": question.mark,
                            "values": dict(question.values), "files": dict(question.files), "seed": question.seed})
            while len(found) < len(questions) and not (found and found[-1].fault in (Fault.HUNG, Fault.ENDED)):
                message = self._receive(first.seconds + (0 if self._alone else LATE))
                if message.get("answer") != number:
                    self._again()
                    return [*found, Evidence(fault=Fault.REFUSED, message="it sent something that was not asked for")]
                if message.get("alone") is True and self._device != "cpu" and not self._alone:
                    self._alone, self._used = True, False
                    return self.ask_in_turn(questions)
                found.append(_evidence(message))
        except (TimeoutError, Gone) as error:
            late = isinstance(error, TimeoutError)
            ending = "it used more memory than it may" if not late and self._was_memory() else "it closed its channel"
            self._again()
            return [*found, Evidence(fault=Fault.HUNG if late else Fault.ENDED,
                                     message=f"{first.seconds:g}" if late else ending)]
        return found

    def _again(self) -> None:
        """After a submission was lost during a check: the same cells in a new process, for the checks that follow."""
        self._end()
        self.run()

    def _send(self, tree: Tree) -> None:
        channel = self._process().channel
        channel.settimeout(LATE * 10)
        try:
            frames.send(channel, tree)
        except OSError:
            raise Gone from None

    def _receive(self, seconds: float) -> dict[str, Any]:
        channel = self._process().channel
        channel.settimeout(seconds)
        started = time.monotonic()
        try:
            message = frames.receive(channel)
        except TimeoutError:
            raise
        except (EOFError, OSError, frames.FrameError):
            raise Gone from None
        if time.monotonic() - started > seconds + LATE or type(message) is not dict:
            raise Gone
        return message

    def _end(self) -> None:
        if self._opened is not None:
            opened, self._opened = self._opened, None
            with contextlib.suppress(SandboxError):  # a server that has ended took its submissions along
                self._server.signal(opened.pid, signal.SIGKILL)
            opened.close()

    def keep_files(self, folder: Path) -> None:
        """Copy what the cells wrote into the scratch directory: plain files, as large as limits allow, no notebooks.

        What the cells started may still be running, so no name is looked up twice, and no link is followed.
        """
        if self._opened is not None:
            keep_files(self._opened.scratch, folder, self._limits.file_mb << 20)

    def close(self) -> None:
        """End the process with all its descendants, and remove its scratch directory."""
        for other in self._elsewhere.values():
            other.close()
        self._end()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _rlimits(limits: Limits, cells: int) -> dict[str, int]:
    return {"RLIMIT_FSIZE": limits.file_mb << 20, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": 256,
            "RLIMIT_CPU": int(limits.cell_seconds * (cells + 1) + limits.check_seconds) + 60}


def _killer(late: bool, memory: bool) -> dict[str, Any]:
    name, message = ("CellTimeoutError", "the cell did not end when it was interrupted") if late else (
        "MemoryError", "this cell used more memory than it may; the rest of the notebook was run without it"
    ) if memory else (
        "DeadKernelError", "this cell ended the whole process; the rest of the notebook was run without it")
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": [f"{name}: {message}"]}


def _outputs(value: Tree) -> tuple[dict[str, Any], ...]:
    try:
        parsed = json.loads(value.values.tobytes())
        return tuple(item for item in parsed if isinstance(item, dict))
    except (ValueError, AttributeError, TypeError):
        return ()


def _evidence(message: Mapping[str, Any]) -> Evidence:
    fault = message.get("fault")
    if fault is None:
        return Evidence(tree=message.get("tree"))
    if fault not in set(Fault):
        return Evidence(fault=Fault.REFUSED, message="it sent a malformed answer")
    text = {key: message[key] if isinstance(message.get(key), str) else "" for key in
            ("kind", "message", "line", "traceback")}
    return Evidence(fault=Fault(fault), **text)
