"""Runs a plan in the sandbox and puts every check's question to it, on every instance."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .course import Exercise, Limits
from .errors import BrokenCheck
from .judge.verdict import Case, broken, judge, skipped
from .plan import Placed, Plan
from .records import Check, Evidence, Fault, Outcome, Verdict
from .refer import Referee, body_source, question
from .sandbox import Server, Session

SECRET_INSTANCES = (1, 2)
HOPELESS = (Fault.HUNG, Fault.ENDED)  # asking on another instance would only take as long again


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
    said = "\n".join(cell.source for cell in plan.cells)
    with Session(server, plan.cells, limits, files=files) as session:
        outputs = {r.index: r.outputs for r in session.run() if r.index >= 0}
        if keep is not None:
            session.keep_files(keep)
        verdicts: dict[str, Verdict] = {}
        for placed in plan.checks:
            verdicts[placed.mark] = _ask(placed, plan, exercises, referee, session, limits, verdicts, said)
    return Graded(outputs, tuple(verdicts[placed.mark] for placed in plan.checks))


def _ask(placed: Placed, plan: Plan, exercises: Mapping[str, Exercise], referee: Referee, session: Session,
         limits: Limits, before: Mapping[str, Verdict], said: str) -> Verdict:
    exercise = exercises[placed.exercise]
    check = exercise.check(placed.check)
    if check.needs:
        needed = before.get(f"{placed.exercise}:{check.needs}")
        if needed is not None and needed.outcome not in (Outcome.PASSED, Outcome.BROKEN):
            return skipped(exercise.slug, check, exercise.check(check.needs).sentence)

    def verdict(mark: str) -> Verdict:
        source = body_source(exercise, check)
        cases = _cases(exercise, check, referee,
                       lambda p: _told(session.ask(question(source, check.name, mark, p, limits.check_seconds)), said))
        return judge(exercise.slug, check, cases, exercise.misconceptions,
                     untouched=placed.exercise in plan.untouched)

    try:
        first = verdict(placed.mark)
        if first.fault in HOPELESS or first.outcome in (Outcome.PASSED, Outcome.BROKEN, Outcome.UNATTEMPTED):
            return first
        # A cell further down may have mended it: the last definition counts as well as the one above the check.
        last = verdict("")
        return last if last.points > first.points else first
    except BrokenCheck as error:
        return broken(exercise.slug, check, str(error))


def _cases(exercise: Exercise, check: Check, referee: Referee, ask: Callable[..., Evidence]) -> list[Case]:
    cases = []
    for index in ((0,) if check.public else ()) + SECRET_INSTANCES:
        known = referee.known(exercise, check, index)
        evidence = ask(known.prepared)
        cases.append(Case(index, evidence, known.truth, lambda i=index: referee.mistakes(exercise, check, i)))  # type: ignore[misc]
        if evidence.fault in HOPELESS:
            break
    return cases


def _told(evidence: Evidence, said: str) -> Evidence:
    """Evidence whose words can only be the student's own: a name or a line that is not in the notebook is left out, so
    that an exception made from a secret instance does not carry it into the feedback."""
    known = evidence.kind in said or hasattr(builtins, evidence.kind) or evidence.kind in ("LinAlgError",)
    kind = evidence.kind if known and re.fullmatch(r"\w+", evidence.kind) else "an exception"
    line = evidence.line if evidence.line and evidence.line in said else ""
    return replace(evidence, kind=kind, line=line) if evidence.fault else evidence
