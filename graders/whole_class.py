"""Grades a class: submissions are run and judged on all cores; nbgrader takes each result in as soon as it is there.

What was graded before, with all the same inputs, is found beside the gradebook, so an interrupted run goes on where it
stopped, and `nbgrader autograde` gives the same scores. What nbgrader holds already is not converted again.
"""

from __future__ import annotations

import itertools
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from . import remote, run
from .cluster import Cluster, connected
from .course import Course
from .errors import BrokenCheck, NotebookError, StepmarkError
from .grade import Bench, Grade, bench, submitted_files
from .gradebook import taken
from .gradebook.autograde import Graded, autograde, ledger
from .gradebook.handed_in import handed_in, prepare
from .paths import ClassroomPaths, engine_templates
from .plan import Plan
from .records import Verdict
from .sandbox import Server

SWITCH_SECONDS = 0.0005
SHARING = 4  # threads that one fork server keeps busy: it opens a submission in a tenth of the time that one takes

Progress = Callable[[str, int, int], None]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    """One student: what nbgrader holds now, and the verdicts behind it (none where nothing could be read)."""

    student: str
    graded: Graded
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Known:
    """The verdicts on one submission, and the key under which they are kept ("" where nothing could be read)."""

    key: str = ""
    verdicts: tuple[Verdict, ...] = ()


def grade_class(course: Course, classroom: ClassroomPaths, assignment: str, *, students: Sequence[str] | None = None,
                workers: int | None = None, regrade: bool = False, scheduler: str | None = None,
                progress: Progress = lambda stage, done, of: None, tell: Tell = lambda line: None) -> list[Row]:
    """Grade everything under submitted/ (or these students'), as far as it is not graded already.

    `regrade` forgets what was graded before it begins. `scheduler` is the address of a cluster of dask.distributed,
    whose workers run the submissions then. `tell` gets a line about the locks, once something is run.
    Raises StepmarkError for what stops the whole run.
    """
    classroom = ClassroomPaths(classroom.root.resolve())  # nbgrader changes the folder while others read
    names = _wanted(classroom, assignment, students)
    desk = bench(course.paths.root.resolve(), classroom.root, assignment)
    prepare(classroom, assignment)
    book = ledger(classroom, assignment, _shown(desk))
    book.look()
    known = {} if regrade else _held(desk, classroom, book, names)
    unchanged = frozenset(known)
    read = {name: book.begin(name) for name in names if name not in unchanged}
    if regrade:
        for name in read:
            with suppress(NotebookError):
                desk.forget(desk.key(*_read(desk, classroom, name)), classroom)
    rows = dict[str, Row]()
    with _crew(desk, scheduler, progress, tell) as (grade, size), _promptly():
        ready = _run_all(desk, classroom, list(read), workers or size, progress, grade, known)
        with closing(ready):
            for graded in autograde(classroom, assignment, itertools.chain(unchanged, ready), unchanged):
                name = graded.student
                if name in read and not graded.problem and not graded.broken:
                    book.note(name, known[name].key, read[name])
                rows[name] = Row(name, graded, known[name].verdicts)
                progress("gradebook", len(rows), len(names))
    return [rows[name] for name in names]


def _wanted(classroom: ClassroomPaths, assignment: str, students: Sequence[str] | None) -> list[str]:
    submitted = classroom.submissions(assignment)
    if not submitted:
        raise StepmarkError(f"nothing was handed in for `{assignment}`", classroom.root / "submitted",
                            f"submissions lie in submitted/STUDENT/{assignment}/{assignment}.ipynb")
    absent = sorted(set(students or ()) - set(submitted))
    if absent:
        raise StepmarkError(f"no submission of: {', '.join(absent)}", classroom.root / "submitted",
                            "see that the folder is named as the student")
    if not classroom.source(assignment).is_file():
        raise StepmarkError(f"`{assignment}` was not released here", classroom.source(assignment),
                            f"release it first: stepmark release {assignment}")
    return list(submitted if students is None else dict.fromkeys(students))


def _shown(desk: Bench) -> list[str]:
    """What verdicts, and the cards that show them, follow from, besides a submission."""
    paths = desk.course.paths
    return [desk.digest, str(desk.seed), *map(taken.tree, (paths.exercises, paths.templates, engine_templates()))]


def _held(desk: Bench, classroom: ClassroomPaths, book: taken.Ledger, names: Sequence[str]) -> dict[str, Known]:
    """Of the submissions that nbgrader holds as they would be graded now: their verdicts."""
    found = {}
    for name in names:
        key = book.held(name)
        graded = desk.kept(key, classroom) if key else None
        if key == "" or graded is not None:
            found[name] = Known(key or "", graded.verdicts if graded else ())
    return found


def _read(desk: Bench, classroom: ClassroomPaths, student: str) -> tuple[Plan, Mapping[str, Path]]:
    """What to run of a submission, and the files beside it. Raises NotebookError where nothing can be read."""
    assignment = desk.assignment.name
    notebook = handed_in(classroom, assignment, student)
    files = submitted_files(classroom.source(assignment).parent)
    return desk.plan(notebook), submitted_files(classroom.submitted(student, assignment).parent) | files


@contextmanager
def _promptly() -> Iterator[None]:
    """While nbgrader computes in this thread, the others only pass messages on, and should not wait for their turn."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _run_all(desk: Bench, classroom: ClassroomPaths, names: Sequence[str], workers: int, progress: Progress,
             grade: Grade, known: dict[str, Known]) -> Generator[str]:
    """Names of those that are run and judged, each as soon as it is; `known` has its verdicts then."""
    count = itertools.count(1)
    with ThreadPoolExecutor(max(1, min(workers, len(names)))) as pool:
        running = {pool.submit(_one, desk, classroom, name, grade): name for name in names}
        for future in running:
            future.add_done_callback(lambda _: progress("submissions", next(count), len(names)))
        try:
            for future in as_completed(running):
                known[running[future]] = future.result()
                yield running[future]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # what has not begun is left for the next time
            raise


def _one(desk: Bench, classroom: ClassroomPaths, student: str, grade: Grade) -> Known:
    try:
        planned, files = _read(desk, classroom, student)
    except NotebookError:
        return Known()  # nbgrader's own pass records it, with the reason for the student
    return Known(desk.key(planned, files), desk.grade_once(planned, files, classroom, grade).verdicts)


@contextmanager
def _crew(desk: Bench, scheduler: str | None, progress: Progress, tell: Tell) -> Iterator[tuple[Grade, int]]:
    """A function that grades, to be called by so many threads at once."""
    learned, lock = list[bool](), threading.Lock()

    def prepared(grade: Grade) -> Grade:
        def go(planned: Plan, files: Mapping[str, Path]) -> run.Graded:
            with lock:
                if not learned:  # not before there is something to run
                    _learn_truths(desk, progress)
                    learned.append(True)
            return grade(planned, files)
        return go

    if scheduler is None:
        with _here(desk, tell) as grade:
            yield prepared(grade), os.cpu_count() or 1
    else:
        with connected(scheduler) as cluster:
            yield prepared(_there(desk, cluster, tell)), 2 * cluster.size  # while one is judged here, another runs


@contextmanager
def _here(desk: Bench, tell: Tell) -> Iterator[Grade]:
    """On this machine. A fork server takes seconds to start and serves SHARING threads; the first is the desk's own."""
    own, lock, told, more = threading.local(), threading.Lock(), list[str](), list[Server]()
    threads = itertools.count()

    def serving() -> Server:
        number = next(threads) // SHARING
        while number > len(more):
            more.append(Server())
        return more[number - 1] if number else desk.server

    def grade(planned: Plan, files: Mapping[str, Path]) -> run.Graded:
        with lock:
            if not told:
                told.append(desk.server.line())
                tell(told[0])
            if not hasattr(own, "server"):
                own.server = serving()
        return desk.grade(planned, files, own.server)

    try:
        yield grade
    finally:
        for server in more:
            server.close()


def _there(desk: Bench, cluster: Cluster, tell: Tell) -> Grade:
    """On a cluster; the locks of each of its machines are told and written down when it first answers."""
    lock, known = threading.Lock(), set[remote.Host]()

    def met(host: remote.Host) -> None:
        with lock:
            if host not in known:
                known.add(host)
                tell(host.line())
                desk.record_locks(host, host=host.name)

    def grade(planned: Plan, files: Mapping[str, Path]) -> run.Graded:
        return remote.grade(cluster.send, met, planned, desk.exercises, desk.referee, desk.course.limits, files)

    return grade


def _learn_truths(desk: Bench, progress: Progress) -> None:
    """The references' answers, before the first submission needs them."""
    wanted = [(e, c, d, i) for e in desk.exercises.values() for c in e.checks for d in c.devices
              for i in run.indices(c)]
    for done, (exercise, check, device, index) in enumerate(wanted, start=1):
        with suppress(BrokenCheck):  # remembered; every submission's verdict on this check will say so
            desk.referee.on(device).known(exercise, check, index)
        progress("references", done, len(wanted))
