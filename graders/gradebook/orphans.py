"""What a new release would take from work that students have already handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import make_url
from traitlets.config import Config

from ..errors import RefusedRelease
from ..paths import ClassroomPaths
from .given import is_ours, managed
from .reading import read_notebook
from .session import course_directory, gradebook

REMEDY = ("put these cells back as they were (prose, hints and the inside of a check may change freely), or give the "
          "changed assignment a new name in course.toml; to grade nobody's work again, remove submitted/*/{name} and "
          "the assignment from the gradebook (nbgrader db assignment remove {name} --force)")


@dataclass(frozen=True)
class Booked:
    """What nbgrader keeps of a cell: the scores of students hang on it."""

    cell_type: str
    points: float | None  # None where nothing is graded
    answer: bool


def refuse_orphans(classroom: ClassroomPaths, config: Config, assignment: str, new: NotebookNode) -> None:
    """Raises RefusedRelease, naming every cell, where the new notebook does not fit what was handed in."""
    old, graded = _booked(classroom, config, assignment)
    handed_in = len(classroom.submissions(assignment))
    if not old or not (graded or handed_in):
        return
    changes = list(_changes(old, _of_notebook(new), frozen=bool(graded)))
    if changes:
        who = f"{graded} graded and {handed_in} handed-in submissions"
        raise RefusedRelease(f"this release does not fit {who} of `{assignment}`:\n  " + "\n  ".join(changes),
                             classroom.source(assignment), REMEDY.format(name=assignment))


def _changes(old: Mapping[str, Booked], new: Mapping[str, Booked], frozen: bool) -> Iterator[str]:
    for name, was in old.items():
        if name not in new:
            if frozen or was.answer or was.points is not None:  # a given cell carries no work
                yield f"{_kind(was)} `{name}` is gone (or renamed)"
            continue
        now = new[name]
        if now.cell_type != was.cell_type:
            yield f"{_kind(was)} `{name}` was a {was.cell_type} cell and would be a {now.cell_type} cell"
        if (now.points is None, now.answer) != (was.points is None, was.answer):
            yield f"{_kind(was)} `{name}` would be {_kind(now)}"
        elif now.points != was.points:
            yield f"{_kind(was)} `{name}` would be worth {now.points:g} points, not {was.points:g}"
    for name, now in new.items():
        if frozen and name not in old:
            yield f"{_kind(now)} `{name}` is new, and nbgrader adds no cell to an assignment that it has graded"


def _kind(cell: Booked) -> str:
    if cell.points is None:
        return "the stub" if cell.answer else "the given cell"
    return "the answer" if cell.answer else "the check"


def _of_notebook(nb: NotebookNode) -> dict[str, Booked]:
    booked = {}
    for name, cell in managed(nb).items():
        meta = cell.metadata.nbgrader
        graded = meta["grade"] or meta.get("task", False)
        booked[name] = Booked(cell.cell_type, float(meta["points"]) if graded else None, meta["solution"])
    return booked


def _booked(classroom: ClassroomPaths, config: Config, assignment: str) -> tuple[dict[str, Booked], int]:
    """The cells students' work hangs on, and how many submissions the gradebook has. The gradebook knows best."""
    directory = course_directory(classroom, config, assignment)
    url = make_url(directory.db_url)
    if url.get_backend_name() != "sqlite" or Path(classroom.root, url.database or "").is_file():
        with gradebook(directory) as book:
            try:
                graded = len(book.find_assignment(assignment).submissions)
                return _of_gradebook(book, assignment), graded
            except MissingEntry:
                pass
    source = classroom.source(assignment)
    if source.is_file():
        nb = read_notebook(source)
        return (_of_notebook(nb) if is_ours(nb) else {}), 0
    return {}, 0


def _of_gradebook(book: Gradebook, assignment: str) -> dict[str, Booked]:
    notebook = book.find_notebook(assignment, assignment)
    points = {cell.name: float(cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
    answers = {cell.name for cell in notebook.solution_cells}
    return {cell.name: Booked(cell.cell_type, points.get(cell.name), cell.name in answers)
            for cell in notebook.source_cells}
