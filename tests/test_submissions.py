"""Programs as learners write them, graded as they would be handed in: the correct ones earn everything, the wrong ones
do not, and where a declared misconception is their very mistake it is named.

A file is `tests/submissions/<unit>/<exercise>/<outcome>_<what>.py`: one cell, written from the student notebook alone.
The outcome is `passed`, `failed` or `errored`. A line `# named: NAME` in a file asks for that misconception in a
verdict; no other may be told, for it would accuse a learner of what they did not do.
"""

from __future__ import annotations

import copy
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from classroom import ROOT

from graders.build import SETUP_ID, build_assignment, read_page
from graders.course import Course, load_course
from graders.grade import Bench
from graders.plan import grade_id
from graders.records import Cell, Outcome, Verdict
from graders.sandbox import Server, Session

HERE = Path(__file__).resolve().parent / "submissions"
FILES = sorted(HERE.glob("*/*/*.py"))
OUTCOMES = ("passed", "failed", "errored")
NAMED = re.compile(r"^# named: (\w+)$", re.MULTILINE)
Desk = Callable[[str], tuple[Bench, Any]]


def outcome_of(file: Path) -> str:
    return file.name.split("_")[0]


def slug_of(file: Path) -> str:
    return "/".join(file.relative_to(HERE).parts[:2])


def of(outcome: str, among: list[Path] = FILES) -> list[Path]:
    return [file for file in among if outcome_of(file) == outcome]


def everyday(files: list[Path]) -> list[Any]:
    """All of them for `make test-all`; for every day the correct ones, and two wrong ones of each exercise."""
    wrong = Counter[str]()
    marked: list[Any] = []
    for file in files:
        wrong[slug_of(file)] += outcome_of(file) != "passed"
        rare = outcome_of(file) != "passed" and wrong[slug_of(file)] > 2
        marked.append(pytest.param(file, marks=pytest.mark.slow) if rare else file)
    return marked


def label(file: Path) -> str:
    return "/".join(file.relative_to(HERE).parts).removesuffix(".py")


@pytest.fixture(scope="session")
def desk(course: Course, server: Server) -> Desk:
    """The bench and the student notebook of the assignment that holds an exercise, each made once."""

    @cache
    def at(assignment: str) -> tuple[Bench, Any]:
        given = course.assignment(assignment)
        bench = Bench(course, given, int(os.environ.get("STEPMARK_SEED", "20")), server)
        return bench, build_assignment(course, given, "en", bench.referee.freeze).student

    return lambda slug: at(next(a.name for a in course.assignments if slug in a.pages))


def handed_in(student: Any, programs: dict[str, str]) -> Any:
    """The student notebook with a program in the first stub cell of each exercise, the exercise's other stubs empty."""
    notebook = copy.deepcopy(student)
    for slug, program in programs.items():
        stubs = [c for c in notebook.cells if grade_id(c).startswith(slug.replace("/", "-") + "-stub-")]
        assert stubs, f"no stub of {slug} in the notebook"
        for cell in stubs:
            cell.source = "# written above"
        stubs[0].source = program
    return notebook


def pages_of(notebook: Any, slugs: Iterable[str]) -> Any:
    """The notebook without the code of other exercises: their pictures take longer than the programs."""
    ours, here = {slug.replace("/", "-") for slug in slugs}, True
    kept = []
    for cell in notebook.cells:
        if found := re.match(r"(\w+-\w+)-(?:stub|check|given)-", grade_id(cell)):
            here = found[1] in ours
        if here or cell.cell_type != "code":
            kept.append(cell)
    notebook.cells = kept
    return notebook


def graded(bench: Bench, student: Any, programs: dict[str, str]) -> list[Verdict]:
    """The verdicts on the checks of these exercises."""
    planned = bench.plan(pages_of(handed_in(student, programs), programs))
    asked = replace(planned, checks=tuple(c for c in planned.checks if c.exercise in programs))
    assert asked.checks
    return list(bench.grade(asked, {}).verdicts)


def told(verdicts: list[Verdict]) -> str:
    """What a student would be told, for the message of a test that fails."""
    lines = []
    for v in verdicts:
        reason = v.reason.template.format(**v.reason.values) if v.reason else ""
        details = [d.template.format(**d.values) for d in v.details]
        lines.append(f"{v.exercise}:{v.check} {v.outcome} {v.points}/{v.possible} instance {v.instance}: {reason} "
                     f"{details} named {v.misconceptions}")
    return "\n".join(lines)


@pytest.mark.parametrize("file", everyday(FILES), ids=label)
def test_a_program_gets_what_it_deserves(file: Path, desk: Desk) -> None:
    slug, source = slug_of(file), file.read_text("utf8")
    verdicts = graded(*desk(slug), {slug: source})
    outcomes = {v.outcome for v in verdicts}
    earned, possible = sum(v.points for v in verdicts), sum(v.possible for v in verdicts)
    assert not outcomes & {Outcome.BROKEN, Outcome.UNATTEMPTED}, told(verdicts)
    if outcome_of(file) == "passed":
        assert earned == possible, told(verdicts)
        assert outcomes == {Outcome.PASSED}, told(verdicts)
    else:
        assert earned < possible, told(verdicts)
        assert (Outcome.ERRORED in outcomes) == (outcome_of(file) == "errored"), told(verdicts)
    assert {name for v in verdicts for name in v.misconceptions} == set(NAMED.findall(source)), told(verdicts)


@pytest.mark.parametrize("file", of("passed"), ids=label)
def test_a_correct_program_passes_the_checks_that_it_sees(file: Path, desk: Desk) -> None:
    slug = slug_of(file)
    bench, student = desk(slug)
    notebook = handed_in(student, {slug: file.read_text("utf8")})
    ours = (SETUP_ID, slug.replace("/", "-") + "-")
    cells = [Cell(c.source, index=i) for i, c in enumerate(notebook.cells)
             if c.cell_type == "code" and grade_id(c).startswith(ours)]
    given = read_page(bench.exercises[slug], "en").files
    with Session(bench.server, cells, bench.course.limits, files=given) as session:
        errors = {notebook.cells[run.index].source.split("\n")[0]: (output["ename"], output["evalue"])
                  for run in session.run() if run.index >= 0
                  for output in run.outputs if output["output_type"] == "error"}
    assert not errors


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in (1, 2))])
@pytest.mark.parametrize("unit", sorted({slug_of(file).split("/")[0] for file in FILES}))
def test_correct_programs_share_a_notebook(unit: str, turn: int, desk: Desk) -> None:
    """One program for every exercise, so that helpers of the same name are defined again and again."""
    together: dict[str, list[Path]] = {}
    for file in of("passed"):
        if file.parts[-3] == unit:
            together.setdefault(slug_of(file), []).append(file)
    programs = {slug: files[turn].read_text("utf8") for slug, files in together.items()}
    verdicts = graded(*desk(next(iter(programs))), programs)
    assert all(v.outcome is Outcome.PASSED for v in verdicts), told(verdicts)


def test_every_exercise_has_programs_of_both_kinds() -> None:
    """Three correct and three wrong ones at least, and every file says what it is. What a person grades needs none."""
    for exercise in (e for e in load_course(ROOT, ROOT).exercises if not e.by_hand):
        mine = [file for file in FILES if slug_of(file) == exercise.slug]
        assert len(of("passed", mine)) >= 3, exercise.slug
        assert len(mine) - len(of("passed", mine)) >= 3, exercise.slug
    for file in FILES:
        assert outcome_of(file) in OUTCOMES, file
        first = file.read_text("utf8").split("\n")[0]
        assert first.startswith("# Style: " if outcome_of(file) == "passed" else "# Mistake: "), file
