"""What the commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console

from ..course import Course, load_course
from ..paths import ClassroomPaths
from ..sandbox import REAL, UNSAFE

console = Console(stderr=False)

classroom_option = click.option(
    "--classroom", "classroom_dir", type=click.Path(path_type=Path, file_okay=False), default=None,
    help="The nbgrader course directory; by default COURSE/classroom.")


def _allow_unsafe(context: click.Context, option: click.Parameter, given: bool) -> None:
    if given:
        os.environ[UNSAFE] = "1"


unsafe_option = click.option(
    "--unsafe-no-sandbox", is_flag=True, expose_value=False, callback=_allow_unsafe,
    help="Run submissions even where no locks hold: they can then read and change all that you can.")


def _choose_device(context: click.Context, option: click.Parameter, given: str) -> None:
    if given == "cuda":
        os.environ[REAL] = "1"


device_option = click.option(
    "--device", type=click.Choice(["simulated", "cuda"]), default="simulated", show_default=True, expose_value=False,
    callback=_choose_device, help="What checks that ask for a GPU get: a simulated one, or the GPU of this host.")


def course_of(context: click.Context) -> Course:
    """The course that --course names, or the nearest one."""
    return load_course(Path.cwd(), context.obj)


def classroom_of(course: Course, given: Path | None) -> ClassroomPaths:
    """The classroom that --classroom names, or the course's own."""
    return ClassroomPaths((given or course.paths.classroom).resolve())
