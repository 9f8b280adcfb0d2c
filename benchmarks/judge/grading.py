"""The engine's verdict on a program, and what simpler graders say of the same evidence.

The way is the product's own: the program is a notebook's cell in the sandbox, `graders.run.judged` asks every check on
its secret instances and judges. Here it is only watched which evidence came back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graders.build.names import IMPORTS
from graders.course import Exercise, Limits, load_course
from graders.instances import Prepared
from graders.judge.numbers import NotNumeric, as_array
from graders.judge.trajectory import steps
from graders.plan import Placed, Plan
from graders.records import Cell, Evidence, Outcome, Tree, Verdict
from graders.refer import Referee
from graders.run import SECRET_INSTANCES, judged
from graders.sandbox import Question, Server, Session

LIMITS = Limits(cell_seconds=60, check_seconds=60)
SIMPLE = ("np.allclose, rtol 1e-5", "np.allclose, rtol 1e-2", "loss threshold", "accuracy threshold")
LOSS_SLACK, ACCURACY_SLACK = 1.1, 0.05  # a final loss up to so many times the reference's; an accuracy so much lower
Floats = npt.NDArray[np.float64]


class Unfit(Exception):
    """A program of the benchmark that does not even run: it would prove nothing."""


@dataclass
class Watched:
    """A session that remembers what it answered, by the name of the check."""

    session: Session
    answers: dict[str, list[Evidence]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)

    def on(self, device: str) -> Watched:
        return self

    def ask_in_turn(self, questions: Sequence[Question]) -> list[Evidence]:
        found = self.session.ask_in_turn(questions)
        for name in dict.fromkeys(asked.name for asked in questions):  # the first round asks all checks
            mine = [told for asked, told in zip(questions, found, strict=False) if asked.name == name]
            if len(mine) == len(SECRET_INSTANCES):
                self.answers[name] = mine
        return found


@dataclass(frozen=True)
class Found:
    """What is said of a program in one exercise: by the engine, and by each simple grader (None: it has no say)."""

    verdict: Verdict
    simple: Mapping[str, bool | None]


class Court:
    """A course, with one server for what is trusted and one for programs, on one seed."""

    def __init__(self, course: Path, servers: tuple[Server, Server], seed: int) -> None:
        self.course, self._server = load_course(course, course), servers[1]
        self.referee = Referee(servers[0], seed)

    def judge(self, source: str, unit: str, ways: Sequence[str] = ()) -> dict[str, Found]:
        """Way -> what is said. Raises Unfit where the program raises, or where a check is broken."""
        exercises = {e.slug: e for e in self.course.exercises if e.unit == unit}
        asked = [e for slug, e in exercises.items() if not ways or slug.split("/")[1] in ways]
        placed = [Placed(e.slug, e.checks[0].name, 2, e.checks[0].points) for e in asked]
        plan = Plan((Cell(IMPORTS, index=0), Cell(source, index=1), *(Cell(mark=p.mark, index=2) for p in placed)),
                    tuple(placed), frozenset())
        with Session(self._server, plan.cells, LIMITS) as session:
            ran, watched = session.run(), Watched(session)
            if any(output["output_type"] == "error" for run in ran for output in run.outputs):
                raise Unfit(f"{unit}: the cell raises\n{source}")
            verdicts = judged(plan, ran, exercises, self.referee, watched, LIMITS).verdicts
        found = {}
        for exercise, verdict in zip(asked, verdicts, strict=True):
            if verdict.outcome in (Outcome.BROKEN, Outcome.ERRORED, Outcome.UNATTEMPTED):
                raise Unfit(f"{exercise.slug}: {verdict.reason}\n{source}")
            found[verdict.check] = Found(verdict, self._simple(exercise, verdict.check, watched.answers[verdict.check]))
        return found

    def _simple(self, exercise: Exercise, check: str, answers: Sequence[Evidence]) -> dict[str, bool | None]:
        """Whether each simple grader passes the program: on all instances."""
        each = []
        for index, evidence in zip(SECRET_INSTANCES, answers, strict=True):
            known = self.referee.known(exercise, exercise.check(check), index)
            each.append(_simply(exercise.unit.split("_")[0], known.prepared, evidence.tree, known.truth.reference))
        return {name: None if any(one[name] is None for one in each) else all(one[name] for one in each)
                for name in SIMPLE}


def _simply(model: str, prepared: Prepared, got: Tree, reference: Tree) -> dict[str, bool | None]:
    right = steps(reference["parameters"])[-1]
    X, y = (as_array(prepared.values[name]) for name in ("X", "y"))
    try:
        have = steps(got["parameters"])[-1]
    except (NotNumeric, IndexError):
        return dict.fromkeys(SIMPLE, False)
    with np.errstate(all="ignore"):
        loss, accuracy = _scores(model, have, X, y)
        least, most = _scores(model, right, X, y)
    accurate = None if accuracy is None or most is None else bool(accuracy >= most - ACCURACY_SLACK)
    return {SIMPLE[0]: bool(np.allclose(have, right)), SIMPLE[1]: bool(np.allclose(have, right, rtol=1e-2)),
            SIMPLE[2]: bool(loss <= LOSS_SLACK * least), SIMPLE[3]: accurate}


def _scores(model: str, theta: Floats, X: Floats, y: Floats) -> tuple[float, float | None]:
    """Loss and accuracy of final parameters; no accuracy for a regression."""
    if model != "network":
        scores = X @ theta
    else:
        scores = np.tanh(X @ theta[:8].reshape(2, 4) + theta[8:12]) @ theta[12:16] + theta[16]
    if model == "linear":
        return float(((scores - y) ** 2).sum()), None
    return float((np.logaddexp(0, scores) - y * scores).mean()), float(((scores > 0) == (y > 0.5)).mean())
