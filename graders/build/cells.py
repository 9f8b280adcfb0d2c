"""The cells of a page, between Markdown and notebook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEMO_TAG = "stepmark-demo"
SETUP_ID = "setup"  # the notebook's first code cell


class CellKind(StrEnum):
    """What a cell is for the student, and so what nbgrader makes of it."""

    PROSE = "prose"
    GIVEN = "given"  # locked code
    TRY = "try"  # code to play with
    DEMO = "demo"  # code that is skipped while grading
    STUB = "stub"  # an autograded answer
    CHECK = "check"  # an autograder test
    ANSWER = "answer"  # an answer that a person grades


@dataclass(frozen=True)
class PageCell:
    """One cell. The source of a STUB is the solution, with nbgrader's SOLUTION lines around what students do not see.

    `exercise` is its slug ("" for what the whole notebook begins with), `name` that of the check, the answer or (joined
    by ", ") what the stub asks for; `code` is False for an answer in prose.
    """

    kind: CellKind
    source: str
    grade_id: str = ""
    points: float = 0.0
    exercise: str = ""
    name: str = ""
    code: bool = True


def grade_id(exercise: str, kind: CellKind, name: str) -> str:
    """nbgrader's id of a cell; the same in every language."""
    clean = name.replace(", ", "-").replace(".", "_")
    return f"{exercise.replace('/', '-')}-{kind.value}-{clean}"
