"""What a student handed in, made whole, without a converter of nbgrader's running."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ..paths import ClassroomPaths
from .given import as_given
from .reading import find_notebook, read_notebook
from .repair import repair
from .session import configuration


def prepare(classroom: ClassroomPaths, assignment: str) -> None:
    """Read what was given, once: nbgrader's configuration is read in its own folder, which threads must not do."""
    source = classroom.source(assignment)
    _given(source, source.stat().st_mtime_ns, classroom.root)


def handed_in(classroom: ClassroomPaths, assignment: str, student: str) -> Any:
    """The repaired notebook of a submission. Raises NotebookError where nothing can be read."""
    notebook, _ = find_notebook(classroom.submitted(student, assignment))
    source = classroom.source(assignment)
    return repair(notebook, _given(source, source.stat().st_mtime_ns, classroom.root))[0]


@lru_cache(maxsize=8)
def _given(source: Path, changed: int, classroom: Path) -> Any:
    return as_given(read_notebook(source), configuration(ClassroomPaths(classroom)))
