"""Verdicts on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..records import Outcome, Verdict
from ..words import Translate, shown_number
from . import card, picture

COLOURS = {
    Outcome.PASSED: "green", Outcome.PARTIAL: "yellow", Outcome.FAILED: "red", Outcome.ERRORED: "red",
    Outcome.SKIPPED: "bright_black", Outcome.UNATTEMPTED: "bright_black", Outcome.BROKEN: "magenta",
}


def show(console: Console, title: str, verdicts: Sequence[Verdict], say: Translate, notes: Sequence[str] = (),
         pictures: Mapping[tuple[str, str], Path] | None = None) -> None:
    """A line for each check, and under it what there is to say; then where the pictures lie, and what they show."""
    table = Table(title=title, title_justify="left", show_lines=True, expand=False)
    table.add_column(say("Check"))
    table.add_column(say("Points"), justify="right", no_wrap=True)
    table.add_column(say("Outcome"))
    for v in verdicts:
        head = f"[{COLOURS[v.outcome]}]{card.SIGNS[v.outcome]} {escape(card.outcome_word(v, say))}[/]"
        told = [head, *(escape(line) for line in card.lines(v, say, instructor=True))]
        table.add_row(f"[bold]{v.exercise}: {v.check}[/]\n{escape(say(v.sentence))}", card.score(v), "\n".join(told))
    for note in notes:
        console.print(f"[yellow]{escape(note)}[/]")
    console.print(table)
    points, possible = sum(v.points for v in verdicts), sum(v.possible for v in verdicts)
    console.print(f"[bold]{say('Score')}: {shown_number(points)} / {shown_number(possible)}[/]")
    _pictures(console, verdicts, say, pictures or {})


def _pictures(console: Console, verdicts: Sequence[Verdict], say: Translate,
              pictures: Mapping[tuple[str, str], Path]) -> None:
    meaning: dict[str, None] = {}
    for v in verdicts:
        path, shown = pictures.get((v.exercise, v.check)), picture.picture_of(v)
        if path and shown:
            meaning |= dict.fromkeys(picture.caption(shown, say))
            # a path in one line, to be copied or clicked
            console.print(f"{say('Picture')}: {v.exercise} {v.check}: {path}", soft_wrap=True, markup=False,
                          highlight=False)
    for sentence in meaning:
        console.print(sentence, markup=False, highlight=False)
