"""What is asked of trusted code because of what a submission gave: one step of the training from each of the states
that it recorded, the right program with the variables that stand in its notebook, and what a known mistake earns.

Nothing of the submission but numbers comes here, and they are only ever arguments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from .course import Exercise
from .errors import BrokenCheck
from .instances import Prepared, moved
from .judge.criteria import identity
from .judge.margins import farthest
from .judge.naming import Case
from .judge.naming import Known as Mistaken
from .judge.recorded import Recorded, recorded
from .judge.replay import Replayed, home, near
from .judge.verdict import judge
from .records import Array, Check, Floats, Tree, Truth, Verdict
from .refer import Referee, body_source, implementation, question, reference_source
from .sandbox import Question

ALONG, ORDER, START, REPLAYED = "_along", "_order", "_start", "_replayed"
REPLAY = f"""


def {REPLAYED}(impl, {ALONG}, {ORDER}, {START}, **values):
    import training
    with training.along({ALONG}, {ORDER}, {START}) as record:
        {{body}}(impl, **values)
    return training.histories(record)
"""
VARIABLE = """
def _variable(impl, name):
    return getattr(impl, name)
"""
FAR = 1e5  # of the smallest tolerances there are: what is farther off is not measured more closely
GROWN = 4  # a count of the notebook's may be so many times the instance's: what it leads to runs on this side


def replay(referee: Referee, exercise: Exercise, check: Check, index: int, got: Tree) -> Replayed | None:
    """What is right, and what the general mistakes lead to, along the parameters that a submission recorded; None where
    the evidence does not hold them, or nothing describes the training. Raises BrokenCheck where it should."""
    known = referee.known(exercise, check, index)
    told = recorded(check.criterion, got, known.truth.reference)
    if told is None or (exercise.training is None and not told.asked):
        return None
    if exercise.training is None:
        raise BrokenCheck(f"`{check.name}` gives points for updates, but nothing describes the training: write a "
                          "function under @mistakes(...) in the solution's file")
    body = body_source(exercise, check) + REPLAY.format(body=check.name)
    described = [o.name for o in exercise.misconceptions if o.described]

    def answers(name: str, prepared: Sequence[Prepared]) -> list[Tree]:
        """What it leads to on each on which it does not fail."""
        asked = [question(body, REPLAYED, "", p) for p in prepared]
        return [e.tree for e in referee.answers(implementation(exercise, name), exercise, asked) if not e.fault]

    given = _taken(known.prepared, told, told.start)
    once = cache(lambda name: answers(name, [given]))
    right = once(exercise.training)
    if not right or not _a_state_for_each_step(right[0], told, check):
        return None
    began = home(told, right[0], lambda: (tree for name in described for tree in once(name)))
    if began is not None:
        given = _taken(known.prepared, told, began)
        once.cache_clear()
    others = [p for _, p in moved(given, few=True)]
    right = once(exercise.training)
    if not right:
        return None
    true = Truth(right[0], tuple(answers(exercise.training, others)))

    @cache
    def mistake(name: str) -> Truth | None:
        first = once(name)
        if not first or not near(told, first[0], true):
            return None
        return Truth(first[0], tuple(answers(name, others[::3])))

    def mistakes(names: frozenset[str] | None) -> dict[str, Truth]:
        asked = [name for name in described if names is None or name in names]
        return {name: found for name in asked if (found := mistake(name)) is not None}

    return Replayed(told, true, mistakes)


def mistaken(referee: Referee, exercise: Exercise, check: Check, index: int, name: str,
             devices: Sequence[str] = ()) -> Verdict:
    """The verdict on one instance of a check for a program that makes a known mistake, on all devices of the check or
    on these. Raises BrokenCheck."""
    def case(here: Referee) -> Case:
        known, mistakes = here.known(exercise, check, index), here.mistakes(exercise, check, index)
        if name not in mistakes:
            raise BrokenCheck(f"no misconception {name}")
        evidence = mistakes[name][0]
        return Case(index, evidence, known.truth, lambda: mistakes,
                    cache(lambda: replay(here, exercise, check, index, evidence.tree)), device=here.device)

    cases = [case(referee.on(device)) for device in devices or check.devices]
    return judge(exercise.slug, check, cases, exercise.misconceptions, untouched=False)


def swapped(referee: Referee, exercise: Exercise, check: Check, index: int, theirs: Mapping[str, Tree],
            got: Tree) -> Mistaken:
    """What the right program gives with the notebook's variables in place of the arguments of the same names: each of
    them alone, two of them, and all; what lies far from the evidence `got` is left out."""
    prepared, source = referee.known(exercise, check, index).prepared, reference_source(exercise)
    fit = {name: tree for name, tree in theirs.items() if _alike(tree, prepared.values.get(name))}
    tried = dict.fromkeys(names for count in (1, 2, len(fit)) for names in combinations(fit, count))
    found = {}
    for names in tried:
        instead = Prepared(prepared.instance, {**prepared.values, **{n: fit[n] for n in names}}, prepared.files,
                           prepared.seed)
        try:
            once = referee.evidence(source, exercise, check, [instead])[0]
            if once.fault or farthest(identity(check.criterion), got, Truth(once.tree)) > FAR:
                continue
            found[", ".join(names)] = referee.truth_of(source, exercise, check, instead, few=True)
        except BrokenCheck:  # samples of different lengths, say
            continue
    return found


def variable(name: str, mark: str, seconds: float) -> Question:
    """What stands under a name in the submission's notebook. (No answer where it is no data.)"""
    return Question(VARIABLE, "_variable", mark, {"name": name}, {}, 0, seconds)


def _taken(prepared: Prepared, told: Recorded, start: Floats | None) -> Prepared:
    """An instance together with what is to be gone along."""
    batches = None if told.batches is None else [list(batch) for batch in told.batches]
    return replace(prepared, values={
        **prepared.values, ALONG: Array(told.parameters, "float64"), ORDER: batches,
        START: None if start is None else Array(start, "float64")})


def _a_state_for_each_step(led_to: Tree, told: Recorded, check: Check) -> bool:
    """Whether the reference records its parameters after every step, so that steps can be judged by what is recorded.

    Raises BrokenCheck where there are points for them and it does not.
    """
    if told.asked and led_to["steps"] != told.expected:
        raise BrokenCheck(f"`{check.name}` gives points for updates, but its reference records {told.expected} states "
                          f"of the parameters where the training under @mistakes(...) takes {led_to['steps']} steps")
    return bool(led_to["steps"] == told.expected)


def _alike(theirs: Tree, given: Tree) -> bool:
    """Whether a value can stand in place of another: the same kind of thing, and not much larger."""
    if isinstance(theirs, Array) and isinstance(given, Array):
        return (theirs.dtype, theirs.values.ndim) == (given.dtype, given.values.ndim) and (
            theirs.values.size <= GROWN * given.values.size + 1000)
    if type(theirs) is not type(given):
        return False
    if isinstance(theirs, int) and isinstance(given, int):
        return abs(theirs) <= GROWN * abs(given) + 100
    return isinstance(theirs, float)
