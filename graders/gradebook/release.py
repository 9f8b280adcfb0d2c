"""A built notebook -> source/ and release/ of a classroom, by nbgrader's own generate_assignment."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ..errors import StepmarkError
from ..paths import ClassroomPaths
from .config import write_config
from .nodes import parse
from .orphans import refuse_orphans
from .session import LOG, configuration, course_directory, run


@dataclass(frozen=True)
class ReleaseResult:
    """What a release left behind. `config_written` is False where the classroom had a configuration, which is kept."""

    notebook: Path
    files: tuple[Path, ...]
    config_written: bool


def release(classroom: ClassroomPaths, assignment: str, source: bytes, files: Mapping[str, Path], *, course: Path,
            course_id: str, stub: str) -> ReleaseResult:
    """Write source/ASSIGNMENT and release/ASSIGNMENT; the same again where both exist.

    `source` is the nbgrader source notebook, `files` what it ships (name -> file). Files that an instructor put
    beside them stay. Raises RefusedRelease before anything is written where work already handed in would lose its
    cells, and StepmarkError with nbgrader's message where nbgrader refuses; then the earlier release is untouched.
    """
    written = write_config(classroom, course, course_id, stub)
    config = configuration(classroom)
    refuse_orphans(classroom, config, assignment, parse(source.decode("utf8"), as_version=4))
    classroom.private.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix="release-", dir=classroom.private))
    try:
        _fill(stage / "source" / assignment, classroom.source(assignment), source, files)
        _generate(classroom, config, assignment, stage)
        for step, target in (("source", classroom.source(assignment)), ("release", classroom.release(assignment))):
            _swap(stage / step / assignment, target.parent, stage / f"old-{step}")
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    out = classroom.release(assignment)
    return ReleaseResult(out, tuple(out.parent / name for name in files), written)


def _fill(folder: Path, existing: Path, source: bytes, files: Mapping[str, Path]) -> None:
    if existing.parent.is_dir():
        shutil.copytree(existing.parent, folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / existing.name).write_bytes(source)
    for name, path in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _generate(classroom: ClassroomPaths, config: Config, assignment: str, stage: Path) -> None:
    """First without the gradebook, so that a notebook nbgrader refuses leaves no trace in it; then with it."""
    for without in (True, False):
        converter = GenerateAssignment(coursedir=_staged(classroom, config, assignment, stage), config=config, log=LOG)
        converter.no_database, converter.force, converter.create_assignment = without, True, True
        if without:  # the one step that writes into the gradebook even so
            converter.preprocessors = [p for p in converter.preprocessors if "SaveCells" not in str(p)]
        try:
            run(converter)
        except StepmarkError as error:
            raise StepmarkError(f"nbgrader could not release `{assignment}`: {error.what}",
                                classroom.source(assignment),
                                "mend what it names; the earlier release, if any, is untouched") from error


def _staged(classroom: ClassroomPaths, config: Config, assignment: str, stage: Path) -> CourseDirectory:
    """The classroom as nbgrader sees it, but for where it reads and writes this assignment."""
    directory = course_directory(classroom, config, assignment)
    inside = stage.relative_to(classroom.root)
    directory.source_directory, directory.release_directory = str(inside / "source"), str(inside / "release")
    return directory


def _swap(new: Path, target: Path, old: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
