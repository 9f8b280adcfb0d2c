"""A classroom of the tiny course for tests: released once, copied for each test that grades in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from graders.build import CODE_STUB, build_assignment, to_bytes
from graders.course import Assignment, Course, load_course
from graders.gradebook.release import release
from graders.paths import ClassroomPaths
from graders.refer import Referee
from graders.sandbox import Server
from graders.words import translator

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "courses" / "tiny"
SOLUTION = "def mean_of(x):\n    return x.sum() / len(x)\n"
STUB_ID, CHECK_ID = "sums-mean_of-stub-mean_of", "sums-mean_of-check-mean_value"


@dataclass(frozen=True)
class Room:
    """A classroom of one assignment, and the course it belongs to."""

    course: Course
    assignment: Assignment
    paths: ClassroomPaths

    def released(self) -> Any:
        """The notebook as students got it."""
        return nbformat.read(self.paths.release(self.assignment.name), 4)

    def hand_in(self, student: str, content: Any) -> Path:
        """A notebook, or raw bytes, as that student's submission."""
        path = self.paths.submitted(student, self.assignment.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else nbformat.writes(content).encode())
        return path

    def with_answer(self, source: str) -> Any:
        """The released notebook with this source in the stub's cell."""
        notebook = self.released()
        cell_of(notebook, STUB_ID).source = source
        return notebook


def cell_of(notebook: Any, grade_id: str) -> Any:
    """The cell of that grade id."""
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def make_room(folder: Path, server: Server, course: Path = TINY) -> Room:
    """Copy a course into a folder and release its first assignment there."""
    shutil.copytree(course, folder / "course", ignore=shutil.ignore_patterns("classroom", "build", "__pycache__"))
    loaded = load_course(folder / "course", folder / "course")
    assignment, paths = loaded.assignments[0], ClassroomPaths(folder / "classroom")
    say: Callable[..., str] = translator("en")
    built = build_assignment(loaded, assignment, "en", Referee(server).freeze, say)
    release(paths, assignment.name, to_bytes(built.source), built.files, course=loaded.paths.root, course_id="tiny",
            stub=CODE_STUB)
    return Room(loaded, assignment, paths)
