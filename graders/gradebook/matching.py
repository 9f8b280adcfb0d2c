"""Which cell of a submitted notebook is which of the given ones, whatever became of its metadata."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nbformat import NotebookNode

from ..records import Text
from .given import Role, managed, role

DEFINES = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)", re.M)

TWICE = "The cell `{cell}` occurred {count} times. The last copy with an answer of yours is graded."
COPIES = "The cell `{cell}` occurred {count} times; it counts once."
ADOPTED = "The cell `{cell}` was missing. The cell in which you wrote its answer took its place."


@dataclass(frozen=True)
class Slot:
    """A place in the submitted notebook: a managed cell (with its grade id) or one of the student's own (without)."""

    cell: NotebookNode
    name: str = ""


def match(cells: Iterable[NotebookNode], given: NotebookNode) -> tuple[list[Slot], list[Text]]:
    """Name every cell that is a managed one: by grade id, cell id, text, or by what it defines. Each at most once."""
    known = managed(given)
    slots = _by_text(_by_id(cells, known), known)
    slots, notes = _adopted(slots, given, known)
    return _one_of_each(slots, known, notes)


def same_text(a: str, b: str) -> bool:
    """Whether two cells say the same, spaces at line ends and around aside."""
    return [line.rstrip() for line in a.strip().splitlines()] == [line.rstrip() for line in b.strip().splitlines()]


def _by_id(cells: Iterable[NotebookNode], known: Mapping[str, NotebookNode]) -> list[Slot]:
    ids = {cell.id: name for name, cell in known.items() if "id" in cell}
    slots = []
    for cell in cells:
        meta = cell.metadata.get("nbgrader")
        name = meta.get("grade_id") if isinstance(meta, dict) else None
        if not isinstance(name, str) or name not in known:
            name = ids.get(cell.get("id", ""), "")
        slots.append(Slot(cell, name))
    return slots


def _by_text(slots: list[Slot], known: Mapping[str, NotebookNode]) -> list[Slot]:
    """Cells that lost metadata and id, but not a letter of their text."""
    missing = {name: cell for name, cell in known.items() if name not in {s.name for s in slots}}
    found = []
    for slot in slots:
        name = slot.name or next((n for n, cell in missing.items() if cell.cell_type == slot.cell.cell_type
                                  and same_text(cell.source, slot.cell.source)), "")
        missing.pop(name, None)
        found.append(replace(slot, name=name))
    return found


def _adopted(slots: list[Slot], given: NotebookNode,
             known: Mapping[str, NotebookNode]) -> tuple[list[Slot], list[Text]]:
    """Where a cell for a student's work is missing, the student's own cell that does its work takes its place.

    Otherwise the stub put back in its place would hide the student's function behind a NotImplementedError.
    """
    slots, notes = list(slots), []
    for name, cell in known.items():
        if role(cell) is not Role.WORK or any(s.name == name for s in slots):
            continue
        ours = [c.source for c in given.cells]
        at = _defining(slots, cell, ours) if cell.cell_type == "code" else _answering(slots, cell, given, ours)
        if at is not None:
            slots[at] = replace(slots[at], name=name)
            notes.append(Text(ADOPTED, {"cell": name}))
    return slots, notes


def _defining(slots: list[Slot], stub: NotebookNode, ours: list[str]) -> int | None:
    """The last own cell that binds one of the stub's names: the one that counts when the notebook runs."""
    names = bound(stub.source)
    return next((i for i in reversed(range(len(slots)))
                 if not slots[i].name and slots[i].cell.cell_type == "code" and bound(slots[i].cell.source) & names
                 and not _written_by_us(slots[i].cell, ours)), None)


def _answering(slots: list[Slot], answer: NotebookNode, given: NotebookNode, ours: list[str]) -> int | None:
    """The own Markdown cell right behind the question to which this answer belongs."""
    before = given.cells.index(answer) - 1
    question = given.cells[before].source if before >= 0 else ""
    return next((i for i in range(1, len(slots))
                 if not slots[i].name and slots[i].cell.cell_type == "markdown"
                 and same_text(slots[i - 1].cell.source, question) and not _written_by_us(slots[i].cell, ours)), None)


def _written_by_us(cell: NotebookNode, ours: list[str]) -> bool:
    return any(same_text(cell.source, text) for text in ours)


def bound(source: str) -> frozenset[str]:
    """The names that a cell binds at its top level."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset(DEFINES.findall(source))
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))
    return frozenset(names)


def _one_of_each(slots: list[Slot], known: Mapping[str, NotebookNode],
                 notes: list[Text]) -> tuple[list[Slot], list[Text]]:
    """Of copies, one stays managed; the others become the student's own where they hold anything of the student's."""
    drop: set[int] = set()
    slots = list(slots)
    for name, cell in known.items():
        copies = [i for i, s in enumerate(slots) if s.name == name]
        if len(copies) < 2:
            continue
        touched = [i for i in copies if not same_text(slots[i].cell.source, cell.source)]
        if role(cell) is Role.WORK:
            kept = (touched or copies)[-1]
        else:  # an untouched copy stays, so that what was written into another one is not lost
            kept = ([i for i in copies if i not in touched] or copies)[-1]
        # an untouched stub behind the answer would replace it by a NotImplementedError
        drop.update(set(copies) - {kept} - set(touched))
        for i in set(copies) - {kept}:
            slots[i] = Slot(slots[i].cell)
        notes.append(Text(TWICE if role(cell) is Role.WORK else COPIES, {"cell": name, "count": len(copies)}))
    return [s for i, s in enumerate(slots) if i not in drop], notes
