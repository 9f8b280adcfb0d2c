"""What is true: the evidence of the reference, and of every known mistake, from the same runner in a process that never
holds student code."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .build import Frozen, canary_of, definition_source, paste
from .course import Exercise, Limits
from .errors import BrokenCheck, CourseError, SandboxError
from .instances import PERMUTATIONS, Prepared, draw, judged_values, moved, reseeded
from .judge.criteria import AtLeast, Parts, comparable
from .judge.numbers import condensed
from .judge.trajectory import Trajectory, by_name
from .paths import TRUSTED_CODE
from .records import Cell, Check, Criterion, Evidence, Tree, Truth
from .sandbox import Question, Server, Session
from .truths import Truths, keepable, key_of

KEPT = 24  # open sessions of trusted code: a solution, its alternatives and its misconceptions
SHOWN = 1000.0  # tolerances; rounding alone moves permuted sums by a few
REDRAWS = 5  # instances on which rounding decides something discrete are drawn again, so often
TRUSTED = Limits(cell_seconds=60, check_seconds=60)


@dataclass(frozen=True)
class Known:
    """An instance together with what is true of it."""

    prepared: Prepared
    truth: Truth


class Referee:
    """Computes truths once and remembers them, also on disk where a place for them is given.

    One server, which may be that of submissions: it holds nothing, and both run in forks of it. What is true is so on
    one device; `on` has the others.
    """

    def __init__(self, server: Server, seed: int = 0, kept: Truths | None = None, device: str = "cpu") -> None:
        self.server, self.seed, self._kept, self.device = server, seed, kept, device
        self._others: dict[str, Referee | BrokenCheck] = {}
        self._sessions: dict[str, Session] = {}
        weakref.finalize(self, _close_all, self._sessions)
        self._lock = threading.RLock()  # workers' threads share what is true
        self._known: dict[tuple[str, str, int], Known | BrokenCheck] = {}
        self._mistakes: dict[tuple[str, str, int], Mapping[str, tuple[Evidence, Truth]]] = {}

    def on(self, device: str) -> Referee:
        """What is true on another device. Raises BrokenCheck where it cannot be had, also when asked again."""
        if device == self.device:
            return self
        with self._lock:
            if device not in self._others:
                try:
                    self.server.device(device)
                    self._others[device] = Referee(self.server, self.seed, self._kept, device)
                except SandboxError as error:
                    self._others[device] = BrokenCheck(f"{error.what} ({error.remedy})")
        found = self._others[device]
        if isinstance(found, BrokenCheck):
            raise found
        return found

    def known(self, exercise: Exercise, check: Check, index: int) -> Known:
        """The instance and its truth. Raises BrokenCheck, also when asked again."""
        key = (exercise.slug, check.name, index)
        with self._lock:
            if key not in self._known:
                try:
                    self._known[key] = self._draw(exercise, check, index)
                except BrokenCheck as error:
                    self._known[key] = error
        found = self._known[key]
        if isinstance(found, BrokenCheck):
            raise found
        return found

    def mistakes(self, exercise: Exercise, check: Check, index: int) -> Mapping[str, tuple[Evidence, Truth]]:
        """What every misconception of the exercise gives on this instance: name -> its evidence, as a truth too."""
        key = (exercise.slug, check.name, index)
        with self._lock:
            if key not in self._mistakes:
                prepared = self.known(exercise, check, index).prepared
                found = {o.name: self.truth_of(implementation(exercise, o.name), exercise, check, prepared, few=True)
                         for o in exercise.misconceptions}
                self._mistakes[key] = {name: (evidence, replace(truth, reference=condensed(truth.reference)))
                                       for name, (evidence, truth) in found.items()}
        return self._mistakes[key]

    def evidence(self, source: str, exercise: Exercise, check: Check, prepared: Sequence[Prepared]) -> list[Evidence]:
        """What a trusted implementation, given as source text, answers on each instance."""
        asked = body_source(exercise, check)
        return self.answers(source, exercise, [question(asked, check.name, "", p) for p in prepared])

    def answers(self, source: str, exercise: Exercise, questions: Sequence[Question]) -> list[Evidence]:
        """What a trusted implementation, given as source text, answers. Raises BrokenCheck."""
        with self._lock:
            session = self.session(source, exercise)
            return [session.ask(asked) for asked in questions]

    def session(self, source: str, exercise: Exercise) -> Session:
        """A process that has run this trusted source; the KEPT most recent ones stay open. Raises BrokenCheck."""
        found = self._sessions.pop(source, None)
        if found is None:
            found = Session(self.server, [Cell(source, index=0)], TRUSTED, fork=False,
                            syspath=[str(TRUSTED_CODE), str(exercise.paths.root)], device=self.device)
            errors = [o for run in found.run() for o in run.outputs if o["output_type"] == "error"]
            if errors:
                found.close()
                raise BrokenCheck(f"an implementation of {exercise.slug} raised {errors[0]['ename']}: "
                                  f"{errors[0]['evalue']}")
        self._sessions[source] = found
        while len(self._sessions) > KEPT:
            self._sessions.pop(next(iter(self._sessions))).close()
        return found

    def truth_of(self, source: str, exercise: Exercise, check: Check, prepared: Prepared, *,
                 few: bool = False) -> tuple[Evidence, Truth]:
        """An implementation's evidence, and the Truth that its ensemble makes of it (empty where it has a fault)."""
        others = [p for _, p in moved(prepared, few)]
        seeds = reseeded(prepared) if _needs_seeds(check.criterion) else []
        first, *more = self._once(source, exercise, check, [prepared, *others, *seeds],
                                  f"{len(others)} moved, {len(seeds)} seeds, few={few}", mistake=few)
        values = judged_values(prepared.instance)
        if first.fault:
            return first, Truth(None, values=values)
        # an author's own function must find every run in the form that the check's body gave it
        keep = condensed if comparable(check.criterion) == check.criterion else _as_it_is
        ensemble = tuple(keep(e.tree) for e in more[: len(others)] if not e.fault)
        under_seeds = tuple(e.tree for e in more[len(others) :] if not e.fault)
        return first, Truth(first.tree, ensemble, under_seeds, values)

    def _once(self, source: str, exercise: Exercise, check: Check, prepared: Sequence[Prepared], runs: str, *,
              mistake: bool) -> list[Evidence]:
        """As `evidence`; the first of `prepared` and `runs` say what the others are, so that it can be kept on disk."""
        if self._kept is None:
            return self.evidence(source, exercise, check, prepared)
        where = f", on {self.device}, {self.server.device(self.device)}" if self.device != "cpu" else ""
        key = key_of(source, body_source(exercise, check), prepared[0], runs + where, exercise.paths.root)
        found = self._kept.get(key)
        if found is None or len(found) != len(prepared):
            found = self.evidence(source, exercise, check, prepared)
            if keepable(found, mistake=mistake):
                self._kept.put(key, found)
        return found

    def _draw(self, exercise: Exercise, check: Check, index: int) -> Known:
        source = reference_source(exercise)
        for attempt in range(REDRAWS if index else 1):
            prepared = draw(exercise.slug, check, index, self.seed, attempt)
            evidence, truth = self.truth_of(source, exercise, check, prepared)
            if evidence.fault:
                frames = evidence.traceback.strip().splitlines()[-4:-1]
                raise BrokenCheck("\n".join([f"the reference gave no evidence in `{check.name}`: {evidence.fault} "
                                             f"{evidence.kind} {evidence.message}", *frames]))
            if _agrees(check, truth, prepared):
                return Known(prepared, truth)
        raise BrokenCheck(f"moving an instance of `{check.name}` by rounding changes the reference's answer "
                          f"({REDRAWS} instances tried); mark what must not be moved with exact(...)")

    def freeze(self, exercise: Exercise, check: Check) -> Frozen | None:
        """What a visible check may show: the reference's evidence on the public instance, and the tolerances."""
        shown = comparable(check.criterion)
        if check.public is None or shown is None or "cpu" not in check.devices:
            return None
        known = self.known(exercise, check, 0)
        for device in check.devices:  # nobody knows where a student's notebook runs
            there = self.on(device).known(exercise, check, 0).truth.reference
            if any(part.mismatch for part in check.criterion.judge(there, known.truth)):
                return None
        expected = known.truth.reference
        if isinstance(shown, Trajectory):
            expected = by_name(expected)
        if isinstance(shown, Parts):
            expected = {name: expected[name] for name, _ in shown.of}
        return Frozen(expected, shown.allowance(known.truth), canary_of(known.prepared.instance.values))


def on(referee: Referee) -> str:
    """Words for a referee's device; none for the CPU."""
    return "" if referee.device == "cpu" else f" on {referee.device}"


def on_each_device(exercise: Exercise, referee: Referee) -> Iterator[tuple[Check, Referee]]:
    """Every check of an exercise, with the referee of each device on which it is asked. Raises BrokenCheck."""
    for check in exercise.checks:
        for device in check.devices:
            yield check, referee.on(device)


def _as_it_is(tree: Tree) -> Tree:
    return tree


def _close_all(sessions: dict[str, Session]) -> None:
    for session in sessions.values():
        session.close()
    sessions.clear()


def question(source: str, name: str, mark: str, prepared: Prepared,
             seconds: float = TRUSTED.check_seconds) -> Question:
    """A check's body on one instance, as it is sent."""
    return Question(source, name, mark, prepared.values, prepared.files, prepared.seed, seconds)


def body_source(exercise: Exercise, check: Check) -> str:
    """The source of a check's body, without its decorator."""
    return definition_source(exercise.paths.check(exercise.slug).read_text("utf8"), check.name)


def reference_source(exercise: Exercise) -> str:
    """The text of the unit's reference module. Raises CourseError where there is none."""
    path = exercise.paths.reference(exercise.slug)
    if not path.is_file():
        raise CourseError("the unit has no reference", path, "write one function for each name that is asked for")
    return path.read_text("utf8")


def implementation(exercise: Exercise, override: str | None = None) -> str:
    """The solution's source, or that of one of its alternatives or misconceptions."""
    path = exercise.paths.solution(exercise.slug)
    return _pasted(path.read_text("utf8"), override, str(path))


_pasted = lru_cache(maxsize=256)(lambda text, override, where: paste(text, override, where=where))


def _agrees(check: Check, truth: Truth, prepared: Prepared) -> bool:
    """Whether every moved run would pass: if not, rounding decides something discrete on this instance."""
    def passes(tree: Tree) -> bool:
        return not any(part.mismatch for part in check.criterion.judge(tree, truth))

    if not passes(truth.reference):
        raise BrokenCheck(f"the reference does not pass the check `{check.name}` itself")
    _order_does_not_show(check, truth, prepared)
    rounded = truth.ensemble[2:]  # a float64 run may rightly differ in what is discrete: a dtype, the step of overflow
    return all(passes(tree) for tree in rounded)


def _order_does_not_show(check: Check, truth: Truth, prepared: Prepared) -> None:
    """Samples may be in any order only where the evidence does not tell it: else every answer would be allowed.

    Raises BrokenCheck.
    """
    orders = PERMUTATIONS if prepared.instance.samples else 0
    without = replace(truth, ensemble=truth.ensemble[: len(truth.ensemble) - orders])
    for tree in truth.ensemble[len(without.ensemble) :]:
        for part in check.criterion.judge(tree, without):
            if part.mismatch and (part.mismatch.tolerances or 0) > SHOWN:
                raise BrokenCheck(f"the evidence of `{check.name}` shows the order of samples("
                                  f"{', '.join(sorted(prepared.instance.samples))}): hand them over without samples(), "
                                  "or return something that does not depend on their order")


def _needs_seeds(criterion: Criterion) -> bool:
    if isinstance(criterion, Parts):
        return any(_needs_seeds(inner) for _, inner in criterion.of)
    return isinstance(criterion, AtLeast)
