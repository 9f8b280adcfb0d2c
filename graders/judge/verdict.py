"""From the evidence of all instances of a check to one verdict: outcome, points, reason, and the named mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import CodeType

from ..errors import BrokenCheck
from ..records import Check, Evidence, Fault, Mismatch, Outcome, Override, Part, Text, Tree, Verdict
from .curves import curves
from .distance import EVERY
from .naming import Case, named, separation
from .replay import refined

PUBLIC = 0
ELSEWHERE = "{what} (Right on the data of the notebook, wrong on other data: is a value typed in?)"


def judge(exercise: str, check: Check, cases: Sequence[Case], known: Sequence[Override], *, untouched: bool) -> Verdict:
    """The verdict on one check. `untouched`: the stubs of the exercise stand as they were released."""
    blank = Verdict(exercise, check.name, check.sentence, Outcome.PASSED, check.points, check.points)
    try:
        judged = [(case, _parts(check, case)) for case in cases]
    except BrokenCheck as error:
        return broken(exercise, check, str(error))
    faults = [case for case in cases if case.evidence.fault]
    if untouched and any(_not_implemented(case.evidence) for case in cases):
        return replace(blank, outcome=Outcome.UNATTEMPTED, points=0.0, reason=Text("You have not begun this one yet."))
    earned = tuple(_worst([parts[i] for _, parts in judged]) for i in range(len(check.criterion.parts())))
    points = sum(part.points for part in earned)
    if not any(part.mismatch for part in earned):
        return replace(blank, parts=earned)
    case = faults[0] if faults else next(c for c, parts in judged if any(p.mismatch for p in parts))
    found = named(check, judged, known)
    wrong = {c.device for c, parts in judged if any(p.mismatch for p in parts)}
    outcome = Outcome.ERRORED if faults else Outcome.PARTIAL if points else Outcome.FAILED
    shown = next((parts for c, parts in judged if c is case), earned)
    told = [] if faults else _sentences(judged, case.instance)
    return replace(
        blank, outcome=outcome, points=points, parts=earned, instance=case.instance,
        reason=_fault_reason(check, case) if faults else told[0], details=tuple(told[1:]),
        misconceptions=tuple(m.name for m in found), mistakes=tuple(m.sentence for m in found),
        explains=tuple(m.part for m in found if m.part), apart=separation(found, known),
        hint=found[0].hint if found else check.hint, fault=case.evidence.fault,
        curves=() if case.instance != PUBLIC else curves(  # of a secret instance nothing may be drawn
            check.criterion, case.evidence.tree, case.truth.reference, shown),
        device=case.device if len(wrong) == 1 and check.devices != ("cpu",) else "",
    )


def passes(check: Check, cases: Sequence[Case]) -> bool:
    """Whether all of it is right; where it is not, nothing is said, and no mistake is looked for."""
    try:
        return not any(part.mismatch for case in cases for part in _parts(check, case))
    except BrokenCheck:
        return False


def broken(exercise: str, check: Check, why: str) -> Verdict:
    """Our fault: nobody loses points, and the instructor is told `why` (a card for students leaves it out)."""
    reason = Text("This check is itself broken; it costs nobody points. {what}", {"what": why})
    return Verdict(exercise, check.name, check.sentence, Outcome.BROKEN, check.points, check.points, reason=reason)


def skipped(exercise: str, check: Check, needed: str) -> Verdict:
    """Not judged, because the check that it needs did not pass."""
    reason = Text("Waits for: {needed}", {"needed": Text(needed)})
    return Verdict(exercise, check.name, check.sentence, Outcome.SKIPPED, 0.0, check.points, reason=reason)


def _parts(check: Check, case: Case) -> tuple[Part, ...]:
    if case.evidence.fault:
        lost = Mismatch(_fault_reason(check, case))
        return tuple(Part(name, points, lost) for name, points in check.criterion.parts())
    parts = check.criterion.judge(case.evidence.tree, case.truth)
    return refined(parts, case.replay()) if any(p.mismatch for p in parts) else parts


def _worst(parts: Sequence[Part]) -> Part:
    return next((part for part in parts if part.mismatch), parts[0])


def _not_implemented(evidence: Evidence) -> bool:
    raised = evidence.fault == Fault.RAISED and evidence.kind == "NotImplementedError"
    return raised or evidence.fault == Fault.MISSING


def _sentences(judged: Sequence[tuple[Case, tuple[Part, ...]]], first: int) -> list[Text]:
    """What there is to say of every part that was lost, each thing once: parts lost on instance `first` come first."""
    here: list[Text] = []
    elsewhere: list[Text] = []
    for i in range(len(judged[0][1])):
        instance, found = next(((c.instance, parts[i].mismatch) for c, parts in judged if parts[i].mismatch), (0, None))
        if found is not None and instance == first:
            here += _told(found, instance)
        elif found is not None:
            elsewhere += [Text(ELSEWHERE, {"what": text}) for text in _told(found, instance)]
    said: list[Text] = []
    for text in here + elsewhere:
        if text not in said:
            said.append(text)
    return said


def _told(found: Mismatch, instance: int) -> list[Text]:
    """What may be said of this instance. Of a secret one not even the record keeps more values than are said."""
    plain = _with(found.plain.template, found.plain.values)
    if instance != PUBLIC or found.detail is None:
        return [plain]
    return [plain, found.detail] if plain.template == EVERY else [found.detail]


def _with(template: str, values: Mapping[str, Tree]) -> Text:
    """A text that holds no more values than its template shows."""
    return Text(template, {key: value for key, value in values.items() if "{" + key + "}" in template})


def _fault_reason(check: Check, case: Case) -> Text:
    """What happened instead of an answer. On a secret instance the submission could put its values into any words that
    are its own to choose, so none are repeated (kinds and lines: see graders.run)."""
    got, public = case.evidence, case.instance == PUBLIC
    text = Text("What your code returned cannot be judged. Return numbers, texts, tensors, arrays, or lists, tuples "
                "and dictionaries of these.")
    if got.fault == Fault.RAISED:
        text = _raised(got, public)
    elif got.fault == Fault.MISSING and (public or got.message in _names_in(check.body)):
        text = Text("The notebook defines no `{message}`.")
    elif got.fault == Fault.MISSING:
        text = Text("The notebook does not define everything that this check needs.")
    elif got.fault == Fault.HUNG:
        text = Text("Your code did not come to an end within {message} seconds.") if public else Text(
            "Your code did not come to an end in time.")
    elif got.fault == Fault.ENDED:
        text = Text("Your code ended the whole process ({message}).") if public else Text(
            "Your code ended the whole process.")
    elif public:
        text = Text("What your code returned cannot be judged: {message}")
    return _with(text.template, {"kind": got.kind, "message": got.message, "line": got.line})


def _raised(got: Evidence, public: bool) -> Text:
    if not public:
        return Text("Your code raised {kind} (at `{line}`)") if got.line else Text(
            "The check could not go on with what your code gave it: {kind}")
    if got.line:
        return Text("Your code raised {kind}: {message} (at `{line}`)")
    return Text("The check could not go on with what your code gave it: {kind}: {message}")


def _names_in(body: Callable[..., object]) -> set[str]:
    """The names that the source of a check's body uses, those of its inner functions included."""
    codes: list[CodeType] = [body.__code__]
    found: set[str] = set()
    while codes:
        code = codes.pop()
        found |= set(code.co_names)
        codes += [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return found
