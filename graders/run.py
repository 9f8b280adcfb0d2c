"""Runs a plan in the sandbox and puts every check's question to it, on every instance."""

from __future__ import annotations

import builtins
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from typing import Protocol

from .course import Exercise, Limits
from .errors import BrokenCheck
from .judge.naming import Case, narrowed
from .judge.verdict import broken, judge, passes, skipped
from .plan import Placed, Plan
from .records import Check, Evidence, Fault, Outcome, Tree, Truth, Verdict
from .refer import Known, Referee, body_source, question
from .retrace import mistaken, replay, swapped, variable
from .sandbox import CellRun, Question, Server, Session

SECRET_INSTANCES = (1, 2)
Ask = Callable[[Sequence[Known]], list[Evidence]]
Theirs = Callable[[], Mapping[str, Tree]]
HOPELESS = (Fault.HUNG, Fault.ENDED)  # asking on another instance would only take as long again


class Submission(Protocol):
    """What can be asked: a session in the sandbox, or the answers of one that ran elsewhere."""

    @property
    def rebound(self) -> Mapping[str, frozenset[str]]:
        """Of the places that it tells about: the names that mean something else where the notebook ends."""
        ...

    def on(self, device: str) -> Submission:
        """The same submission on another device."""
        ...

    def ask(self, question: Question) -> Evidence:
        """The evidence, or why there is none."""
        ...

    def ask_in_turn(self, questions: Sequence[Question]) -> list[Evidence]:
        """One after the other in one process; fewer answers where the submission was lost on the way."""
        ...


@dataclass(frozen=True)
class Graded:
    """One notebook, run and judged: the outputs of its cells by index, and the verdicts in the order of the checks."""

    outputs: Mapping[int, tuple[dict[str, object], ...]]
    verdicts: tuple[Verdict, ...]


def run(plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, server: Server, limits: Limits,
        files: Mapping[str, Path] | None = None, keep: Path | None = None) -> Graded:
    """Run the cells, ask every check, judge. Never raises for what a submission does.

    `keep` is a folder that takes the files that the cells write.
    """
    with Session(server, plan.cells, limits, files=files) as session:
        ran = session.run()
        if keep is not None:
            session.keep_files(keep)
        return judged(plan, ran, exercises, referee, session, limits)


def judged(plan: Plan, ran: Sequence[CellRun], exercises: Mapping[str, Exercise], referee: Referee,
           session: Submission, limits: Limits) -> Graded:
    """Ask every check of a submission whose cells ran, and judge. Never raises for what a submission does.

    All checks are asked once in one process, since a fork for each takes longer than most answers. That counts where a
    check is passed; any other is asked again in a process of its own, so that what one breaks costs that one only.
    """
    said = "\n".join(cell.source for cell in plan.cells)
    outputs = {r.index: r.outputs for r in ran if r.index >= 0}
    verdicts: dict[str, Verdict] = {}
    first = _first_answers(plan, exercises, referee, session, limits, said)
    for placed in plan.checks:
        verdicts[placed.mark] = _ask(placed, plan, exercises, referee, session, limits, verdicts, said,
                                     first.get(placed.mark, ()))
    narrow = {v.exercise + ":" + v.check: v for slug, exercise in exercises.items()
              for v in narrowed([v for v in verdicts.values() if v.exercise == slug], exercise.checks,
                                exercise.misconceptions, partial(_shown_by, exercise, referee))}
    return Graded(outputs, tuple(narrow[placed.mark] for placed in plan.checks))


def first_round(plan: Plan, exercises: Mapping[str, Exercise], referee: Referee,
                limits: Limits) -> list[tuple[str, Question]]:
    """Every check's questions, each with the mark of its check; without those on a GPU, which need another process."""
    found: list[tuple[str, Question]] = []
    for placed in plan.checks:
        exercise = exercises[placed.exercise]
        check = exercise.check(placed.check)
        with suppress(BrokenCheck):  # its verdict will say so
            if check.devices == ("cpu",):
                known = [referee.known(exercise, check, index) for index in indices(check)]
                source = body_source(exercise, check)
                found += [(placed.mark, question(source, check.name, placed.mark, k.prepared, limits.check_seconds))
                          for k in known]
    return found


def _first_answers(plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, session: Submission,
                   limits: Limits, said: str) -> Mapping[str, Sequence[Evidence]]:
    """The marks of the checks that were answered on all instances in the first round, with what was answered; and of
    the very first one also where it was hopeless, since no other can have been the reason."""
    asked = first_round(plan, exercises, referee, limits)
    marks = [mark for mark, _ in asked]
    if len(set(marks)) < 2:
        return {}
    answers = session.ask_in_turn([question for _, question in asked])
    found: dict[str, list[Evidence]] = {}
    for mark, evidence in zip(marks, answers, strict=False):
        found.setdefault(mark, []).append(_told(evidence, said))
    return {mark: told for mark, told in found.items()
            if len(told) == marks.count(mark) or (mark == marks[0] and told[0].fault in HOPELESS)}


def _ask(placed: Placed, plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, session: Submission,
         limits: Limits, before: Mapping[str, Verdict], said: str, first: Sequence[Evidence]) -> Verdict:
    exercise = exercises[placed.exercise]
    check = exercise.check(placed.check)
    if check.needs:
        needed = before.get(f"{placed.exercise}:{check.needs}")
        if needed is not None and needed.outcome not in (Outcome.PASSED, Outcome.BROKEN):
            return skipped(exercise.slug, check, exercise.check(check.needs).sentence)

    def judged(cases: Sequence[Case]) -> Verdict:
        return judge(exercise.slug, check, cases, exercise.misconceptions,
                     untouched=placed.exercise in plan.untouched)

    def verdict(mark: str) -> Verdict:
        cases: list[Case] = []
        for device in check.devices:
            there = referee.on(device)
            asking = _asking(exercise, check, there, session, limits, mark, said)
            found, alone = _verdict(exercise, check, there, *asking, judged, first if mark else ())
            if len(check.devices) == 1:
                return alone
            cases += found
            if found[-1].evidence.fault in HOPELESS:
                break
        return judged(sorted(cases, key=lambda case: case.instance))

    try:
        there = verdict(placed.mark)
        if there.fault in HOPELESS or there.outcome in (Outcome.PASSED, Outcome.BROKEN, Outcome.UNATTEMPTED):
            return there
        if there.fault is None and all(_same_at_the_end(placed.mark, plan, session.on(d), body_source(exercise, check))
                                       for d in check.devices):
            return there
        # A cell further down may have mended it: the last definition counts as well as the one above the check.
        last = verdict("")
        return last if last.points > there.points else there
    except BrokenCheck as error:
        return broken(exercise.slug, check, str(error))


def _asking(exercise: Exercise, check: Check, referee: Referee, session: Submission, limits: Limits, mark: str,
            said: str) -> tuple[Ask, Theirs]:
    """Asks a check on the referee's device; and for the notebook's variables that are called like its arguments."""
    source = body_source(exercise, check)

    def ask(together: Sequence[Known]) -> list[Evidence]:
        asked = [question(source, check.name, mark, k.prepared, limits.check_seconds) for k in together]
        return [_told(evidence, said) for evidence in session.on(referee.device).ask_in_turn(asked)]

    @cache
    def theirs() -> Mapping[str, Tree]:
        names = referee.known(exercise, check, SECRET_INSTANCES[0]).prepared.values
        found = {name: session.ask(variable(name, mark, limits.check_seconds)) for name in names}
        return {name: evidence.tree for name, evidence in found.items() if not evidence.fault}

    return ask, theirs


def _verdict(exercise: Exercise, check: Check, referee: Referee, ask: Ask, theirs: Theirs,
             judged: Callable[[Sequence[Case]], Verdict], first: Sequence[Evidence]) -> tuple[list[Case], Verdict]:
    """On all instances, in one process, if the answers of the first round do not pass. Where what the submission kept
    from the first instance could be why it fails on a later one (a list that grows, a setting), each of the later ones
    is asked afresh, in a process of its own."""
    numbers = indices(check)
    known = [referee.known(exercise, check, index) for index in numbers]

    def case(index: int, truth: Truth, evidence: Evidence) -> Case:
        return Case(index, evidence, truth, lambda: referee.mistakes(exercise, check, index),
                    cache(lambda: replay(referee, exercise, check, index, evidence.tree)),
                    cache(lambda: swapped(referee, exercise, check, index, theirs(), evidence.tree)),
                    lambda name: mistaken(referee, exercise, check, index, name, (referee.device,)).loses_points,
                    referee.device)

    if first:
        cases = [case(i, k.truth, e) for i, k, e in zip(numbers, known, first, strict=False)]
        verdict = judged(cases) if first[0].fault or passes(check, cases) else None
        if verdict and (verdict.outcome in (Outcome.PASSED, Outcome.UNATTEMPTED) or first[0].fault in HOPELESS):
            return cases, verdict
    cases = [case(i, k.truth, e) for i, k, e in zip(numbers, known, ask(known), strict=False)]
    verdict = judged(cases)
    if cases[0].evidence.fault in HOPELESS or not _may_be_residue(verdict, cases, judged):
        return cases, verdict
    del cases[1:]
    for index, k in zip(numbers[1:], known[1:], strict=True):
        cases.append(case(index, k.truth, ask([k])[0]))
        if cases[-1].evidence.fault in HOPELESS:
            break
    return cases, judged(cases)


def indices(check: Check) -> tuple[int, ...]:
    """The instances on which a submission is asked a check."""
    return ((0,) if check.public else ()) + SECRET_INSTANCES


def _shown_by(exercise: Exercise, referee: Referee, name: str, mistake: str) -> bool:
    """Whether the check `name` takes points for a known mistake on one of its instances."""
    check = exercise.check(name)
    return any(mistaken(referee, exercise, check, index, mistake).loses_points for index in indices(check))


def _may_be_residue(verdict: Verdict, cases: Sequence[Case], judged: Callable[[Sequence[Case]], Verdict]) -> bool:
    """Whether the first instance alone says more for the submission, or names its mistake where all of them do not."""
    if verdict.outcome not in (Outcome.PARTIAL, Outcome.FAILED, Outcome.ERRORED):
        return False
    if verdict.instance != cases[0].instance:
        return True
    if verdict.misconceptions and not verdict.points:
        return False
    alone = judged(cases[:1])
    return alone.points > verdict.points or bool(alone.misconceptions) > bool(verdict.misconceptions)


def _same_at_the_end(mark: str, plan: Plan, session: Submission, body: str) -> bool:
    """Whether no cell below a check gives another meaning to a name that stands in its body or in a cell above it."""
    if mark not in session.rebound:
        return False
    above = takewhile(lambda cell: cell.mark != mark, plan.cells)
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", "\n".join([body, *(cell.source for cell in above)])))
    return session.rebound[mark].isdisjoint(words)


def _told(evidence: Evidence, said: str) -> Evidence:
    """Evidence whose words can only be the student's own: a name or a line that is not in the notebook is left out, so
    that an exception made from a secret instance does not carry it into the feedback."""
    known = evidence.kind in said or hasattr(builtins, evidence.kind) or evidence.kind in ("LinAlgError",)
    kind = evidence.kind if known and re.fullmatch(r"\w*", evidence.kind) else "an exception"
    line = evidence.line if evidence.line and evidence.line in said else ""
    return replace(evidence, kind=kind, line=line) if evidence.fault else evidence
