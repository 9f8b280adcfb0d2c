"""A class through nbgrader's own autograder and feedback, one submission never stopping another."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ..errors import NotebookError, StepmarkError
from ..paths import ClassroomPaths
from ..records import Text
from .config import require_engine
from .connections import one_transaction
from .given import OURS, is_ours, notes_of
from .plugin import is_broken
from .reading import read_notebook
from .session import LOG, configuration, course_directory, gradebook, run
from .taken import Ledger


@dataclass(frozen=True)
class Graded:
    """What became of one submission. Scores are the gradebook's; a late penalty is not taken off them.

    `notes` says what had to be repaired, `unreadable` why nothing could be graded, `broken` which cells we owe a
    score, `problem` that nbgrader could not grade it at all, so that the gradebook is as it was before.
    """

    student: str
    score: float = 0.0
    max_score: float = 0.0
    late_penalty: float = 0.0
    notes: tuple[Text, ...] = ()
    unreadable: Text | None = None
    broken: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Feedback:
    """The pages written, by student, and nbgrader's words on those it could not write."""

    pages: dict[str, Path]
    problem: str = ""


class _OneSubmission(Autograde):  # type: ignore[misc]
    """nbgrader's autograder on one submission, also where no file there bears the assignment's name."""

    def init_notebooks(self) -> None:
        directory = self.coursedir
        folder = self._format_source(directory.assignment_id, directory.student_id)
        self.assignments = {folder: [os.path.join(folder, f"{directory.assignment_id}.ipynb")]}


def ledger(classroom: ClassroomPaths, assignment: str, course: Iterable[str]) -> Ledger:
    """What nbgrader took in already; `course` is all that verdicts and their cards follow from."""
    return Ledger(classroom, configuration(classroom), assignment, course)


def autograde(classroom: ClassroomPaths, assignment: str, students: Iterable[str] | None = None,
              unchanged: Collection[str] = ()) -> Iterator[Graded]:
    """Grade these students' submissions (all that were handed in) anew, one after the other, through nbgrader.

    Manual scores and comments stay, late penalties are computed again: nbgrader's `autograde --force`. Of those that
    are `unchanged`, what nbgrader holds is read, and nothing is done.
    Raises StepmarkError where the classroom itself is unusable; never because of a submission.
    """
    config = configuration(classroom)
    require_engine(classroom, config)
    handed_in = classroom.submissions(assignment)
    for student in handed_in if students is None else students:
        if student in unchanged:
            yield _held(classroom, course_directory(classroom, config, assignment, student), student)
        elif student in handed_in:
            yield _grade(classroom, config, assignment, student)
        else:
            yield Graded(student, problem="nothing was handed in")


def _grade(classroom: ClassroomPaths, config: Config, assignment: str, student: str) -> Graded:
    source = classroom.source(assignment)
    ours = source.is_file() and is_ours(read_notebook(source))
    kind = _OneSubmission if ours else Autograde
    directory = course_directory(classroom, config, assignment, student)
    converter = kind(coursedir=directory, config=config, log=LOG)
    converter.force = True
    problem = _bad_timestamp(directory, classroom.submitted(student, assignment).parent)
    try:
        if not problem:
            with one_transaction() if ours else nullcontext():  # others are run, which takes long
                run(converter)
    except StepmarkError as error:
        problem = error.what
    return _held(classroom, directory, student, problem)


def _held(classroom: ClassroomPaths, directory: CourseDirectory, student: str, problem: str = "") -> Graded:
    assignment = directory.assignment_id
    notes, unreadable, broken = _told(classroom.autograded(student, assignment))
    with gradebook(directory) as book:
        try:
            found = book.find_submission(assignment, student)
        except MissingEntry:
            return Graded(student, problem=problem)
        penalty = sum(nb.late_submission_penalty or 0.0 for nb in found.notebooks)
        return Graded(student, found.score, found.max_score, penalty, notes, unreadable, broken, problem)


def _bad_timestamp(directory: CourseDirectory, folder: Path) -> str:
    """nbgrader fails at a timestamp it cannot read without saying so."""
    try:
        directory.get_existing_timestamp(str(folder))
    except Exception:
        said = (folder / "timestamp.txt").read_text("utf8", "replace").strip()[:60]
        return f"timestamp.txt says {said!r}, which is no time: write it as 2030-01-31 12:00:00 UTC, or remove the file"
    return ""


def _told(path: Path) -> tuple[tuple[Text, ...], Text | None, tuple[str, ...]]:
    """What the autograded notebook says about the submission."""
    try:
        nb = read_notebook(path)
    except NotebookError:  # a foreign assignment names its notebooks as it likes; a failed one has none
        return (), None, ()
    said = nb.metadata.get(OURS, {}).get("unreadable", [])
    why = Text(said[0]["template"], dict(said[0]["values"])) if said else None
    return notes_of(nb), why, tuple(c.metadata.nbgrader["grade_id"] for c in nb.cells if is_broken(c))


def feedback(classroom: ClassroomPaths, assignment: str) -> Feedback:
    """Write the feedback page of every graded submission anew."""
    config = configuration(classroom)
    converter = GenerateFeedback(coursedir=course_directory(classroom, config, assignment), config=config, log=LOG)
    converter.force = True
    problem = ""
    try:
        run(converter)
    except StepmarkError as error:
        problem = error.what
    pages = sorted((classroom.root / "feedback").glob(f"*/{assignment}/*.html"))
    return Feedback({page.parent.parent.name: page for page in pages}, problem)


def scores(classroom: ClassroomPaths, assignment: str) -> dict[str, dict[str, tuple[float, float]]]:
    """Student -> graded cell -> (score, maximum), as the gradebook has them; late penalties are not taken off."""
    directory = course_directory(classroom, configuration(classroom), assignment)
    with gradebook(directory) as book:
        return {submission.student.id: {grade.name: (grade.score, grade.max_score)
                                        for notebook in submission.notebooks for grade in notebook.grades}
                for submission in sorted(book.assignment_submissions(assignment), key=lambda s: s.student.id)}
