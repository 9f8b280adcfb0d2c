"""Cells as notebooks: nbgrader's source (which is the instructor's), and what the student gets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import nbformat
from nbformat import v4
from nbgrader.utils import compute_checksum

from .cells import DEMO_TAG, SETUP_ID, CellKind, PageCell
from .stub import cut

# nbformat leaves these untyped
_code_cell: Callable[..., Any] = v4.new_code_cell
_markdown_cell: Callable[..., Any] = v4.new_markdown_cell
_notebook: Callable[..., Any] = v4.new_notebook
_text: Callable[..., str] = nbformat.writes

FORMAT = 1
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# nbgrader's metadata, schema 3: is it graded, an answer, read-only
GRADED = {
    CellKind.GIVEN: {"grade": False, "solution": False, "locked": True},
    CellKind.STUB: {"grade": False, "solution": True, "locked": False},
    CellKind.CHECK: {"grade": True, "solution": False, "locked": True},
    CellKind.ANSWER: {"grade": True, "solution": True, "locked": False},
}


def assemble(cells: Sequence[PageCell], *, assignment: str, lang: str, title: str, student: bool) -> Any:
    """A notebook of these cells: nbgrader's source, or (`student`) what nbgrader's release of that source is."""
    seen: dict[str, int] = {}
    notebook = _notebook(metadata={
        "kernelspec": dict(KERNEL), "language_info": {"name": "python"}, "title": title,
        "stepmark": {"assignment": assignment, "lang": lang, "format": FORMAT},
    })
    for cell in cells:
        key = cell.grade_id or f"{cell.exercise}:{cell.kind}"
        seen[key] = seen.get(key, 0) + 1
        identity = hashlib.sha256(f"{assignment}:{key}:{seen[key]}".encode()).hexdigest()[:12]
        notebook.cells.append(_cell(cell, identity, student))
    nbformat.validate(notebook)
    return notebook


def to_bytes(notebook: Any) -> bytes:
    """The file's content; equal notebooks give equal bytes."""
    return (_text(notebook).rstrip("\n") + "\n").encode()


def _cell(cell: PageCell, identity: str, student: bool) -> Any:
    make = _code_cell if cell.code else _markdown_cell
    source = cut(cell.source, cell.grade_id) if student and cell.kind is CellKind.STUB else cell.source
    made = make(source, id=identity)
    if cell.kind is CellKind.DEMO:
        made.metadata["tags"] = [DEMO_TAG]
    if cell.grade_id == SETUP_ID:  # long, and nothing to read for a beginner: folded where the front end can
        made.metadata["jupyter"] = {"source_hidden": True}
    if cell.kind not in GRADED:
        return made
    made.metadata["nbgrader"] = {"schema_version": 3, "grade_id": cell.grade_id, "task": False, **GRADED[cell.kind]}
    if GRADED[cell.kind]["grade"]:
        made.metadata["nbgrader"]["points"] = cell.points
    if student:  # what nbgrader's LockCells and ComputeChecksums do
        made.metadata["deletable"] = False
        if not GRADED[cell.kind]["solution"]:
            made.metadata["editable"] = False
        made.metadata["nbgrader"] |= {"cell_type": made.cell_type, "checksum": compute_checksum(made)}
    return made
