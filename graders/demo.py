"""A small class that hands in what classes hand in: right answers in several styles, mistakes, and accidents.

Used by `make demo`, by tests and by benchmarks. Every answer is one of the course's own, pasted into its stub: the
solution, an alternative, a misconception, or a program that its tests keep.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .build import CellKind, paste, to_bytes
from .course import Assignment, Course, Exercise
from .grade import graded_cells
from .gradebook.nodes import code_cell
from .paths import ClassroomPaths
from .records import Override

Choose = Callable[[Exercise], "str | Path | None"]


def class_of(course: Course, assignment: Assignment, released: Any) -> Mapping[str, bytes]:
    """Student -> the bytes of what they hand in, made from the released notebook."""
    def solved(choose: Choose) -> Any:
        return filled(course, assignment, released, choose)

    solution = solved(lambda exercise: None)
    syntax_error, endless = copy.deepcopy(solution), copy.deepcopy(solution)
    first = _stubs(syntax_error)[0]
    first.source = first.source.replace("(", "((", 1)
    endless.cells.insert(2, code_cell("while True:\n    pass", id="endless"))
    made = {"alice-solution": solution}
    made |= {f"bora-alternative-{k + 1}": solved(partial(_alternative, k)) for k in range(3)}
    made |= {f"chul-mistake-{k + 1}": solved(partial(_misconception, k)) for k in range(5)}
    made |= {"dana-untouched": released, "eunji-syntax-error": syntax_error, "finn-endless-loop": endless}
    return {name: to_bytes(nb) for name, nb in made.items()} | {"gyu-not-json": b"PK\x03\x04 no notebook"}


def hand_in(classroom: ClassroomPaths, assignment: str, submissions: Mapping[str, bytes]) -> None:
    """Write submissions where nbgrader's exchange would have collected them."""
    for student, content in submissions.items():
        path = classroom.submitted(student, assignment)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def filled(course: Course, assignment: Assignment, released: Any, choose: Choose) -> Any:
    """A released notebook with an answer in every stub: the solution, or the override or program that is chosen."""
    notebook = copy.deepcopy(released)
    pages = graded_cells(course, assignment)
    written: set[str] = set()
    for cell in notebook.cells:
        ours = pages.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
        if ours is None or ours.kind is not CellKind.STUB:
            continue
        exercise = course.exercise(ours.exercise)
        cell.source = "" if ours.exercise in written else answer(exercise, choose(exercise))
        written.add(ours.exercise)  # the first stub of an exercise holds the whole answer
    return notebook


def answer(exercise: Exercise, override: str | Path | None = None) -> str:
    """The exercise's solution, or an alternative or misconception, or a program, as the source of one cell."""
    if isinstance(override, Path):
        return override.read_text("utf8").strip("\n")
    path: Path = exercise.paths.solution(exercise.slug)
    return paste(path.read_text("utf8"), override, where=str(path)).strip("\n")


def _stubs(notebook: Any) -> list[Any]:
    return [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id", "").partition("-stub-")[1]]


def _alternative(k: int, exercise: Exercise) -> str | None:
    return _nth(exercise.alternatives, k)


def _misconception(k: int, exercise: Exercise) -> str | Path | None:
    """A wrong program that learners wrote, where the course's tests keep some; else a declared mistake."""
    wrong = [p for p in exercise.paths.programs(exercise.slug) if not p.name.startswith("passed_")]
    return wrong[k % len(wrong)] if wrong else _nth(exercise.misconceptions, k)


def _nth(overrides: Sequence[Override], k: int) -> str | None:
    own = [o for o in overrides if not o.described]  # the others are made of code that no notebook has
    return own[k % len(own)].name if own else None
