"""From a submitted notebook to what is to be run and what is to be asked. Pure."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .build import DEMO_TAG, CellKind, PageCell, cut
from .records import Cell


@dataclass(frozen=True)
class Placed:
    """A check's cell in the notebook: what it asks, where it stands, what it is worth in nbgrader."""

    exercise: str
    check: str
    index: int
    points: float

    @property
    def mark(self) -> str:
        return f"{self.exercise}:{self.check}"


@dataclass(frozen=True)
class Plan:
    """The code cells in order, with a mark where each check stands, and the exercises whose stubs are untouched."""

    cells: tuple[Cell, ...]
    checks: tuple[Placed, ...]
    untouched: frozenset[str]


def plan(notebook: Any, pages: Mapping[str, PageCell]) -> Plan:
    """What to run and to ask. `pages` are the course's stub and check cells of the assignment by grade id."""
    cells: list[Cell] = []
    checks: list[Placed] = []
    touched: set[str] = set()
    stubs = {cell.exercise for cell in pages.values() if cell.kind is CellKind.STUB}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        ours = pages.get(grade_id(cell))
        if ours is not None and ours.kind is CellKind.CHECK:
            points = float(cell.metadata["nbgrader"].get("points", ours.points))
            placed = Placed(ours.exercise, ours.name, index, points)
            checks.append(placed)
            cells.append(Cell(mark=placed.mark, index=index))
            continue
        if ours is not None and ours.kind is CellKind.STUB and not same_code(cell.source, cut(ours.source)):
            touched.add(ours.exercise)
        if DEMO_TAG not in cell.metadata.get("tags", []):
            cells.append(Cell(cell.source, index=index))
    return Plan(tuple(cells), tuple(checks), frozenset(stubs - touched))


def grade_id(cell: Any) -> str:
    """A cell's nbgrader grade id, or ""."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def same_code(one: str, other: str) -> bool:
    """Whether two sources are the same program, whatever their comments and spaces."""
    try:
        return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return one.strip() == other.strip()
