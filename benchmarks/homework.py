"""The class that every contender grades: one assignment of this course, answered rightly and wrongly in many ways."""

from __future__ import annotations

import os
import platform
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat

from graders.build import CODE_STUB, DEMO_TAG, build_assignment, to_bytes
from graders.course import Assignment, Course, Exercise, load_course
from graders.demo import filled, hand_in
from graders.grade import Bench, seed_of
from graders.gradebook.reading import read_notebook
from graders.gradebook.release import release
from graders.paths import ClassroomPaths
from graders.plan import grade_id
from graders.refer import Referee, body_source
from graders.run import indices
from graders.sandbox import Server
from graders.words import translator

ROOT = Path(__file__).resolve().parent.parent
STOCK = """c = get_config()
c.CourseDirectory.course_id = "bench"
c.CourseDirectory.root = {root!r}
c.ClearSolutions.code_stub = {{"python": {stub!r}}}
"""
DOCTEST = """>>> import contextlib, io
>>> with contextlib.redirect_stdout(io.StringIO()):
...     exec({source!r}, globals())
"""


@dataclass(frozen=True)
class Homework:
    """A released assignment, and the notebooks that a class hands in: the same for all, whoever grades them."""

    course: Course
    assignment: Assignment
    released: Path  # a classroom in which nothing was handed in
    notebooks: Mapping[str, Any]

    def first(self, count: int) -> Mapping[str, Any]:
        """The notebooks of so many students."""
        return dict(list(self.notebooks.items())[:count])


def make_homework(assignment: str, students: int, folder: Path, wrong: float = 0.3) -> Homework:
    """Release an assignment, and answer it `students` times. Every exercise is answered wrongly with chance `wrong`."""
    course = load_course(ROOT, ROOT)
    wanted, lang = course.assignment(assignment), course.languages[0]
    classroom = ClassroomPaths(folder / "released")
    with Server() as server:
        say = translator(lang, course.paths, [e.unit for e in course.of(wanted)])
        built = build_assignment(course, wanted, lang, Referee(server).freeze, say)
        done = release(classroom, assignment, to_bytes(built.source), built.files, course=course.paths.root,
                       course_id=course.paths.root.name, stub=CODE_STUB)
    seed_of(classroom, assignment)
    blank = read_notebook(done.notebook)
    blank.cells = [cell for cell in blank.cells if DEMO_TAG not in cell.metadata.get("tags", [])]
    rng = random.Random(7)
    notebooks = {}
    for number in range(students):
        notebook = filled(course, wanted, blank, _choice(rng, wrong))
        for cell in notebook.cells:
            if "-stub-" in grade_id(cell):
                cell.source += f"\n# student {number}"  # or what was graded once would not be graded again
        notebooks[f"student{number:04}"] = notebook
    return Homework(course, wanted, classroom.root, notebooks)


def _choice(rng: random.Random, wrong: float) -> Callable[[Exercise], str | None]:
    def choose(exercise: Exercise) -> str | None:
        right = [None, *(o.name for o in exercise.alternatives)]
        return rng.choice([o.name for o in exercise.misconceptions] if rng.random() < wrong else right)

    return choose


def classroom_for(homework: Homework, count: int, folder: Path, *, stock: bool = False) -> Path:
    """A fresh classroom with this many submissions; `stock` has nbgrader's own configuration, and its Execute."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(homework.released, folder)
    if stock:
        (folder / "nbgrader_config.py").write_text(STOCK.format(root=str(folder), stub=CODE_STUB), "utf8")
    hand_in(ClassroomPaths(folder), homework.assignment.name,
            {name: to_bytes(nb) for name, nb in homework.first(count).items()})
    return folder


def for_otter(homework: Homework, count: int, folder: Path, python: Path) -> tuple[Path, list[Path]]:
    """otter's autograder, whose tests are the visible checks, and the same notebooks without their cells."""
    shutil.rmtree(folder, ignore_errors=True)
    tests = folder / "tests"
    tests.mkdir(parents=True)
    submissions = []
    for student, notebook in homework.first(count).items():
        checks = [cell for cell in notebook.cells if "-check-" in grade_id(cell)]
        mine = nbformat.from_dict({**notebook, "cells": [c for c in notebook.cells if c not in checks]})
        submissions.append(folder / f"{student}.ipynb")
        nbformat.write(mine, submissions[-1])
    for cell in checks:
        _otter_test(tests, grade_id(cell).replace("-", "_"), cell)
    autograder = folder / "autograder.zip"
    subprocess.run([python, "-m", "otter", "generate", "-t", tests, "-o", autograder, "--no-environment"], cwd=folder,
                   check=True, capture_output=True)
    return autograder, submissions


def _otter_test(folder: Path, name: str, cell: Any) -> None:
    case = {"code": DOCTEST.format(source=cell.source), "hidden": False, "locked": False}
    suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": name, "points": float(cell.metadata.nbgrader.points), "suites": [suite]}
    (folder / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", "utf8")


def work(homework: Homework, count: int, asked: bool) -> list[dict[str, Any]]:
    """What the bound runs: the code cells of each notebook in order, visible checks included; or (`asked`) without
    those, and every question that the judge puts, on every instance, where its check stands."""
    if not asked:
        return [{"cells": [cell.source for cell in notebook.cells if cell.cell_type == "code"], "questions": []}
                for notebook in homework.first(count).values()]
    seed = seed_of(ClassroomPaths(homework.released), homework.assignment.name)
    with Server() as server:
        desk = Bench(homework.course, homework.assignment, seed, server)
        return [_questions(desk, notebook) for notebook in homework.first(count).values()]


def _questions(desk: Bench, notebook: Any) -> dict[str, Any]:
    cells: list[str] = []
    questions = []
    for cell in desk.plan(notebook).cells:
        if not cell.mark:
            cells.append(cell.source)
            continue
        exercise = desk.exercises[cell.mark.partition(":")[0]]
        check = exercise.check(cell.mark.partition(":")[2])
        for index in indices(check):
            prepared = desk.referee.known(exercise, check, index).prepared
            questions.append((len(cells), body_source(exercise, check), check.name,
                              dict(prepared.values), dict(prepared.files), prepared.seed))
    return {"cells": cells, "questions": questions}


def machine() -> dict[str, Any]:
    """What the numbers were measured on."""
    cpu = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), platform.processor())
    names = ("torch", "nbgrader", "nbconvert", "nbclient", "ipykernel", "ipython", "numpy", "matplotlib")
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True,
                            check=False).stdout.strip()
    return {"cpu": cpu, "cores": len(os.sched_getaffinity(0)), "kernel": platform.release(),
            "python": platform.python_version(), "commit": commit, **{name: version(name) for name in names}}

