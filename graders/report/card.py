"""One verdict as the student sees it: an HTML card for the notebook and the feedback page, and the same as text."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ..paths import engine_templates
from ..records import Outcome, Text, Verdict
from ..words import Translate, shown_number
from . import picture

SIGNS = {
    Outcome.PASSED: "✓", Outcome.PARTIAL: "◐", Outcome.FAILED: "✗", Outcome.ERRORED: "!", Outcome.SKIPPED: "→",
    Outcome.UNATTEMPTED: "○", Outcome.BROKEN: "⚠",
}


@cache
def _template(name: str) -> Template:
    loader = FileSystemLoader(engine_templates() / "feedback")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True).get_template(name)


def html(verdict: Verdict, say: Translate) -> str:
    """The verdict as HTML: outcome and points, the check's sentence, the mistake or the reason, hint and picture."""
    shown = picture.picture_of(verdict)
    return _template("card.html.jinja").render(
        v=verdict, say=say, sign=SIGNS[verdict.outcome], outcome=outcome_word(verdict, say), points=score(verdict),
        lines=lines(verdict, say), picture=shown, caption=picture.caption(shown, say) if shown else [])


def text(verdict: Verdict, say: Translate) -> str:
    """The verdict as plain text."""
    head = f"{SIGNS[verdict.outcome]} {outcome_word(verdict, say)} ({score(verdict)}): {say(verdict.sentence)}"
    return "\n".join([head, *(f"  {line}" for line in lines(verdict, say))])


def outcome_word(verdict: Verdict, say: Translate) -> str:
    return say(verdict.outcome.value)


def score(verdict: Verdict) -> str:
    return f"{shown_number(verdict.points)} / {shown_number(verdict.possible)}"


def mistakes(verdict: Verdict, say: Translate) -> list[str]:
    """The named mistakes, a sentence each; those that cannot be told apart stand in one."""
    said = []
    parts = verdict.explains or ("",) * len(verdict.mistakes)
    for part in dict.fromkeys(parts):
        here = [say(s) for s, of in zip(verdict.mistakes, parts, strict=True) if of == part]
        if len(here) == 1:
            said.append(here[0])
        else:
            said.append(say("One of these, which this check cannot tell apart:") + " " + " / ".join(here))
    if verdict.apart:
        said.append(say(verdict.apart))
    return said


def lines(verdict: Verdict, say: Translate, *, instructor: bool = False) -> list[str]:
    """Mistake, reason and hint, each a sentence of its own. What broke a check is the instructor's to read."""
    if verdict.outcome is Outcome.BROKEN and not instructor:
        return [say("This check is itself broken; it costs nobody points. Your instructor has been told.")]
    said = mistakes(verdict, say)
    if verdict.reason:
        said.append(say(verdict.reason))
    said += [say(detail) for detail in verdict.details]
    if verdict.device:
        said.append(say("This is what happens on a machine with a GPU.") if verdict.device == "cuda" else
                    say("This is what happens on a machine without a GPU."))
    if verdict.instance:
        said.append(say("This was seen on data that is not shown."))
    if verdict.hint:
        said.append(say(Text("Hint: {hint}", {"hint": verdict.hint})))
    return said
