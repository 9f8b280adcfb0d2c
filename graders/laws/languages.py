"""Law 7: every check, hint and page exists in every language of the course; no stray file lies about."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from ..build import read_page
from ..course import Course, Exercise
from ..refer import Referee
from ..words import catalogue
from .findings import Budget, Finding, Report


def both_languages(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 7: pages have the same cells, and sentences from code are in the unit's catalogue."""
    found = []
    first = [(c.kind, c.grade_id, c.points) for c in read_page(exercise, course.languages[0]).cells if c.grade_id]
    for lang in course.languages:
        cells = [(c.kind, c.grade_id, c.points) for c in read_page(exercise, lang).cells if c.grade_id]
        if cells != first:
            differing = sorted({g for _, g, _ in set(cells) ^ set(first)}) or ["their order"]
            found.append(Finding(7, exercise.slug, f"the {lang} page has other cells: {', '.join(differing)}",
                                 "let both pages make the same calls and hold the same locked cells"))
        if lang == "en":
            continue
        path = exercise.paths.catalogue(exercise.unit, lang)
        known = catalogue(path)
        for sentence in sentences(exercise):
            if sentence not in known:
                found.append(Finding(7, exercise.slug, f"no {lang} words for: {sentence!r}",
                                     f"add it to {path.relative_to(course.paths.root)} (stepmark words {lang})"))
    return Report(tuple(found))


def sentences(exercise: Exercise) -> list[str]:
    """Every sentence from this exercise's code that a student may read."""
    found = [s for check in exercise.checks for s in (check.sentence, check.hint)]
    own = [wrong for wrong in exercise.misconceptions if not wrong.described]  # the general ones are the engine's
    found += [s for wrong in own for s in (wrong.sentence, wrong.hint, wrong.apart)]
    found += () if exercise.by_hand else _reasons(exercise.paths.check(exercise.slug))
    return list(dict.fromkeys(s for s in found if s))


def _reasons(path: Path) -> Iterable[str]:
    """The strings that module-level functions without a check's decorator return: reasons of properties."""
    for node in ast.parse(path.read_text("utf8")).body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from _strings(inner.value)


def _strings(value: ast.expr) -> Iterable[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _strings(value.body)
        yield from _strings(value.orelse)


def stray_files(course: Course) -> list[Finding]:
    """Files under the mirrored roots that belong to no exercise of course.toml."""
    paths, found = course.paths, []
    known = {exercise.slug for exercise in course.exercises}
    units = {slug.split("/")[0] for slug in known}
    for root, pattern in ((paths.solutions, "*/*.py"), (paths.checks, "*/*.py"), (paths.exercises, "*/*.md")):
        for path in sorted(root.glob(pattern)):
            if f"{path.parent.name}/{path.name.split('.')[0]}" not in known:
                found.append(_stray(course, path))
    found += [_stray(course, p) for p in sorted(paths.references.glob("*.py")) if p.stem not in units]
    return found


def _stray(course: Course, path: Path) -> Finding:
    where = str(path.relative_to(course.paths.root))
    return Finding(7, where, "this file belongs to no exercise", "name its exercise in course.toml, or take it away")
