"""An assignment in one language: its notebooks, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..course import Assignment, Course
from ..errors import CourseError
from .cells import SETUP_ID, CellKind, PageCell
from .looks import frame, looks
from .notebook import assemble
from .page import Freeze, Page, Translate, nothing_frozen, read_page
from .visible import names_in_notebook, setup_source


@dataclass(frozen=True)
class Built:
    """`source` is nbgrader's source notebook, `student` what is handed out; `files`: name -> where it lies."""

    source: Any
    student: Any
    files: Mapping[str, Path]
    cells: tuple[PageCell, ...]
    pages: tuple[Page, ...]


def build_assignment(course: Course, assignment: Assignment, lang: str, frozen: Freeze = nothing_frozen,
                     translate: Translate = str) -> Built:
    """Read the pages of an assignment and make its notebooks. Raises CourseError."""
    pages = [read_page(exercise, lang, frozen, translate) for exercise in course.of(assignment)]
    _distinct(course, pages)
    title = assignment.title.get(lang) or assignment.title.get("en") or assignment.name
    frames = looks(course.paths)
    head = PageCell(CellKind.PROSE, frame(frames, f"head.{lang}.md", title=title), code=False)
    setup = PageCell(CellKind.GIVEN, setup_source(lang, frames), SETUP_ID)
    cells = (head, setup, *(cell for page in pages for cell in page.cells))
    source = assemble(cells, assignment=assignment.name, lang=lang, title=title, student=False)
    student = assemble(cells, assignment=assignment.name, lang=lang, title=title, student=True)
    return Built(source, student, _files(pages), cells, tuple(pages))


def _distinct(course: Course, pages: Sequence[Page]) -> None:
    """See that no asked name of the notebook is asked for elsewhere in it, or overwritten by a check's cell."""
    owner: dict[str, str] = {}
    for page in pages:
        for name in page.asked:
            if name in owner:
                raise CourseError(f"`{name}` is asked for here and in {owner[name]}, which share a notebook",
                                  course.paths.solution(page.exercise), "rename one of the two")
            owner[name] = page.exercise
    for page in pages:
        for name in _defined_by_checks(course, page):
            if name in owner:
                raise CourseError(f"`{name}` is the name of a function here, and asked for in {owner[name]}",
                                  course.paths.check(page.exercise), "rename the function of the check")


def _defined_by_checks(course: Course, page: Page) -> Iterable[str]:
    exercise = course.exercise(page.exercise)
    for cell in page.cells:
        if cell.kind is CellKind.CHECK:
            check = exercise.check(cell.name)
            yield from names_in_notebook(check)


def _files(pages: Sequence[Page]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for page in pages:
        for name, path in page.files.items():
            if files.setdefault(name, path) != path:
                raise CourseError(f"two files named {name} are handed out with one notebook", path, "rename one")
    return files
