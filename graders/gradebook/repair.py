"""A submitted notebook -> what was released, with the student's work in it: nbgrader's own steps find it whole."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ..records import Text
from .given import DEMO, Role, given_for, managed, remember, role
from .matching import Slot, match, same_text
from .nodes import code_cell, distinct_ids, node
from .placing import place

OURS_TO_SAY = ("grade_id", "grade", "solution", "locked", "task", "points", "schema_version")

CHANGED = "The cell `{cell}` is not yours to change; it is as released again."
IMPORTS = "Imports that you added to the cell `{cell}` were kept, in a cell behind it."
TYPE = "The cell `{cell}` had been turned into a {kind} cell and was turned back."
METADATA = "The marks by which the cell `{cell}` is graded were damaged and have been restored."
TAGS = "Tags that you gave the cell `{cell}` were taken away."
UNKNOWN = "A cell bears the unknown grade id `{cell}`; it counts as your own."
KERNEL = "The notebook asks for the kernel `{kernel}`; it is run with the course's."

# What a repair may say, for whoever translates it, is in this module, in `matching` and in `placing`.


class Repair(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands first in `c.Autograde.sanitize_preprocessors`. Leaves notebooks alone that Stepmark did not build."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        given = given_for(self, resources)
        if given is None:
            return nb, resources
        nb, notes = repair(nb, given)
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note.template.format(**note.values))
        remember(nb, "repairs", (*resources.get("stepmark_notes", ()), *notes))
        if "stepmark_unreadable" in resources:
            remember(nb, "unreadable", (resources["stepmark_unreadable"],))
        return nb, resources


def repair(nb: NotebookNode, given: NotebookNode) -> tuple[NotebookNode, tuple[Text, ...]]:
    """The notebook made whole, and what had to be done to it; what is whole already stays as it is.

    `given` is what students received (given.as_given). Student's code is never lost, and never changes its order.
    """
    nb, given = copy.deepcopy(nb), copy.deepcopy(given)
    known = managed(given)
    notes = _kernel(nb, given)
    slots, found = match(nb.cells, given)
    notes += found
    slots = [part for slot in slots for part in _restored(slot, known, notes)]
    slots, found = place(slots, known)
    notes += found
    demos = [cell for cell in given.cells if DEMO in cell.metadata.get("tags", [])]
    slots = [slot if slot.name else replace(slot, cell=_own(slot.cell, demos)) for slot in slots]
    known_ids = {slot.cell.id for slot in slots if slot.name and "id" in slot.cell}
    distinct_ids((s.cell for s in slots if not s.name or "id" not in s.cell), known_ids)
    nb.cells = [slot.cell for slot in slots]
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nb.metadata = given.metadata
    nb.nbformat, nb.nbformat_minor = 4, 5
    return nb, tuple(notes)


def _kernel(nb: NotebookNode, given: NotebookNode) -> list[Text]:
    asked, ours = nb.metadata.get("kernelspec"), given.metadata.get("kernelspec", {})
    if not isinstance(asked, dict) or not isinstance(asked.get("name"), str) or asked["name"] == ours.get("name"):
        return []
    # an environment of the student's own has its own name, and runs Python as ours does
    if str(asked.get("language", "")).lower() == "python":
        return []
    return [Text(KERNEL, {"kernel": asked["name"]})]


def _restored(slot: Slot, known: Mapping[str, NotebookNode], notes: list[Text]) -> list[Slot]:
    """A managed cell as given, with the student's text where it is the student's to write."""
    if not slot.name:
        meta = slot.cell.metadata.get("nbgrader")
        if isinstance(meta, dict) and meta.get("grade_id") and meta["grade_id"] not in known:
            notes.append(Text(UNKNOWN, {"cell": str(meta["grade_id"])}))
        return [slot]
    mine, fresh = slot.cell, copy.deepcopy(known[slot.name])
    said = mine.metadata.get("nbgrader")
    if not isinstance(said, dict) or any(said.get(k) != fresh.metadata.nbgrader.get(k) for k in OURS_TO_SAY):
        notes.append(Text(METADATA, {"cell": slot.name}))
    if mine.cell_type != fresh.cell_type:
        notes.append(Text(TYPE, {"cell": slot.name, "kind": mine.cell_type}))
    if mine.metadata.get("tags", []) != fresh.metadata.get("tags", []):
        notes.append(Text(TAGS, {"cell": slot.name}))
    if role(fresh) is Role.WORK:
        fresh.source = mine.source
        if fresh.cell_type == "markdown" and "attachments" in mine:
            fresh.attachments = mine.attachments
    elif not same_text(mine.source, fresh.source):
        notes.append(Text(CHANGED, {"cell": slot.name}))
        added = _added_imports(mine.source, fresh.source) if fresh.cell_type == "code" else ""
        if added:
            notes.append(Text(IMPORTS, {"cell": slot.name}))
            return [Slot(fresh, slot.name), Slot(code_cell(added, id="imports"))]
    return [Slot(fresh, slot.name)]


def _added_imports(edited: str, given: str) -> str:
    """The imports at the top level of an edited cell that the given one has not: answers elsewhere may need them."""
    try:
        tree = ast.parse(edited)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    lines = [ast.unparse(node) for node in tree.body
             if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and node.module != "__future__")]
    return "\n".join(line for line in lines if line not in given)


def _own(cell: NotebookNode, demos: list[NotebookNode]) -> NotebookNode:
    """A student's own cell: its text, and of its metadata no more than tags that are what tags should be.

    Odd metadata of a cell breaks nbconvert's templates, and with them the student's feedback.
    """
    tags = cell.metadata.get("tags")
    tags = [t for t in tags if isinstance(t, str)] if isinstance(tags, list) else []
    if DEMO not in tags and any(cell.source and same_text(cell.source, demo.source) for demo in demos):
        tags.append(DEMO)
    cell.metadata = node({"tags": tags} if tags else {})
    return cell

