"""What nbgrader took in already: whether converting a submission again would change anything.

Of every submission that went through, two digests are kept beside the gradebook: of all that the conversion read, and
of what it left in autograded/ and in the gradebook. While both are still the same, converting again is left out. In
doubt (a configuration that names code of others, a late submission with new scores, a missing record) it is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from traitlets.config import Config

from ..paths import ClassroomPaths
from .session import course_directory, gradebook

DOTTED = re.compile(r"([A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)+")
KNOWN = ("graders", "nbgrader", "nbconvert")
CONVERTERS = ("nbgrader", "nbconvert", "nbformat")


class Ledger:
    """The records of one assignment. `base` says what every conversion read, "" where nothing can be relied on."""

    def __init__(self, classroom: ClassroomPaths, config: Config, assignment: str, course: Iterable[str]) -> None:
        """`course` is all that verdicts and their cards follow from, but for the submission itself."""
        self._classroom, self._assignment = classroom, assignment
        self._directory = course_directory(classroom, config, assignment)
        self._base = "" if _of_others(config) else _digest([
            *course, *map(version, CONVERTERS), platform.python_version(), classroom.config.read_text("utf8"),
            json.dumps(config, default=repr, sort_keys=True), tree(classroom.source(assignment).parent)])
        self._now: Mapping[str, str] = {}

    def look(self) -> None:
        """Read what the gradebook holds now."""
        with gradebook(self._directory) as book:
            self._base = self._base and _digest([self._base, _given(book, self._assignment)])
            self._now = _states(book, self._assignment)

    def held(self, student: str) -> str | None:
        """The key of the verdicts that nbgrader holds of what this student handed in ("" for an unreadable notebook);
        None where it must be converted again."""
        try:
            record = json.loads(self._classroom.taken(self._assignment, student).read_text("utf8"))
            same = record["read"] == self._read(student) and record["left"] == self._left(student, self._now[student])
            return str(record["key"]) if same and self._base else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def begin(self, student: str) -> str:
        """Before a submission is read: forget its record, since this may be interrupted. A digest of what is read."""
        with suppress(FileNotFoundError):
            self._classroom.taken(self._assignment, student).unlink()
        return self._read(student)

    def note(self, student: str, key: str, read: str) -> None:
        """After a conversion that went well; `read` is what `begin` returned."""
        with gradebook(self._directory) as book:
            state = _states(book, self._assignment, student).get(student)
        if state is None or not self._base:
            return
        path = self._classroom.taken(self._assignment, student)
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(f".{os.getpid()}")
        whole.write_text(json.dumps({"key": key, "read": read, "left": self._left(student, state)}), "utf8")
        whole.replace(path)

    def _read(self, student: str) -> str:
        return _digest([self._base, tree(self._classroom.submitted(student, self._assignment).parent)])

    def _left(self, student: str, state: str) -> str:
        return _digest([state, tree(self._classroom.autograded(student, self._assignment).parent)])


def _of_others(config: Any) -> bool:
    """Whether a configuration names code that is neither ours nor nbgrader's own: nobody knows what that reads."""
    if isinstance(config, Mapping):
        return any(_of_others(value) for value in config.values())
    if isinstance(config, list | tuple | set):
        return any(_of_others(value) for value in config)
    if isinstance(config, str):
        dotted = DOTTED.fullmatch(config)
        return dotted is not None and dotted[1] not in KNOWN and find_spec(dotted[1]) is not None
    return not (config is None or isinstance(config, bool | int | float))


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf8", "surrogateescape")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def tree(folder: Path) -> str:
    """A digest of every file below a folder, links as links."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        digest.update(f"{path.relative_to(folder)}\0".encode("utf8", "surrogateescape"))
        if path.is_symlink():
            digest.update(os.fsencode(os.readlink(path)) + b"\0link")
        elif path.is_file():
            data = path.read_bytes()
            digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def _given(book: Gradebook, assignment: str) -> str:
    """What the gradebook says of the assignment itself: due date, cells, points."""
    def of(*columns: Any) -> Any:
        return book.db.query(*columns).filter(Assignment.name == assignment)

    cells = of(Notebook.name, BaseCell.name, BaseCell.type).join(Notebook.assignment).join(BaseCell)
    sources = of(Notebook.name, SourceCell.name, SourceCell.cell_type, SourceCell.locked, SourceCell.source,
                 SourceCell.checksum).join(Notebook.assignment).join(SourceCell)
    graded = [of(Notebook.name, kind.name, kind.max_score, kind.cell_type).join(Notebook.assignment).join(kind)
              for kind in (GradeCell, TaskCell)]
    return repr([of(Assignment.duedate).all(), *(sorted(map(repr, rows.all())) for rows in (cells, sources, *graded))])


def _states(book: Gradebook, assignment: str, student: str | None = None) -> dict[str, str]:
    """Student -> what the gradebook holds of the submission, as far as converting it decides: scores and comments that
    are people's are left out, but where a late penalty follows from them."""
    def of(*columns: Any) -> Any:
        found = book.db.query(SubmittedAssignment.student_id, *columns).join(SubmittedAssignment.assignment)
        found = found.filter(Assignment.name == assignment)
        return found if student is None else found.filter(SubmittedAssignment.student_id == student)

    def inside(entry: Any) -> Any:
        scores = entry is Grade
        columns = (entry.auto_score, entry.manual_score, entry.extra_credit) if scores else (entry.auto_comment,)
        found = of(BaseCell.name, *columns).join(SubmittedAssignment.notebooks)
        return found.join(entry, entry.notebook_id == SubmittedNotebook.id).join(entry.cell)

    lines: dict[str, list[str]] = {}
    late: set[str] = set()
    for name, handed_in, extension, due in of(SubmittedAssignment.timestamp, SubmittedAssignment.extension,
                                              Assignment.duedate).all():
        lines[name] = [repr((handed_in, extension))]
        if handed_in and due and handed_in > due:
            late.add(name)
    for name, penalty in of(SubmittedNotebook.late_submission_penalty).join(SubmittedAssignment.notebooks).all():
        lines[name].append(f"penalty {penalty!r}")
        late |= {name} if penalty else set()
    for name, cell, automatic, *manual in inside(Grade).all():
        lines[name].append(f"score {cell} {automatic!r} {manual if name in late else ''}")
    for name, cell, comment in inside(Comment).all():
        lines[name].append(f"comment {cell} {comment!r}")
    return {name: _digest(sorted(told)) for name, told in lines.items()}

