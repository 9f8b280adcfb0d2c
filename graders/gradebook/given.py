"""What students were given: a source notebook as nbgrader hands it out, and its managed cells by grade id."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, LockCells
from traitlets.config import Config

from ..records import Text
from .reading import read_notebook

OURS = "stepmark"
DEMO = "stepmark-demo"


class Role(StrEnum):
    """What a managed cell is for. Whose text counts: a student's (WORK), ours (the others)."""

    WORK = "work"  # a stub or an answer
    CHECK = "check"
    LOCKED = "locked"  # given data, or a task's text


def is_ours(nb: NotebookNode) -> bool:
    """Whether Stepmark built this (source) notebook. Never ask a submitted one: its metadata is the student's."""
    return isinstance(nb.metadata.get(OURS), dict)


def role(cell: NotebookNode) -> Role | None:
    """The role of a cell by its nbgrader metadata; None for prose and free cells."""
    if utils.is_solution(cell):
        return Role.WORK
    if utils.is_grade(cell):
        return Role.CHECK
    return Role.LOCKED if utils.is_locked(cell) or utils.is_task(cell) else None


def managed(nb: NotebookNode) -> dict[str, NotebookNode]:
    """The cells that nbgrader keeps books about, by grade id, in order."""
    return {cell.metadata.nbgrader["grade_id"]: cell for cell in nb.cells if role(cell)}


def as_given(source: NotebookNode, config: Config | None = None) -> NotebookNode:
    """A source notebook as students received it: solutions cut, cells locked. Hidden tests are left in their cells.

    `config` is the classroom's, because its `ClearSolutions.code_stub` decides what a stub looks like.
    """
    nb = copy.deepcopy(source)
    for step in (LockCells, ClearSolutions, ComputeChecksums):
        nb, _ = step(config=config).preprocess(nb, {})
    return nb


def given_for(part: Any, resources: Mapping[str, Any]) -> NotebookNode | None:
    """What was given of the notebook that a part of a running converter works on; None where it is not ours."""
    directory = directory_of(part)
    names = resources.get("nbgrader", {})
    if directory is None or "assignment" not in names:
        return None
    folder = directory.format_path(directory.source_directory, ".", names["assignment"])
    path = Path(folder) / f"{names['notebook']}.ipynb"
    if not path.is_file():
        return None
    about = path.stat()
    given = _given(path.resolve(), about.st_mtime_ns, about.st_size, _Settings(part.config))
    return copy.deepcopy(given)


class _Settings:
    """A configuration that can be looked up: two are the same where they say the same."""

    def __init__(self, config: Config) -> None:
        self.config, self._said = config, repr(config)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Settings) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)


@lru_cache(maxsize=8)
def _given(path: Path, changed: int, size: int, settings: _Settings) -> NotebookNode | None:
    """As `given_for`, once for a class: four parts of the converter ask for it at every submission."""
    source = read_notebook(path)
    return as_given(source, settings.config) if is_ours(source) else None


def directory_of(part: Any) -> CourseDirectory | None:
    """The course directory of the converter that a preprocessor or exporter belongs to."""
    while part is not None:
        if getattr(part, "coursedir", None) is not None:
            return part.coursedir
        part = getattr(part, "parent", None)
    return None


def notes_of(nb: NotebookNode) -> tuple[Text, ...]:
    """What was repaired in an autograded notebook, in the order it happened."""
    found = nb.metadata.get(OURS, {}).get("repairs", [])
    return tuple(Text(note["template"], dict(note["values"])) for note in found)


def remember(nb: NotebookNode, key: str, notes: tuple[Text, ...]) -> None:
    """Write sentences into the notebook's metadata, where the instructor and the feedback find them."""
    nb.metadata.setdefault(OURS, {})[key] = [{"template": n.template, "values": dict(n.values)} for n in notes]
