"""Grades one notebook: plan, run, judge, report; with the truths and the servers kept for the next one."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

from traitlets.log import get_logger

from . import versions
from .build import CellKind, PageCell, read_page
from .course import Assignment, Course, Exercise, Limits, load_course
from .errors import SandboxError
from .paths import ClassroomPaths
from .plan import Plan, plan
from .records import Outcome
from .refer import Referee
from .report import cells as report_cells
from .report import stored
from .run import Graded, run
from .sandbox import Server, real_device
from .truths import Truths
from .words import Translate, translator

EMPTY = Plan((), (), frozenset())


Grade = Callable[[Plan, Mapping[str, Path]], Graded]


class Locks(Protocol):
    """What locks submissions away: a server's, or those of another machine."""

    @property
    def level(self) -> str: ...

    @property
    def layers(self) -> tuple[str, ...]: ...

    @property
    def missing(self) -> tuple[str, ...]: ...

    @property
    def devices(self) -> tuple[tuple[str, str], ...]: ...


@dataclass
class Bench:
    """What grading an assignment needs, made once: the course's cells, the truths, a fork server.

    `own` is a server to use; where it is None, the one of this process is started when something is first run.
    `truths` is where evidence of references and known mistakes is kept on disk. `classroom` is told under which locks
    it was graded. What was graded, but must not be kept on disk, is remembered in `passing` while this process lives.
    """

    course: Course
    assignment: Assignment
    seed: int
    own: Server | None = None
    truths: Truths | None = None
    classroom: ClassroomPaths | None = None
    passing: dict[str, Graded] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.exercises: Mapping[str, Exercise] = {e.slug: e for e in self.course.of(self.assignment)}
        self.pages = graded_cells(self.course, self.assignment)
        self.digest = course_digest(self.course, self.assignment)  # once, not for every submission

    @cached_property
    def server(self) -> Server:
        """The fork server for submissions where no other is given.

        Raises SandboxError where nothing locks submissions away, and must.
        """
        server = self.own or locked_server()
        server.require_locks()
        self.look_for_devices(server)
        self.record_locks(server)
        return server

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices on which checks of this assignment are asked."""
        return tuple(dict.fromkeys(d for e in self.exercises.values() for c in e.checks for d in c.devices))

    def look_for_devices(self, server: Server) -> None:
        """Let a server find out which kinds of devices it has for this assignment.

        Raises SandboxError where it has none and --device cuda asked for it; else the checks are broken, and say so.
        """
        for device in self.devices:
            try:
                if kind := server.device(device):
                    get_logger().info(f"{device}: {kind}")
            except SandboxError:
                if real_device():
                    raise

    @cached_property
    def referee(self) -> Referee:
        return Referee(self.own or shared_server(), self.seed, self.truths)

    def record_locks(self, locks: Locks, **where: str) -> None:
        """Write down beside the gradebook under which locks a run grades."""
        if self.classroom is not None:
            entry = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "assignment": self.assignment.name,
                     **where, "level": locks.level, "layers": locks.layers, "missing": locks.missing,
                     "devices": dict(locks.devices)}
            with self.classroom.locks.open("a", encoding="utf8") as handle:
                handle.write(json.dumps(entry) + "\n")

    def plan(self, notebook: Any) -> Plan:
        """What to run and to ask of a notebook of this assignment."""
        return plan(notebook, self.pages)

    def grade(self, planned: Plan, files: Mapping[str, Path], server: Server | None = None) -> Graded:
        """Run and judge, on another server where one is given (a worker's own)."""
        return run(planned, self.exercises, self.referee, server or self.server, self.course.limits, files)

    def key(self, planned: Plan, files: Mapping[str, Path]) -> str:
        """A key of everything that a graded notebook depends on."""
        digest = hashlib.sha256(self.digest.encode())
        digest.update(json.dumps([[c.source, c.mark, c.index] for c in planned.cells]).encode())
        digest.update(json.dumps([sorted(planned.untouched), self.seed, real_device()]).encode())
        for name, path in sorted(files.items()):
            digest.update(name.encode() + path.read_bytes())
        return digest.hexdigest()

    def kept(self, key: str, classroom: ClassroomPaths) -> Graded | None:
        """What was graded before under this key; None where nothing was, or its record is not whole."""
        if key in self.passing:
            return self.passing[key]
        try:
            return stored.load(classroom.evidence(key).read_text("utf8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, graded: Graded, classroom: ClassroomPaths) -> None:
        """Keep what was graded beside the gradebook; where a check is itself broken, only while this process lives."""
        if any(verdict.outcome is Outcome.BROKEN for verdict in graded.verdicts):
            self.passing[key] = graded
            return
        path = classroom.evidence(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(f".{os.getpid()}.{secrets.token_hex(4)}")
        whole.write_text(stored.dump(graded), "utf8")
        whole.replace(path)

    def forget(self, key: str, classroom: ClassroomPaths) -> None:
        """Let it be graded anew."""
        self.passing.pop(key, None)
        with suppress(FileNotFoundError):
            classroom.evidence(key).unlink()

    def grade_once(self, planned: Plan, files: Mapping[str, Path], classroom: ClassroomPaths,
                   grade: Grade | None = None) -> Graded:
        """As `grade` (or another way to grade); what was graded with all the same inputs is taken from what is kept."""
        key = self.key(planned, files)
        found = self.kept(key, classroom)
        if found is None:
            found = (grade or self.grade)(planned, files)
            self.keep(key, found, classroom)
        return found

    def speak(self, lang: str) -> Translate:
        """Sentences in a language of this assignment's pages."""
        return translator(lang, self.course.paths, [e.unit for e in self.exercises.values()])


def graded_cells(course: Course, assignment: Assignment) -> Mapping[str, PageCell]:
    """The stub and check cells of an assignment by grade id; the same in every language."""
    cells = [cell for exercise in course.of(assignment)
             for cell in read_page(exercise, course.languages[0]).cells]
    return {cell.grade_id: cell for cell in cells if cell.kind in (CellKind.STUB, CellKind.CHECK)}


def course_digest(course: Course, assignment: Assignment) -> str:
    """A digest of every file of the course that a verdict depends on, of the engine, and of what computes."""
    digest = hashlib.sha256(repr((versions.engine(), versions.numerics())).encode())
    paths = course.paths
    files = [paths.course_toml]
    for exercise in course.of(assignment):
        files += [paths.check(exercise.slug), paths.solution(exercise.slug), paths.reference(exercise.slug)]
    for file in sorted(set(files)):
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def seed_of(classroom: ClassroomPaths, assignment: str, *, new: bool = False) -> int:
    """The seed of an assignment's secret instances: drawn once, kept beside the gradebook, never released."""
    known: dict[str, int] = json.loads(classroom.seeds.read_text("utf8")) if classroom.seeds.is_file() else {}
    if new or assignment not in known:
        known[assignment] = secrets.randbits(48)
        classroom.private.mkdir(parents=True, exist_ok=True)
        classroom.private.chmod(0o700)
        fresh = classroom.seeds.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(known, indent=1) + "\n", "utf8")
        fresh.replace(classroom.seeds)
    return known[assignment]


def submitted_files(folder: Path, limit_mb: int = 50) -> dict[str, Path]:
    """The files beside a notebook that its cells may read: not notebooks, links, hidden files or virtual environments.

    None is larger than the limit, and together they are not larger than twice that, the smallest first: a scratch
    directory must hold them beside what the cells write.
    """
    sizes: dict[Path, int] = {}
    for here, folders, names in os.walk(folder):
        folders[:] = [] if "pyvenv.cfg" in names else [name for name in folders if not name.startswith(".")]
        for name in [] if "pyvenv.cfg" in names else names:
            path = Path(here, name)
            if not name.startswith(".") and path.suffix != ".ipynb" and path.is_file() and not path.is_symlink():
                sizes[path] = path.stat().st_size
    found, room = {}, 2 * limit_mb << 20
    for path, size in sorted(sizes.items(), key=lambda item: (item[1], item[0])):
        room -= size
        if size > limit_mb << 20 or room < 0:
            break
        found[str(path.relative_to(folder))] = path
    return dict(sorted(found.items()))


@lru_cache(maxsize=1)
def shared_server() -> Server:
    """The server of this process, ended with it. It starts while others go on."""
    server = Server()
    atexit.register(server.close)
    return server


def locked_server() -> Server:
    """The same, when its locks hold, which is told once. Raises SandboxError where they must and do not."""
    server = shared_server()
    server.require_locks()
    _tell_locks(server)
    return server


@lru_cache(maxsize=1)
def _tell_locks(server: Server) -> None:
    get_logger().info(server.line())  # the log of the nbgrader application, where this runs in one


@lru_cache(maxsize=8)
def bench(course: Path, classroom: Path, assignment: str) -> Bench:
    """The bench of an assignment in this process."""
    loaded, room = load_course(course, course), ClassroomPaths(classroom)
    seed = seed_of(room, assignment)
    return Bench(loaded, loaded.assignment(assignment), seed, None, Truths(room.truths), room)


def grade_cells(notebook: Any, *, course: str, classroom: str, assignment: str, student: str, files: Path,
                seconds: float | None = None) -> Any:
    """Grade a (sanitised) notebook for nbgrader: fill its outputs, cards and scores in. The notebook is returned.

    A notebook that is not ours (no `stepmark` metadata) is run and its outputs filled in, as nbgrader's Execute does.
    `seconds` overrides the course's limit for one cell.
    """
    mine = notebook.metadata.get("stepmark")
    beside = submitted_files(files)
    if not isinstance(mine, dict):
        foreign = plan(notebook, {})
        limits = Limits(cell_seconds=seconds) if seconds else Limits()
        graded = run(foreign, {}, Referee(shared_server()), locked_server(), limits, beside, keep=files)
        report_cells.fill(notebook, foreign, graded, translator("en"))
        return notebook
    desk = bench(Path(course).resolve(), Path(classroom).resolve(), assignment)
    planned = desk.plan(notebook)
    graded = desk.grade_once(planned, beside, ClassroomPaths(Path(classroom)))
    report_cells.fill(notebook, planned, graded, desk.speak(str(mine.get("lang", "en"))))
    return notebook
