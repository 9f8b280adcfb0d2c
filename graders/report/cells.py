"""Verdicts into the outputs of a notebook's cells, in the form from which nbgrader reads scores.

nbgrader takes an `execute_result` that is a number as the score of a test cell; a display before it is not looked at
(facts: determine_grade). So each check's cell gets the card as display_data and then `repr(points)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nbformat import v4

from ..plan import Plan
from ..records import Outcome, Verdict
from ..run import Graded
from ..words import Translate
from . import card
from .safe import safe_markdown, safe_output

new_output: Callable[..., Any] = v4.new_output


def fill(notebook: Any, plan: Plan, graded: Graded, say: Translate) -> None:
    """Write the outputs of every code cell that was run or judged; make HTML harmless, in prose too."""
    for prose in notebook.cells:
        if prose.cell_type == "markdown":
            prose.source = safe_markdown(prose.source)
    for counter, cell in enumerate(plan.cells, start=1):
        target = notebook.cells[cell.index]
        target.execution_count = counter
        if not cell.mark:
            target.outputs = [_output(item, counter) for item in graded.outputs.get(cell.index, ())]
    for placed, verdict in zip(plan.checks, graded.verdicts, strict=True):
        target = notebook.cells[placed.index]
        target.outputs = verdict_outputs(verdict, placed.points, target.execution_count, say)


def verdict_outputs(verdict: Verdict, worth: float, count: int | None, say: Translate) -> list[Any]:
    """The card, and the score in the cell's own points (a release may be older than a change of points)."""
    points = verdict.points if worth == verdict.possible else (
        verdict.points * worth / verdict.possible if verdict.possible else 0.0)
    points = min(max(points, 0.0), worth)
    shown = {"text/html": card.html(verdict, say), "text/plain": card.text(verdict, say)}
    return [
        # nbgrader's plug-in keeps a grade open for a person where the check itself was broken
        new_output("display_data", data=shown,
                   metadata={"stepmark": {"broken": True}} if verdict.outcome is Outcome.BROKEN else {}),
        new_output("execute_result", data={"text/plain": repr(float(points))}, execution_count=count),
    ]


def _output(item: dict[str, Any], count: int) -> Any:
    kind = item.get("output_type")
    if kind == "stream":
        return new_output("stream", name="stderr" if item.get("name") == "stderr" else "stdout",
                          text=str(item.get("text", "")))
    if kind == "error":
        return new_output("error", ename=str(item.get("ename")), evalue=str(item.get("evalue")),
                          traceback=[str(line) for line in item.get("traceback", [])])
    data = safe_output(dict(item.get("data", {})))
    if kind == "execute_result":
        return new_output("execute_result", data=data, execution_count=count)
    return new_output("display_data", data=data)
