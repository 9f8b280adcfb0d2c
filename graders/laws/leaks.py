"""Law 5: no statement of an answer or of a secret instance stands in the student notebook."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable

from ..build import CellKind, PageCell, cut, read_page
from ..course import Course, Exercise
from ..refer import Referee
from .findings import Budget, Finding, Report

SHORTEST = 24  # shorter statements (`return loss`, `w = start`) are nobody's secret
OWN = (CellKind.TRY, CellKind.GIVEN, CellKind.DEMO)  # the starter code that a page declares


def nothing_leaks(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 5: compares statements, normalised, so that spaces and comments do not hide a leak."""
    if exercise.by_hand:
        return Report()
    found = []
    answers = statements(exercise.paths.solution(exercise.slug).read_text("utf8"))
    secret = {s for check in exercise.checks for s in statements(textwrap.dedent(inspect.getsource(check.given)))}
    public = {s for check in exercise.checks if check.public
              for s in statements(textwrap.dedent(inspect.getsource(check.public)))}
    cells = read_page(exercise, course.languages[0]).cells
    starter = {s for cell in cells if cell.kind in OWN for s in statements(cell.source)}
    stubs = {s for cell in cells if cell.kind is CellKind.STUB for s in statements(cut(cell.source))}
    for lang in course.languages:
        shown = set(_shown(read_page(exercise, lang).cells))
        for told, hidden in (("an answer", answers), ("a secret instance", secret)):
            for statement in sorted((hidden & shown) - starter - stubs - public):
                found.append(Finding(5, exercise.slug, f"a statement of {told} stands in the {lang} notebook: "
                                     f"{statement!r}", "take it out of the page or the check's body"))
    return Report(tuple(found))


def _shown(cells: Iterable[PageCell]) -> Iterable[str]:
    for cell in cells:
        if cell.kind is CellKind.PROSE:
            yield from _fenced(cell.source)
        elif cell.kind is CellKind.STUB:
            yield from statements(cut(cell.source))
        elif cell.kind is not CellKind.ANSWER:
            yield from statements(cell.source)


def _fenced(prose: str) -> Iterable[str]:
    for block in prose.split("```")[1::2]:
        yield from statements(block.split("\n", 1)[-1])


def statements(source: str) -> set[str]:
    """The simple statements of a source that are long enough to be telling, normalised."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set()
    simple = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Expr)
    texts = {ast.unparse(node) for node in ast.walk(tree)
             if isinstance(node, simple) and not _docstring(node)}
    return {text for text in texts if len(text) >= SHORTEST}


def _docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
