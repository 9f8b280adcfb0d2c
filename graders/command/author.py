"""What authors do: build notebooks, run the laws, keep the catalogues."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

import click
from rich.progress import Progress
from rich.table import Table

from ..build import build_assignment, to_bytes
from ..course import LANGUAGES, Course, Exercise
from ..errors import BrokenCheck, CourseError
from ..laws import LAWS, Budget, Finding, stray_files
from ..laws.languages import sentences
from ..laws.margins import margins
from ..refer import Referee
from ..sandbox import Server
from ..scaffold import unwritten
from ..truths import Truths
from ..words import add_missing, translator
from .common import console, course_of


@click.command()
@click.argument("assignments", nargs=-1)
@click.option("--lang", type=click.Choice(LANGUAGES), multiple=True, help="Only this language (default: all).")
@click.pass_context
def build(context: click.Context, assignments: tuple[str, ...], lang: tuple[str, ...]) -> None:
    """Render student and instructor notebooks of ASSIGNMENTS (default: all) into build/notebooks."""
    course = course_of(context)
    wanted = [course.assignment(name) for name in assignments] or list(course.assignments)
    with Server() as server:
        referee = Referee(server, kept=Truths(course.paths.truths))
        for assignment in wanted:
            for language in lang or course.languages:
                say = translator(language, course.paths, [e.unit for e in course.of(assignment)])
                built = build_assignment(course, assignment, language, referee.freeze, say)
                folder = course.paths.built(assignment.name, language)
                folder.mkdir(parents=True, exist_ok=True)
                for kind, notebook in (("student", built.student), ("instructor", built.source)):
                    path = folder / f"{assignment.name}.{kind}.ipynb"
                    path.write_bytes(to_bytes(notebook))
                    console.print(str(path), soft_wrap=True)
                for name, path in built.files.items():
                    (folder / name).write_bytes(path.read_bytes())


@click.command()
@click.argument("exercises", nargs=-1)
@click.option("--instances", type=click.IntRange(5), default=50, show_default=True, help="Secret instances a check.")
@click.option("--seconds", type=float, default=20.0, show_default=True, help="Budget of laws 2 and 3, each, a check.")
@click.option("--margins", "show_margins", is_flag=True, help="Also print how far answers lie apart, in tolerances.")
@click.pass_context
def laws(context: click.Context, exercises: tuple[str, ...], instances: int, seconds: float,
         show_margins: bool) -> None:
    """Hold EXERCISES (default: all) against the laws; exit status 1 where one does not hold."""
    course = course_of(context)
    wanted = [course.exercise(name) for name in exercises] or list(course.exercises)
    found = [] if exercises else stray_files(course)
    with Server() as server, Progress(console=console, transient=True) as progress:
        task = progress.add_task("laws", total=len(wanted) * len(LAWS))
        for exercise in wanted:
            progress.update(task, description=exercise.slug)
            referee = Referee(server, kept=Truths(course.paths.truths))
            held = _hold(exercise, course, referee, Budget(instances, seconds),
                         lambda: progress.update(task, advance=1))
            found += held + (_margins(exercise, referee) if show_margins and not held else [])
    for finding in found:
        console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(wanted)} exercises, {len(found)} findings")
    sys.exit(1 if found else 0)


def _hold(exercise: Exercise, course: Course, referee: Referee, budget: Budget,
          tick: Callable[[], None]) -> list[Finding]:
    found = unwritten(exercise, course.languages)
    if found:
        console.print(f"{exercise.slug}: {len(found)} places to write (the laws wait for them)", highlight=False)
        return found
    counts = []
    for number, law in LAWS.items():
        try:
            report = law(exercise, course, referee, budget)
            found += report.findings
            counts += [f"law {number}: {report.instances}"] if report.instances is not None else []
        except (BrokenCheck, CourseError) as error:
            what = f"{error.where} {error.what}".strip()
            if not any(finding.fact == what for finding in found):  # one cause, told by the first law that meets it
                found.append(Finding(number, exercise.slug, what, error.remedy or "mend it"))
        tick()
    state = "holds" if not found else f"{len(found)} findings"
    console.print(f"{exercise.slug}: {state} (instances: {', '.join(counts)})", highlight=False)
    return found


def _margins(exercise: Exercise, referee: Referee) -> list[Finding]:
    """Print the margins of an exercise whose laws hold; what lies too near is a finding."""
    rows, found = margins(exercise, referee)
    table = Table(title=f"{exercise.slug}, in tolerances", title_justify="left")
    for heading in ("Check", "Right answers drift", "Nearest mistake", "", "Mistakes this check does not see"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        nearest = f"{row.nearest:.3g}" if row.nearest < math.inf else "not a matter of degree" if row.mistake else ""
        table.add_row(row.check, f"{row.drift:.2g}", nearest, row.mistake, ", ".join(row.hidden))
    console.print(table)
    return found


@click.command()
@click.argument("lang", type=click.Choice([lang for lang in LANGUAGES if lang != "en"]))
@click.pass_context
def words(context: click.Context, lang: str) -> None:
    """Add the sentences that have no LANG words yet to the catalogues, to be translated there."""
    course = course_of(context)
    for unit in dict.fromkeys(e.unit for e in course.exercises):
        said = [s for e in course.exercises if e.unit == unit for s in sentences(e)]
        path = course.paths.catalogue(unit, lang)
        missing = add_missing(path, lang, said)
        console.print(f"{path}: {missing} to translate" if missing else f"{path}: complete", soft_wrap=True)
