"""`stepmark demo`: the whole way, from pages to gradebook and feedback, on a small class."""

from __future__ import annotations

import shutil

import click

from ..build import CODE_STUB, build_assignment, to_bytes
from ..demo import class_of, hand_in
from ..gradebook.autograde import feedback
from ..gradebook.reading import read_notebook
from ..gradebook.release import release
from ..paths import ClassroomPaths
from ..refer import Referee
from ..sandbox import Server
from ..whole_class import grade_class
from ..words import translator
from .common import console, course_of
from .instructor import show_class


@click.command()
@click.argument("assignments", nargs=-1)
@click.pass_context
def demo(context: click.Context, assignments: tuple[str, ...]) -> None:
    """Release ASSIGNMENTS (all of them by default), hand in a small class, grade it, write feedback: in build/demo."""
    course = course_of(context)
    chosen = [course.assignment(name) for name in assignments] or course.assignments
    classroom = ClassroomPaths(course.paths.root / "build" / "demo")
    shutil.rmtree(classroom.root, ignore_errors=True)
    lang = course.languages[0]
    with Server() as server:
        referee = Referee(server)
        for assignment in chosen:
            say = translator(lang, course.paths, [e.unit for e in course.of(assignment)])
            built = build_assignment(course, assignment, lang, referee.freeze, say)
            done = release(classroom, assignment.name, to_bytes(built.source), built.files, course=course.paths.root,
                           course_id=course.paths.root.name, stub=CODE_STUB)
            hand_in(classroom, assignment.name, class_of(course, assignment, read_notebook(done.notebook)))
    for assignment in chosen:
        with console.status(f"grading {assignment.name}"):
            rows = grade_class(course, classroom, assignment.name)
            pages = feedback(classroom, assignment.name)
        show_class(course, assignment, rows)
        shown = next(iter(pages.pages.values()), None)
        console.print(f"  released notebook  {classroom.release(assignment.name)}", soft_wrap=True)
        console.print(f"  autograded         {classroom.root / 'autograded'}", soft_wrap=True)
        console.print(f"  feedback           {len(pages.pages)} pages, such as {shown}\n", soft_wrap=True)
    console.print(f"The formgrader opens this class with:  cd {classroom.root} && jupyter lab", soft_wrap=True)
