"""Grades a class: every submission is run and judged on all cores; then nbgrader takes the results in, one by one.

What was graded before, with all the same inputs, is found beside the gradebook, so an interrupted run goes on where it
stopped, and `nbgrader autograde` gives the same scores.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from .course import Course
from .errors import BrokenCheck, NotebookError, StepmarkError
from .grade import Bench, bench, submitted_files
from .gradebook.autograde import Graded, autograde
from .gradebook.handed_in import handed_in
from .paths import ClassroomPaths
from .records import Verdict
from .run import SECRET_INSTANCES
from .sandbox import Server

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Row:
    """One student: what nbgrader holds now, and the verdicts behind it (none where nothing could be read)."""

    student: str
    graded: Graded
    verdicts: tuple[Verdict, ...]


def grade_class(course: Course, classroom: ClassroomPaths, assignment: str, *, students: Sequence[str] | None = None,
                workers: int | None = None, progress: Progress = lambda stage, done, of: None) -> list[Row]:
    """Grade everything under submitted/ (or these students'). Raises StepmarkError for what stops the whole run."""
    submitted = classroom.submissions(assignment)
    if not submitted:
        raise StepmarkError(f"nothing was handed in for `{assignment}`", classroom.root / "submitted",
                            f"submissions lie in submitted/STUDENT/{assignment}/{assignment}.ipynb")
    names = list(submitted) if students is None else [s for s in students if s in submitted]
    absent = sorted(set(students or ()) - set(submitted))
    if absent:
        raise StepmarkError(f"no submission of: {', '.join(absent)}", classroom.root / "submitted",
                            "see that the folder is named as the student")
    desk = bench(course.paths.root, classroom.root, assignment)
    _learn_truths(desk, progress)
    verdicts = _run_all(desk, classroom, names, workers or os.cpu_count() or 1, progress)
    rows = []
    for done, graded in enumerate(autograde(classroom, assignment, names), start=1):
        progress("gradebook", done, len(names))
        rows.append(Row(graded.student, graded, verdicts.get(graded.student, ())))
    return rows


def _learn_truths(desk: Bench, progress: Progress) -> None:
    """The references' answers, before the first submission needs them."""
    wanted = [(e, c, i) for e in desk.exercises.values() for c in e.checks
              for i in ((0,) if c.public else ()) + SECRET_INSTANCES]
    for done, (exercise, check, index) in enumerate(wanted, start=1):
        with suppress(BrokenCheck):  # remembered; every submission's verdict on this check will say so
            desk.referee.known(exercise, check, index)
        progress("references", done, len(wanted))


def _run_all(desk: Bench, classroom: ClassroomPaths, names: Sequence[str], workers: int,
             progress: Progress) -> dict[str, tuple[Verdict, ...]]:
    done: dict[str, tuple[Verdict, ...]] = {}
    with _servers() as server, ThreadPoolExecutor(max_workers=min(workers, len(names))) as pool:
        waiting: list[tuple[str, Future[tuple[Verdict, ...]]]] = [
            (name, pool.submit(lambda n=name: _one(desk, classroom, n, server))) for name in names]  # type: ignore[misc]
        for count, (name, future) in enumerate(waiting, start=1):
            done[name] = future.result()
            progress("submissions", count, len(names))
    return done


def _one(desk: Bench, classroom: ClassroomPaths, student: str, server: Callable[[], Server]) -> tuple[Verdict, ...]:
    assignment = desk.assignment.name
    try:
        notebook = handed_in(classroom, assignment, student)
    except NotebookError:
        return ()  # nbgrader's own pass records it, with the reason for the student
    files = submitted_files(classroom.source(assignment).parent)
    beside = submitted_files(classroom.submitted(student, assignment).parent) | files
    return desk.grade_once(desk.plan(notebook), beside, classroom, server()).verdicts


@contextmanager
def _servers() -> Iterator[Callable[[], Server]]:
    """A function that gives each thread a fork server of its own; all of them end with the block."""
    own, all_of_them, lock = threading.local(), list[Server](), threading.Lock()

    def server() -> Server:
        if not hasattr(own, "server"):
            own.server = Server()
            with lock:
                all_of_them.append(own.server)
        found: Server = own.server
        return found

    try:
        yield server
    finally:
        for started in all_of_them:
            started.close()
