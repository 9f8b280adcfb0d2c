"""Runs a plan in the sandbox and puts every check's question to it, on every instance."""

from __future__ import annotations

import builtins
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Protocol

from .course import Exercise, Limits
from .errors import BrokenCheck
from .judge.naming import Case, narrowed
from .judge.verdict import broken, judge, skipped
from .plan import Placed, Plan
from .records import Check, Evidence, Fault, Outcome, Tree, Truth, Verdict
from .refer import Known, Referee, body_source, question
from .retrace import replay, swapped, variable
from .sandbox import CellRun, Question, Server, Session

SECRET_INSTANCES = (1, 2)
HOPELESS = (Fault.HUNG, Fault.ENDED)  # asking on another instance would only take as long again


class Submission(Protocol):
    """What can be asked: a session in the sandbox, or the answers of one that ran elsewhere."""

    @property
    def rebound(self) -> Mapping[str, frozenset[str]]:
        """Of the places that it tells about: the names that mean something else where the notebook ends."""
        ...

    def ask(self, question: Question) -> Evidence:
        """The evidence, or why there is none."""
        ...

    def ask_in_turn(self, questions: Sequence[Question]) -> list[Evidence]:
        """The same check on several instances; fewer answers where the submission was lost on the way."""
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
    """Ask every check of a submission whose cells ran, and judge. Never raises for what a submission does."""
    said = "\n".join(cell.source for cell in plan.cells)
    outputs = {r.index: r.outputs for r in ran if r.index >= 0}
    verdicts: dict[str, Verdict] = {}
    for placed in plan.checks:
        verdicts[placed.mark] = _ask(placed, plan, exercises, referee, session, limits, verdicts, said)
    narrow = {v.exercise + ":" + v.check: v for slug in exercises
              for v in narrowed([v for v in verdicts.values() if v.exercise == slug])}
    return Graded(outputs, tuple(narrow[placed.mark] for placed in plan.checks))


def _ask(placed: Placed, plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, session: Submission,
         limits: Limits, before: Mapping[str, Verdict], said: str) -> Verdict:
    exercise = exercises[placed.exercise]
    check = exercise.check(placed.check)
    if check.needs:
        needed = before.get(f"{placed.exercise}:{check.needs}")
        if needed is not None and needed.outcome not in (Outcome.PASSED, Outcome.BROKEN):
            return skipped(exercise.slug, check, exercise.check(check.needs).sentence)

    def verdict(mark: str) -> Verdict:
        source = body_source(exercise, check)

        def ask(together: Sequence[Known]) -> list[Evidence]:
            asked = [question(source, check.name, mark, k.prepared, limits.check_seconds) for k in together]
            return [_told(evidence, said) for evidence in session.ask_in_turn(asked)]

        def judged(cases: Sequence[Case]) -> Verdict:
            return judge(exercise.slug, check, cases, exercise.misconceptions,
                         untouched=placed.exercise in plan.untouched)

        @cache
        def theirs() -> Mapping[str, Tree]:
            names = referee.known(exercise, check, SECRET_INSTANCES[0]).prepared.values
            said = {name: session.ask(variable(name, mark, limits.check_seconds)) for name in names}
            return {name: evidence.tree for name, evidence in said.items() if not evidence.fault}

        return _verdict(exercise, check, referee, ask, judged, theirs)

    try:
        first = verdict(placed.mark)
        if first.fault in HOPELESS or first.outcome in (Outcome.PASSED, Outcome.BROKEN, Outcome.UNATTEMPTED):
            return first
        if first.fault is None and _same_at_the_end(placed.mark, plan, session, body_source(exercise, check)):
            return first
        # A cell further down may have mended it: the last definition counts as well as the one above the check.
        last = verdict("")
        return last if last.points > first.points else first
    except BrokenCheck as error:
        return broken(exercise.slug, check, str(error))


def _verdict(exercise: Exercise, check: Check, referee: Referee, ask: Callable[[Sequence[Known]], list[Evidence]],
             judged: Callable[[Sequence[Case]], Verdict], theirs: Callable[[], Mapping[str, Tree]]) -> Verdict:
    """On all instances, in one process. Where what the submission kept from the first one could be why it fails on a
    later one (a list that grows, a setting), each of the later ones is asked afresh, in a process of its own."""
    indices = ((0,) if check.public else ()) + SECRET_INSTANCES
    known = [referee.known(exercise, check, index) for index in indices]

    def case(index: int, truth: Truth, evidence: Evidence) -> Case:
        return Case(index, evidence, truth, lambda: referee.mistakes(exercise, check, index),
                    cache(lambda: replay(referee, exercise, check, index, evidence.tree)),
                    cache(lambda: swapped(referee, exercise, check, index, theirs(), evidence.tree)))

    cases = [case(i, k.truth, e) for i, k, e in zip(indices, known, ask(known), strict=False)]
    verdict = judged(cases)
    if cases[0].evidence.fault in HOPELESS or not _may_be_residue(verdict, cases, judged):
        return verdict
    del cases[1:]
    for index, k in zip(indices[1:], known[1:], strict=True):
        cases.append(case(index, k.truth, ask([k])[0]))
        if cases[-1].evidence.fault in HOPELESS:
            break
    return judged(cases)


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
