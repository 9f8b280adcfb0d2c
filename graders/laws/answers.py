"""Laws 1 to 3: stubs earn nothing, right answers earn everything, mistakes lose points and are named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..build import CODE_STUB, IMPORTS, CellKind, cut, read_page
from ..course import Course, Exercise
from ..judge.naming import Case
from ..judge.verdict import judge
from ..records import Check, Evidence, Outcome, Truth, Verdict
from ..refer import Known, Referee, implementation, on, on_each_device
from ..retrace import mistaken, replay
from .findings import Budget, Finding, Report

STUB_INSTANCES = 2


def stubs_earn_nothing(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 1: the untouched stub, and a stub that returns None, earn 0."""
    cells = read_page(exercise, course.languages[0]).cells
    stub = "\n\n\n".join([IMPORTS, *(cut(c.source) for c in cells if c.kind is CellKind.STUB)])
    empty = stub.replace(CODE_STUB.splitlines()[-1], "return None")
    found = []
    for check in exercise.checks:
        there = [(here, [(i, here.known(exercise, check, i)) for i in range(1, 1 + STUB_INSTANCES)])
                 for here in map(referee.on, check.devices)]
        for told, text, untouched in (("the untouched stub", stub, True), ("a stub that returns None", empty, False)):
            each = [_verdicts(exercise, check, here, text, known, untouched=untouched) for here, known in there]
            earned = min(max(v.points for v in verdicts) for verdicts in each)  # points are earned on all devices
            if earned and not check.needs:  # what waits for another check is skipped where that one is not passed
                found.append(Finding(1, exercise.slug, f"{told} earns {earned:g} points in `{check.name}`",
                                     "let the check's evidence depend on what the student's code returns"))
            attempts = [v.outcome for verdicts in each for v in verdicts if v.outcome is not Outcome.UNATTEMPTED]
            if untouched and attempts:
                found.append(Finding(1, exercise.slug, f"{told} counts as {attempts[0]} in `{check.name}`",
                                     "let the check's body call the stub, and let its exception pass"))
    return Report(tuple(found))


def right_answers_earn_all(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 2: the solution and every alternative earn everything on every instance."""
    found, fewest = [], budget.most
    answers = [None, *(o.name for o in exercise.alternatives)]
    if len(answers) < 3 and len(exercise.checks):
        found.append(Finding(2, exercise.slug, f"{len(answers) - 1} alternative answers; there must be two or more",
                             "write @alternative answers in styles that differ from the solution's"))
    for check, here in on_each_device(exercise, referee):
        known = _known(exercise, check, here, budget)
        fewest = min(fewest, len(known) - bool(check.public))
        for name in answers:
            verdicts = _verdicts(exercise, check, here, implementation(exercise, name), known)
            bad = next((i for i, v in enumerate(verdicts) if v.outcome is not Outcome.PASSED), None)
            if bad is not None:
                v, told = verdicts[bad], name or "the solution"
                found.append(Finding(2, exercise.slug, f"`{told}` earns {v.points:g} of {v.possible:g} in "
                                     f"`{check.name}`, instance {bad}{on(here)}: {_reason(v)}",
                                     "mend it, or say on the page what rules it out and make it a misconception"))
    return Report(tuple(found), fewest)


def mistakes_are_named(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 3: every misconception loses points on every instance, and is named; indistinguishable ones are declared."""
    if exercise.by_hand:
        return Report()
    found: dict[str, Finding] = {}
    count = 0
    for index in budget.instances():
        count += 1
        for override in exercise.misconceptions:
            verdicts = [mistaken(referee, exercise, check, index, override.name) for check in exercise.checks]
            wrong = [v for v in verdicts if v.points < v.possible]
            allowed = {override.name, *override.same_as,
                       *(o.name for o in exercise.misconceptions if override.name in o.same_as)}
            called = [set(v.misconceptions) for v in wrong if v.misconceptions]
            if not wrong:
                found.setdefault(override.name, Finding(
                    3, exercise.slug, f"`{override.name}` earns everything on instance {index}",
                    "choose instances that show it (look at starts, sizes and means), or take it out"))
            elif not any(override.name in names for names in called):
                found.setdefault(override.name, Finding(
                    3, exercise.slug, f"`{override.name}` is not named on instance {index}",
                    "let some check's evidence be that of this mistake alone"))
            elif not set.intersection(*called) <= allowed:
                others = sorted(set.intersection(*called) - allowed)
                found.setdefault(override.name, Finding(
                    3, exercise.slug, f"`{override.name}` cannot be told from {', '.join(others)} on instance {index}",
                    'choose instances that separate them, or declare same_as="..."'))
    if not exercise.misconceptions:
        found[""] = Finding(3, exercise.slug, "no misconception is declared", "write down what people get wrong")
    return Report(tuple(found.values()), count)


def _known(exercise: Exercise, check: Check, referee: Referee, budget: Budget) -> list[tuple[int, Known]]:
    public = [(0, referee.known(exercise, check, 0))] if check.public else []
    return public + [(index, referee.known(exercise, check, index)) for index in budget.instances()]


def _verdicts(exercise: Exercise, check: Check, referee: Referee, source: str,
              known: Sequence[tuple[int, Known]], *, untouched: bool = False) -> list[Verdict]:
    answers = referee.evidence(source, exercise, check, [k.prepared for _, k in known])

    def verdict(index: int, evidence: Evidence, truth: Truth) -> Verdict:
        case = Case(index, evidence, truth, dict,
                    cache(lambda: replay(referee, exercise, check, index, evidence.tree)))
        return judge(exercise.slug, check, [case], (), untouched=untouched)

    return [verdict(i, evidence, k.truth) for evidence, (i, k) in zip(answers, known, strict=True)]


def _reason(verdict: Verdict) -> str:
    from ..words import translator

    return translator("en")(verdict.reason) if verdict.reason else ""
