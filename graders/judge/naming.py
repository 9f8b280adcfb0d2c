"""Which known mistake a submission's evidence is that of: one, a set that cannot be told apart, or none. No guesses.

In this order: a misconception that gives all of the evidence; variables of the notebook read in place of arguments; the
same answer for different arguments; and for trainings, by one-step replay, those that explain the updates and the
losses each by itself. A misconception that would lose points where the submission loses none is not the submission's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ..errors import BrokenCheck
from ..records import Array, Check, Evidence, Outcome, Override, Part, Text, Tree, Truth, Verdict
from .close import Close
from .criteria import identity
from .discrete import differs
from .numbers import condensed
from .replay import Replayed, explained

GLOBAL, CONSTANT = "global_read", "same_answer_always"
Known = Mapping[str, tuple[Evidence, Truth]]


@dataclass(frozen=True)
class Case:
    """One instance of a check: what the submission gave, what is true, and what each known mistake would have given.

    The others are functions, because they cost runs that only a wrong answer needs. `mistakes`: name -> evidence and
    its truth. `swapped`: the same for the right program, with the notebook's own variable of that name in place of an
    argument. `replay`: what is right, step by step, along the submission's own parameters. `shows`: whether a known
    mistake would lose points here.
    """

    instance: int
    evidence: Evidence
    truth: Truth
    mistakes: Callable[[], Known]
    replay: Callable[[], Replayed | None] = lambda: None
    swapped: Callable[[], Known] = dict
    shows: Callable[[str], bool] = lambda name: False
    device: str = "cpu"


@dataclass(frozen=True)
class Named:
    """A mistake that was recognised; `part` is what it explains, where it does not explain everything."""

    name: str
    sentence: str
    hint: str
    part: str = ""


Judged = Sequence[tuple[Case, tuple[Part, ...]]]


def named(check: Check, judged: Judged, known: Sequence[Override]) -> tuple[Named, ...]:
    """The mistakes that explain what is wrong, on every instance where something is."""
    wrong = [case for case, parts in judged if any(part.mismatch for part in parts)]
    right = [case for case, parts in judged if not any(part.mismatch for part in parts)]
    names = {name for name in _fitting(check, wrong, lambda case: case.mistakes())
             if not any(case.shows(name) for case in right)}
    if names:
        return tuple(Named(o.name, o.sentence, o.hint) for o in known if o.name in names)
    if any(case.evidence.fault for case in wrong):
        return ()
    if _fitting(check, wrong, lambda case: case.swapped()):
        return (Named(GLOBAL, "Your function reads a variable of the notebook where it should use its argument.",
                      "Which names does your function use that it neither receives nor makes itself?"),)
    if _always_the_same(check, [case for case, _ in judged if case.device == judged[0][0].device]):
        return (Named(CONSTANT, "Your answer is the same whatever it is given: it does not depend on the arguments.",
                      "Where do the numbers that you return come from?"),)
    fitting: dict[str, frozenset[str]] = {}
    for case in wrong:
        replayed = case.replay()
        fitting |= explained(replayed, fitting) if replayed else {}
    return tuple(Named(o.name, o.sentence, o.hint, part)
                 for part, found in fitting.items() for o in known if o.name in found)


def separation(found: Sequence[Named], known: Sequence[Override]) -> Text | None:
    """What would separate mistakes that cannot be told apart; None where there is nothing to separate."""
    by_name = {o.name: o for o in known}
    for part in dict.fromkeys(m.part for m in found):
        here = [by_name[m.name] for m in found if m.part == part and m.name in by_name]
        if len(here) > 1:
            told = next((o.apart for o in here if o.apart), "")
            if told:
                return Text(told)
            if all(a.name in b.same_as or b.name in a.same_as for a, b in combinations(here, 2)):
                return Text("They come to the same here whatever the data; only your program tells which it is.")
            return Text("They come to the same on the data of this check; other data would tell them apart.")
    return None


def narrowed(verdicts: Sequence[Verdict], checks: Sequence[Check], known: Sequence[Override],
             shows: Callable[[str, str], bool]) -> tuple[Verdict, ...]:
    """The verdicts on one exercise, where a set that one check cannot tell apart is told apart by another's, and no
    mistake is told that would have lost points in a check which was passed.

    `shows`: whether a check, given by name, takes points for a mistake, given by name.
    """
    passed = [v.check for v in verdicts if v.outcome is Outcome.PASSED]
    by_name, hints = {o.name: o for o in known}, {check.name: check.hint for check in checks}

    def narrow(v: Verdict) -> Verdict:
        kept = {n for n in v.misconceptions if n not in by_name or not any(shows(check, n) for check in passed)}
        if len(kept) > 1 and not v.explains:
            for other in verdicts:
                kept = kept & set(other.misconceptions) or kept
        chosen = [i for i, n in enumerate(v.misconceptions) if n in kept]
        if len(chosen) == len(v.misconceptions):
            return v
        hint = by_name[v.misconceptions[chosen[0]]].hint if chosen else hints[v.check]
        return replace(v, misconceptions=tuple(v.misconceptions[i] for i in chosen),
                       mistakes=tuple(v.mistakes[i] for i in chosen),
                       explains=tuple(v.explains[i] for i in chosen) if v.explains else (),
                       hint=hint, apart=v.apart if len(chosen) > 1 else None)

    return tuple(map(narrow, verdicts))


def same_evidence(check: Check, got: Evidence, other: Evidence, truth: Truth) -> bool:
    """Whether evidence is what another program gave: the same fault, or every part within that program's tolerance."""
    if got.fault or other.fault:
        return got.fault == other.fault and got.kind == other.kind and _skeleton(got) == _skeleton(other)
    try:
        judged = identity(check.criterion).judge(got.tree, truth)
    except BrokenCheck:  # what a mistake gives need not be what the criterion is for: None, histories of nan
        judged = Close(1, nan=True, sharp=True).judge(got.tree, truth)
    return not any(part.mismatch for part in judged)


def _fitting(check: Check, cases: Iterable[Case], asked: Callable[[Case], Known]) -> set[str]:
    """The names whose evidence is the submission's in all of the cases."""
    fitting: set[str] | None = None
    for case in cases:
        given = replace(case.evidence, tree=condensed(case.evidence.tree))
        here = {name for name, (evidence, truth) in asked(case).items() if same_evidence(check, given, evidence, truth)}
        fitting = here if fitting is None else fitting & here
        if not fitting:
            return set()
    return fitting or set()


def _always_the_same(check: Check, cases: Sequence[Case]) -> bool:
    """Whether evidence that holds fractions is the same to the last bit on instances with different right answers."""
    first, *others = cases
    if not others or not _has_fractions(first.evidence.tree):
        return False
    if any(case.evidence.fault or differs(case.evidence.tree, first.evidence.tree, "") for case in others):
        return False
    try:
        return all(any(part.mismatch for part in check.criterion.judge(case.truth.reference, first.truth))
                   for case in others)
    except BrokenCheck:
        return False


def _has_fractions(tree: Tree) -> bool:
    if isinstance(tree, Array):
        return tree.dtype.startswith("float") and bool(tree.values.any())
    if isinstance(tree, dict | list):
        return any(map(_has_fractions, tree.values() if isinstance(tree, dict) else tree))
    return isinstance(tree, float) and tree != 0


def _skeleton(evidence: Evidence) -> str:
    return re.sub(r"[-+]?\d[\d.e+-]*", "#", evidence.message)
