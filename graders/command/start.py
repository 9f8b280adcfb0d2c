"""Starting something new: an exercise of a course, a course."""

from __future__ import annotations

from pathlib import Path

import click

from ..course import LANGUAGES
from ..paths import find_course
from ..scaffold import new_course, new_exercise
from .common import console


@click.command()
@click.argument("exercise", metavar="UNIT/EXERCISE")
@click.pass_context
def new(context: click.Context, exercise: str) -> None:
    """Write a first form of an exercise: the files it lacks, with marks where something is to be written."""
    begun = new_exercise(find_course(Path.cwd(), context.obj), exercise)
    for path in begun.written:
        _say(f"wrote {path}")
    for path in begun.kept:
        _say(f"kept  {path}")
    if begun.by_hand:
        _say(begun.by_hand)
    _say(f"\nWhat is left to do, now and later: stepmark laws {exercise}")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", "languages", type=click.Choice(LANGUAGES), multiple=True,
              help="A language besides English (may be given several times).")
def init(folder: Path, languages: tuple[str, ...]) -> None:
    """Make a new course in DIR: one exercise, a Makefile, and a CI workflow that proves laws and solutions."""
    for path in new_course(folder, languages):
        _say(f"wrote {path}")
    _say(f"""
Next:
  cd {folder}
  make ci                          every law, every notebook, every solution
  stepmark new UNIT/EXERCISE       a first form of an exercise of your own
  stepmark release first_steps     what to hand out, under classroom/release""")


def _say(text: str) -> None:
    console.print(text, soft_wrap=True, markup=False, highlight=False)
