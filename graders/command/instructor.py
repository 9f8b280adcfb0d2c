"""What instructors do: release, grade a class, check one notebook, write feedback."""

from __future__ import annotations

import json
import secrets
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click
from nbgrader.utils import is_grade, is_solution
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from ..build import CODE_STUB, build_assignment, to_bytes
from ..course import LANGUAGES, Assignment, Course
from ..errors import NotebookError
from ..grade import Bench, seed_of, shared_server, submitted_files
from ..gradebook.autograde import feedback as write_feedback
from ..gradebook.given import as_given
from ..gradebook.reading import read_notebook
from ..gradebook.release import release as release_assignment
from ..gradebook.repair import repair
from ..paths import ClassroomPaths
from ..records import Outcome, Text
from ..refer import Referee
from ..report import as_json, card, picture, terminal
from ..sandbox import Server
from ..truths import Truths
from ..whole_class import Row, grade_class
from ..words import Translate, shown_number, translator
from .common import classroom_of, classroom_option, console, course_of, device_option, unsafe_option


@click.command()
@click.argument("assignments", nargs=-1, required=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="The language of this release.")
@classroom_option
@click.pass_context
def release(context: click.Context, assignments: tuple[str, ...], lang: str | None, classroom_dir: Path | None) -> None:
    """Write source/ and release/ of ASSIGNMENTS in the classroom, through nbgrader's generate_assignment."""
    course = course_of(context)
    classroom = classroom_of(course, classroom_dir)
    language = lang or course.languages[0]
    with Server() as server:
        for name in assignments:
            assignment = course.assignment(name)
            say = translator(language, course.paths, [e.unit for e in course.of(assignment)])
            referee = Referee(server, kept=Truths(course.paths.truths))
            built = build_assignment(course, assignment, language, referee.freeze, say)
            done = release_assignment(classroom, name, to_bytes(built.source), built.files, course=course.paths.root,
                                      course_id=course.paths.root.name, stub=CODE_STUB)
            seed_of(classroom, name)
            console.print(f"released {done.notebook}", soft_wrap=True)
            if not done.config_written:
                console.print(f"kept {classroom.config} as it is", soft_wrap=True)


@click.command()
@click.argument("assignment")
@click.option("--student", "students", multiple=True, help="Only this student (may be given several times).")
@click.option("--workers", type=click.IntRange(1), default=None, help="Submissions at a time (default: all cores).")
@click.option("--new-seed", is_flag=True, help="Draw new secret instances first.")
@click.option("--regrade", is_flag=True, help="Run again what was graded already.")
@click.option("--scheduler", metavar="ADDRESS", default=None, help="Run submissions on a cluster of dask.distributed.")
@device_option
@unsafe_option
@classroom_option
@click.pass_context
def grade(context: click.Context, assignment: str, students: tuple[str, ...], workers: int | None, new_seed: bool,
          regrade: bool, scheduler: str | None, classroom_dir: Path | None) -> None:
    """Grade what was handed in for ASSIGNMENT and is not graded yet, and write scores and autograded notebooks through
    nbgrader."""
    if scheduler is None:
        shared_server()  # its process imports torch while this one does
    course = course_of(context)
    classroom = classroom_of(course, classroom_dir)
    wanted = course.assignment(assignment)
    seed_of(classroom, wanted.name, new=new_seed)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"),
               TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=of)
            bar.update(tasks[stage], completed=done)

        rows = grade_class(course, classroom, wanted.name, students=students or None, workers=workers,
                           regrade=regrade, scheduler=scheduler, progress=progress,
                           tell=lambda line: click.echo(line, err=True))
    show_class(course, wanted, rows)
    sys.exit(2 if any(r.graded.broken or r.graded.problem for r in rows) else 0)


def show_class(course: Course, assignment: Assignment, rows: list[Row]) -> None:
    """A line for each student: score, outcomes, the mistakes that were recognised."""
    say = translator(course.languages[0], course.paths, [e.unit for e in course.of(assignment)])
    table = Table(title=f"{assignment.title.get('en', assignment.name)}: {len(rows)} submissions", title_justify="left")
    for heading in ("Student", "Score", "Outcomes", "Recognised mistakes, notes"):
        table.add_column(heading, justify="right" if heading == "Score" else "left")
    for row in rows:
        counts = Counter(v.outcome for v in row.verdicts)
        outcomes = " ".join(f"{card.SIGNS[o]}{counts[o]}" for o in Outcome if counts[o])
        told = list(dict.fromkeys(s for v in row.verdicts for s in card.mistakes(v, say)))
        told += [f"({say(note)})" for note in row.graded.notes]
        told += [say(row.graded.unreadable)] if row.graded.unreadable else []
        told += [row.graded.problem] if row.graded.problem else []
        table.add_row(row.student, f"{shown_number(row.graded.score)} / {shown_number(row.graded.max_score)}",
                      outcomes, escape("\n".join(told)))
    console.print(table)
    for row in rows:
        if row.graded.broken:
            why = [say(v.reason) for v in row.verdicts if v.outcome is Outcome.BROKEN and v.reason]
            console.print(f"[bold magenta]BROKEN[/] for {row.student}: {', '.join(row.graded.broken)}\n"
                          f"{escape(chr(10).join(dict.fromkeys(why)))}")


@click.command()
@click.argument("notebook", type=click.Path(path_type=Path))
@click.option("--assignment", default=None, help="Where the notebook does not say itself which one it is.")
@click.option("--json", "as_document", is_flag=True, help="Print JSON instead (docs/verdicts.md).")
@device_option
@unsafe_option
@classroom_option
@click.pass_context
def check(context: click.Context, notebook: Path, assignment: str | None, as_document: bool,
          classroom_dir: Path | None) -> None:
    """Grade one NOTEBOOK on the terminal. Exit status 0: full marks, 1: not, 2: wrong usage or our fault."""
    server = shared_server()  # its process imports torch while this one does
    course = course_of(context)
    classroom = classroom_of(course, classroom_dir)
    read = read_notebook(notebook)
    mine = read.metadata.get("stepmark", {})
    name = assignment or mine.get("assignment")
    if not name:
        raise NotebookError("the notebook does not say which assignment it is", notebook, "name it with --assignment")
    wanted, lang = course.assignment(name), str(mine.get("lang", course.languages[0]))
    say = translator(lang, course.paths, [e.unit for e in course.of(wanted)])
    source, files = _released(course, classroom, wanted, lang, server, say)
    whole, notes = repair(read, as_given(source))
    ours = classroom.seeds.is_file()
    seed = seed_of(classroom, name) if ours else secrets.randbits(48)
    desk = Bench(course, wanted, seed, server, Truths(classroom.truths if ours else course.paths.truths))
    desk.look_for_devices(server)
    click.echo(server.line(), err=True)
    graded = desk.grade(desk.plan(whole), submitted_files(notebook.parent) | files)
    told = [say(note) for note in notes]
    by_hand = sum(float(c.metadata.nbgrader["points"]) for c in whole.cells if is_grade(c) and is_solution(c))
    if by_hand:
        told.append(say(Text("{points} points more are given by a person.", {"points": by_hand})))
    pictures = picture.write(course.paths.pictures(name), graded.verdicts)
    if as_document:
        document = as_json.document(name, lang, graded.verdicts, say, told, pictures)
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        terminal.show(console, str(notebook), graded.verdicts, say, told, pictures)
    if any(v.outcome is Outcome.BROKEN for v in graded.verdicts):
        sys.exit(2)
    sys.exit(0 if all(v.outcome is Outcome.PASSED for v in graded.verdicts) else 1)


def _released(course: Course, classroom: ClassroomPaths, assignment: Assignment, lang: str, server: Server,
              say: Translate) -> tuple[Any, dict[str, Path]]:
    """The source notebook that was released, and its files; where none was, what would be released now."""
    source = classroom.source(assignment.name)
    if source.is_file():
        released = read_notebook(source)
        if released.metadata.get("stepmark", {}).get("lang") == lang:
            return released, submitted_files(source.parent)
    referee = Referee(server, kept=Truths(course.paths.truths))
    built = build_assignment(course, assignment, lang, referee.freeze, say)
    return built.source, dict(built.files)


@click.command()
@click.argument("assignment")
@classroom_option
@click.pass_context
def feedback(context: click.Context, assignment: str, classroom_dir: Path | None) -> None:
    """Write the feedback pages of ASSIGNMENT, as nbgrader generate_feedback does."""
    course = course_of(context)
    done = write_feedback(classroom_of(course, classroom_dir), course.assignment(assignment).name)
    for path in done.pages.values():
        console.print(str(path), soft_wrap=True)
    if done.problem:
        raise NotebookError(done.problem)
