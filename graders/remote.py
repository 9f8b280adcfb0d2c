"""A submission that runs on another machine: an order goes out as bytes, answers come back as bytes.

An order holds cells, files, limits and questions: what the sandbox sees here too, and nothing else. References,
solutions and seeds stay where the judge is. Which questions there are can follow from answers (a wrong answer is asked
again where the notebook ends), so a submission is ordered again with those that were missing, until none is.

    home:   order -> bytes        (`work` on another machine)        bytes -> Answers -> run.judged
"""

from __future__ import annotations

import atexit
import hashlib
import json
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from . import streams, versions
from .course import Exercise, Limits
from .errors import SandboxError, StepmarkError
from .inside.frames import Array, FrameError, of_numpy, pack
from .plan import Plan
from .records import Cell, Evidence, Fault, Tree
from .refer import Referee, body_source, question
from .run import Graded, first_round, indices, judged
from .sandbox import CellRun, Question, Server, Session

CHUNK = 16 * 2**20
REPLY = 64 * 2**20  # what is not answered before the answers are so large is ordered once more
ASKED = ("source", "name", "mark", "values", "files", "seed", "seconds")

Group = Sequence[Question]
Rebound = dict[str, dict[str, frozenset[str]]]  # device -> mark -> names


@dataclass(frozen=True)
class Host:
    """A process that ran submissions, and its locks."""

    name: str
    level: str
    layers: tuple[str, ...]
    missing: tuple[str, ...]
    devices: tuple[tuple[str, str], ...] = ()

    def line(self) -> str:
        """The locks that hold there, and the devices that were asked for, in one line."""
        held = f"level {self.level} ({', '.join(self.layers)})" if self.level else f"NONE ({'; '.join(self.missing)})"
        return f"locks on {self.name}: {held}" + "".join(f"; {name}: {kind}" for name, kind in self.devices)


@dataclass
class Answers:
    """What a submission answered elsewhere, on one device, in the place of its session; `missing` is what nobody asked
    it yet, with the device. What is in dicts is shared by all devices."""

    given: dict[str, list[Evidence]] = field(default_factory=dict)
    missing: dict[str, tuple[str, Group]] = field(default_factory=dict)
    everywhere: Rebound = field(default_factory=dict)
    device: str = "cpu"

    @property
    def rebound(self) -> Mapping[str, frozenset[str]]:
        """As a session has it."""
        return self.everywhere.get(self.device, {})

    def on(self, device: str) -> Answers:
        """As a session does."""
        return replace(self, device=device)

    def ask(self, question: Question) -> Evidence:
        """As a session does."""
        return self.ask_in_turn([question])[0]

    def ask_in_turn(self, questions: Group) -> list[Evidence]:
        """As a session does; what is not known yet counts as hopeless, so that little else is asked in vain."""
        name = _name(self.device, questions)
        if name not in self.given:
            self.missing[name] = self.device, questions
            return [Evidence(fault=Fault.ENDED, message="not asked yet")]
        return self.given[name]


def grade(send: Callable[[bytes], bytes], met: Callable[[Host], None], plan: Plan, exercises: Mapping[str, Exercise],
          referee: Referee, limits: Limits, files: Mapping[str, Path]) -> Graded:
    """As `run.run`, with the submission elsewhere: `send` takes an order there and brings the answers.

    `met` is told who answered. Raises StepmarkError where that machine cannot run submissions.
    """
    answers = _expected(plan, exercises, referee, limits)
    while True:
        wanted = list(answers.missing.items())
        host, ran, rebound, found = _read(send(_order(plan.cells, limits, files, [asked for _, asked in wanted])))
        met(host)
        if wanted and not found:
            raise StepmarkError(f"{host.name} answered no question", host.name, "see its log")
        answers.given.update({name: evidence for (name, _), evidence in zip(wanted, found, strict=False)})
        answers.missing.clear()
        answers.everywhere |= rebound
        graded = judged(plan, ran, exercises, referee, answers, limits)
        if not answers.missing:
            return graded


def _expected(plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, limits: Limits) -> Answers:
    """What every submission is asked: the first round of all checks, and those on a GPU at their place."""
    found = Answers()
    asked = [question for _, question in first_round(plan, exercises, referee, limits)]
    if asked:
        found.ask_in_turn(asked)
    for placed in plan.checks:
        exercise = exercises[placed.exercise]
        check = exercise.check(placed.check)
        if check.devices == ("cpu",):
            continue
        source = body_source(exercise, check)
        try:
            known = [(d, [referee.on(d).known(exercise, check, i) for i in indices(check)]) for d in check.devices]
        except StepmarkError:  # a broken check: the judge will say so
            continue
        for device, there in known:
            found.on(device).ask_in_turn([question(source, check.name, placed.mark, k.prepared, limits.check_seconds)
                                          for k in there])
    return found


def _name(device: str, questions: Group) -> str:
    digest = hashlib.sha256(device.encode())
    for asked in questions:
        digest.update(pack(_asked(asked)))
    return digest.hexdigest()


def _asked(question: Question) -> dict[str, Tree]:
    return {key: getattr(question, key) for key in ASKED} | {"values": dict(question.values),
                                                             "files": dict(question.files)}


# --- orders ------------------------------------------------------------------------------------------------------


def _order(cells: Sequence[Cell], limits: Limits, files: Mapping[str, Path],
           groups: Sequence[tuple[str, Group]]) -> bytes:
    head = {"versions": [versions.engine(), *versions.numerics()], "limits": asdict(limits),
            "cells": [[cell.source, cell.mark, cell.index] for cell in cells],
            "groups": [[device, len(group)] for device, group in groups],
            "files": {name: path.stat().st_size for name, path in files.items()}}
    contents = (chunk for path in files.values() for chunk in _chunks(path.read_bytes()))
    return streams.join([*_chunks(json.dumps(head).encode(), last=True), *contents,
                         *(_asked(question) for _, group in groups for question in group)])


def _chunks(data: bytes, last: bool = False) -> Iterator[Array]:
    """Bytes as arrays that frames can hold; after the `last` one of what has no known length comes an empty one."""
    for at in range(0, len(data), CHUNK):
        yield of_numpy(np.frombuffer(data[at : at + CHUNK], dtype=np.uint8))
    if last:
        yield of_numpy(np.empty(0, dtype=np.uint8))


def _unchunked(trees: Iterator[Tree], size: int | None = None) -> bytes:
    data = bytearray()
    while size is None or len(data) < size:
        part = next(trees).values.tobytes()
        if not part:
            break
        data += part
    return bytes(data)


def work(order: bytes) -> bytes:
    """Run a submission on this machine, in the sandbox, and put the order's questions to it. Never raises.

    This is what a cluster's workers run: bytes in, bytes out.
    """
    try:
        return streams.join(_worked(iter(streams.split(order))))
    except Exception as error:  # whatever it is, it crosses as words: home unpickles nothing
        what = error.what if isinstance(error, StepmarkError) else f"{type(error).__name__}: {error}"
        return streams.join([{"error": what, "host": _here()}])


def _worked(trees: Iterator[Tree]) -> list[Tree]:
    head = json.loads(_unchunked(trees))
    mine = [versions.engine(), *versions.numerics()]
    if head["versions"] != mine:
        differing = [f"{a} there, {b} here" for a, b in zip(mine[1:], head["versions"][1:], strict=True) if a != b]
        raise SandboxError("the machine has another version of " + (", ".join(differing) or "Stepmark"))
    server = _server()
    server.require_locks()
    for device in dict.fromkeys(device for device, _ in head["groups"]):
        server.device(device)
    with tempfile.TemporaryDirectory(prefix="stepmark-files-") as folder:
        files = {name: _placed(Path(folder), name, _unchunked(trees, size)) for name, size in head["files"].items()}
        cells = [Cell(source, mark, index) for source, mark, index in head["cells"]]
        with Session(server, cells, Limits(**head["limits"]), files=files) as session:
            ran = session.run()
            groups = ((device, [Question(**next(trees)) for _ in range(count)]) for device, count in head["groups"])
            answered = list(_answered(session, groups))
            host = {"host": _here(), "level": server.level, "layers": [*server.layers], "missing": [*server.missing],
                    "devices": dict(server.devices)}
            rebound = {device: {mark: sorted(names) for mark, names in session.on(device).rebound.items()}
                       for device in dict.fromkeys(["cpu", *(device for device, _ in head["groups"])])}
            return [host | {"rebound": rebound}, *_ran(ran), None, *answered]


def _placed(folder: Path, name: str, data: bytes) -> Path:
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise SandboxError(f"an order names the file {name!r}")
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _ran(ran: Sequence[CellRun]) -> Iterator[Tree]:
    for cell in ran:
        yield {"index": cell.index}
        yield from _chunks(json.dumps(cell.outputs).encode(), last=True)


def _answered(session: Session, groups: Iterator[tuple[str, Group]]) -> Iterator[Tree]:
    size = 0
    for device, group in groups:
        if size > REPLY:
            return
        found: list[Tree] = []
        for evidence in session.on(device).ask_in_turn(group):
            found.append(streams.of_evidence(evidence))
            size += len(pack(found[-1]))
            if size > REPLY and len({asked.mark for asked in group}) > 1:
                break  # of a round of several checks, those that are left are asked one by one
        yield len(found)
        yield from found


_own = threading.local()


def _server() -> Server:
    """This thread's fork server, started when it is first needed and ended with the process."""
    if not hasattr(_own, "server"):
        _own.server = Server()
        atexit.register(_own.server.close)
    found: Server = _own.server
    return found


def _here() -> str:
    return socket.gethostname()


# --- answers -----------------------------------------------------------------------------------------------------


def _read(reply: bytes) -> tuple[Host, list[CellRun], Rebound, list[list[Evidence]]]:
    """Who answered, the cells' outputs, rebound names, and the evidence of the first groups. Raises StepmarkError."""
    try:
        trees = iter(streams.split(reply))
        head = next(trees)
        if "error" in head:
            raise SandboxError(f"a worker could not run a submission: {head['error']}", head["host"],
                               "install the same versions there, and see what `stepmark doctor` says there")
        host = Host(str(head["host"]), str(head["level"]), tuple(head["layers"]), tuple(head["missing"]),
                    tuple((str(name), str(kind)) for name, kind in head["devices"].items()))
        rebound = {device: {mark: frozenset(names) for mark, names in marks.items()}
                   for device, marks in head["rebound"].items()}
        ran, groups = [], []
        for tree in iter(lambda: next(trees), None):
            outputs: list[dict[str, Any]] = json.loads(_unchunked(trees))
            ran.append(CellRun(tree["index"], tuple(outputs)))
        for count in trees:
            groups.append([streams.to_evidence(next(trees)) for _ in range(count)])
    except (FrameError, StopIteration, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SandboxError(f"a worker sent something that is no answer ({type(error).__name__})", "",
                           "install the same version of Stepmark there") from None
    return host, ran, rebound, groups
