"""Law 4: the reference is deterministic, leaves its arguments alone, and is not the solution's code."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from ..build import read_page
from ..course import Course, Exercise
from ..inside.frames import pack
from ..instances import Prepared, moved
from ..records import Check, Evidence
from ..refer import Referee, body_source, on, on_each_device, reference_source
from ..sandbox import Question
from .findings import Budget, Finding, Report

# Runs beside the reference: whether a check's body leaves the values it was given as they were.
UNTOUCHED = '''

def arguments_unchanged(impl, **values):
    import copy
    before = copy.deepcopy(values)
    result = BODY(impl, **values)
    if hasattr(result, "__next__"):
        list(result)
    def same(a, b):
        if isinstance(a, dict):
            return all(same(a[k], b[k]) for k in a)
        if isinstance(a, (list, tuple)):
            return len(a) == len(b) and all(map(same, a, b))
        if isinstance(a, torch.Tensor):
            return torch.equal(torch.nan_to_num(a.detach()), torch.nan_to_num(b.detach()))
        if isinstance(a, np.ndarray):
            return np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        return a == b
    return same(before, values)
'''


def reference_is_sound(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 4, as far as an engine can see: the figures and the independent witness are the course's own tests."""
    if exercise.by_hand:
        return Report()
    found = []
    source = reference_source(exercise)
    for check, here in on_each_device(exercise, referee):
        prepared = [here.known(exercise, check, i).prepared for i in (1, 2)]
        first = here.evidence(source, exercise, check, prepared)
        again, at = here.evidence(source, exercise, check, prepared), on(here)
        if [pack(e.tree) for e in first] != [pack(e.tree) for e in again]:
            found.append(Finding(4, exercise.slug, f"the reference gives two different answers to `{check.name}`{at}",
                                 "seed what is random, inside the check's body"))
        for told, fault in _faults_when_moved(exercise, check, here, prepared[0]):
            found.append(Finding(4, exercise.slug, f"the reference gives no evidence in `{check.name}`{at} where its "
                                 f"data are moved ({told}): {fault.kind} {fault.message}",
                                 "let it take any precision and order of samples, or mark what must stay: exact(...)"))
        if not _keeps_hands_off(exercise, check.name, here, prepared):
            found.append(Finding(4, exercise.slug, f"the reference changes its arguments in `{check.name}`{at}",
                                 "clone what you change, in the reference or in the check's body"))
    for name in same_code(exercise, read_page(exercise, course.languages[0]).asked):
        found.append(Finding(4, exercise.slug, f"the reference's `{name}` is the solution's code",
                             "write the mathematics in another way, so that one mistake cannot be in both"))
    return Report(tuple(found))


def _faults_when_moved(exercise: Exercise, check: Check, referee: Referee,
                       prepared: Prepared) -> list[tuple[str, Evidence]]:
    """The first of the runs that measure the tolerance which fails, and would be left out silently."""
    kinds, others = zip(*found, strict=True) if (found := moved(prepared)) else ((), ())
    answers = referee.evidence(reference_source(exercise), exercise, check, others)
    return [(told, evidence) for told, evidence in zip(kinds, answers, strict=True) if evidence.fault][:1]


def _keeps_hands_off(exercise: Exercise, name: str, referee: Referee, prepared: Sequence[Prepared]) -> bool:
    text = body_source(exercise, exercise.check(name)) + UNTOUCHED.replace("BODY", name)
    session = referee.session(reference_source(exercise), exercise)
    return all(session.ask(Question(text, "arguments_unchanged", "", p.values, p.files, p.seed, 60)).tree is True
               for p in prepared)


def same_code(exercise: Exercise, asked: Iterable[str]) -> list[str]:
    """The asked names whose body is the same program in the reference and in the solution (two statements or more)."""
    reference = _bodies(reference_source(exercise))
    solution = _bodies(exercise.paths.solution(exercise.slug).read_text("utf8"))
    return sorted(n for n in asked if n in reference and n in solution and reference[n] == solution[n]
                  and reference[n].count("\n"))


def _bodies(source: str) -> dict[str, str]:
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            found[node.name] = "\n".join(ast.unparse(statement) for statement in body)
    return found
