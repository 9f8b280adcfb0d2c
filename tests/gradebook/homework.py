"""A small assignment, and what students make of it."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from traitlets.config import Config

from graders.gradebook.given import as_given
from graders.gradebook.session import configuration, course_directory, gradebook
from graders.paths import ClassroomPaths

NAME = "homework"
STUB = "# YOUR CODE HERE\nraise NotImplementedError"
RIGHT = {"stub-double": "def double(x):\n    return 2 * x", "stub-triple": "def triple(x):\n    return 3 * x"}


def marked(cell: NotebookNode, name: str, *, grade: bool = False, solution: bool = False, locked: bool = False,
           points: float | None = None) -> NotebookNode:
    """The cell with nbgrader's metadata and its name for an id."""
    cell.metadata["nbgrader"] = {"grade_id": name, "grade": grade, "solution": solution, "locked": locked,
                                 "task": False, "schema_version": 3}
    if points is not None:
        cell.metadata.nbgrader["points"] = points
    cell.id = name
    return cell


def stub(name: str, factor: int) -> NotebookNode:
    text = f"def {name}(x):\n    ### BEGIN SOLUTION\n    return {factor} * x\n    ### END SOLUTION"
    return marked(new_code_cell(text), f"stub-{name}", solution=True)


def check(name: str, test: str, points: float) -> NotebookNode:
    return marked(new_code_cell(f"assert {test}"), f"check-{name}", grade=True, locked=True, points=points)


def cells() -> list[NotebookNode]:
    """The source notebook's cells."""
    demo = new_code_cell("for _ in range(3):\n    double(1)", id="demo", metadata={"tags": ["stepmark-demo"]})
    return [
        new_markdown_cell("# Homework", id="title"),
        marked(new_code_cell("import math"), "setup", locked=True),
        new_markdown_cell("Double it.", id="prose-1"),
        stub("double", 2),
        new_code_cell("double(3)", id="try-1"),
        check("double", "double(2) == 4", 2),
        check("double-zero", "double(0) == 0", 1),
        new_markdown_cell("Triple it.", id="prose-2"),
        stub("triple", 3),
        check("triple", "triple(2) == 6", 3),
        demo,
        new_markdown_cell("Why?", id="question"),
        marked(new_markdown_cell("A model answer."), "answer-why", grade=True, solution=True, points=4),
    ]


def notebook(content: list[NotebookNode] | None = None) -> NotebookNode:
    """The source notebook."""
    nb = new_notebook(cells=cells() if content is None else content)
    nb.metadata = nbformat.from_dict({
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "stepmark": {"assignment": NAME, "lang": "en", "format": 1},
    })
    return nb


def source(content: list[NotebookNode] | None = None) -> bytes:
    return nbformat.writes(notebook(content)).encode()


def given() -> NotebookNode:
    """What students receive."""
    return as_given(notebook(), Config({"ClearSolutions": {"code_stub": {"python": STUB}}}))


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    """The one cell with this grade id, or else this cell id."""
    found = [c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name]
    found = found or [c for c in nb.cells if c.get("id") == name]
    assert len(found) == 1, (name, len(found))
    return found[0]


def solved(**changes: str) -> NotebookNode:
    """A submission with everything right, but for cells given here (`-` in their ids written as `_`)."""
    nb = given()
    wanted = RIGHT | {"answer-why": "Because."} | {name.replace("_", "-"): text for name, text in changes.items()}
    for name, text in wanted.items():
        cell(nb, name).source = text
    return nb


def hand_in(room: ClassroomPaths, student: str, content: NotebookNode | str | bytes, name: str = NAME) -> Path:
    """Put a submission where nbgrader collects them."""
    path = room.submitted(student, NAME).with_name(f"{name}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = json.dumps(content) if isinstance(content, NotebookNode) else content
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return path


def autograded(room: ClassroomPaths, student: str) -> NotebookNode:
    """The notebook that nbgrader wrote back."""
    return nbformat.read(room.autograded(student, NAME), as_version=4)


def page(room: ClassroomPaths, student: str) -> str:
    """The feedback page."""
    return room.feedback(student, NAME).read_text()


def book(room: ClassroomPaths) -> AbstractContextManager[Gradebook]:
    """The gradebook."""
    return gradebook(course_directory(room, configuration(room), NAME))


def names(nb: NotebookNode) -> list[str]:
    """The grade ids of a notebook in order, and `-` for each other cell."""
    return [c.metadata.get("nbgrader", {}).get("grade_id", "-") for c in nb.cells]



def managed_names(nb: NotebookNode) -> list[str]:
    return [name for name in names(nb) if name != "-"]
