"""What is asked of trusted code because of what a submission gave: one step of the training from each of the states
that it recorded, and the right program with the variables that stand in its notebook.

Nothing of the submission but numbers comes here, and they are only ever arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .course import Exercise
from .errors import BrokenCheck
from .instances import Prepared, moved
from .judge.naming import Known as Mistaken
from .judge.replay import Replayed, recorded
from .records import Array, Check, Tree, Truth
from .refer import Referee, body_source, implementation, question, reference_source
from .sandbox import Question

ALONG, ORDER, REPLAYED = "_along", "_order", "_replayed"
REPLAY = f"""


def {REPLAYED}(impl, {ALONG}, {ORDER}, **values):
    import training
    with training.along({ALONG}, {ORDER}) as record:
        {{body}}(impl, **values)
    return training.histories(record)
"""
VARIABLE = """
def _variable(impl, name):
    return getattr(impl, name)
"""
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
    taken = replace(known.prepared, values={
        **known.prepared.values, ALONG: Array(told.parameters, "float64"),
        ORDER: None if told.batches is None else [list(batch) for batch in told.batches]})
    body = body_source(exercise, check) + REPLAY.format(body=check.name)

    def truth(name: str, share: int = 1) -> Truth | None:
        asked = [taken, *(p for _, p in moved(taken, few=True)[::share])]
        first, *more = referee.answers(implementation(exercise, name), exercise,
                                       [question(body, REPLAYED, "", p) for p in asked])
        return None if first.fault else Truth(first.tree, tuple(e.tree for e in more if not e.fault))

    def mistakes(names: frozenset[str] | None) -> dict[str, Truth]:
        asked = [o.name for o in exercise.misconceptions if o.described and (names is None or o.name in names)]
        return {name: true for name in asked if (true := truth(name, share=3)) is not None}

    right = truth(exercise.training)
    return Replayed(told, right, mistakes) if right else None


def swapped(referee: Referee, exercise: Exercise, check: Check, index: int, theirs: Mapping[str, Tree]) -> Mistaken:
    """What the right program gives with the notebook's variables in place of the arguments of the same names: each of
    them alone, and all."""
    prepared = referee.known(exercise, check, index).prepared
    fit = {name: tree for name, tree in theirs.items() if _alike(tree, prepared.values.get(name))}
    several = [tuple(fit)] if len(fit) > 1 else []
    found = {}
    for names in [*((name,) for name in fit), *several]:
        instead = Prepared(prepared.instance, {**prepared.values, **{n: fit[n] for n in names}}, prepared.files,
                           prepared.seed)
        try:
            found[", ".join(names)] = referee.truth_of(reference_source(exercise), exercise, check, instead, few=True)
        except BrokenCheck:  # samples of different lengths, say
            continue
    return found


def variable(name: str, mark: str, seconds: float) -> Question:
    """What stands under a name in the submission's notebook. (No answer where it is no data.)"""
    return Question(VARIABLE, "_variable", mark, {"name": name}, {}, 0, seconds)


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
