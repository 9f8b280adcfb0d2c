"""Law 6: the student notebook runs top to bottom raising only NotImplementedError; solved, its visible checks pass."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

from ..build import CellKind, cut, read_page, setup_source
from ..course import Course, Exercise, Limits
from ..records import Cell
from ..refer import Referee, on
from ..sandbox import Session
from ..words import translator
from .findings import Budget, Finding, Report

PATIENT = Limits(cell_seconds=120)


def notebook_runs(exercise: Exercise, course: Course, referee: Referee, budget: Budget) -> Report:
    """Law 6, for a notebook that holds this exercise alone, in every language of the course, on every device on which
    checks are asked: students have machines with a GPU and without."""
    found = []
    machines = {device: referee.on(device) for device in ["cpu", *(d for c in exercise.checks for d in c.devices)]}
    for lang, here in product(course.languages, machines.values()):
        page = read_page(exercise, lang, referee.freeze, translator(lang, course.paths, [exercise.unit]))
        cells = [c for c in page.cells if c.kind not in (CellKind.PROSE, CellKind.ANSWER)]
        for told, cut_out, allowed in (("as released", True, {"NotImplementedError"}), ("solved", False, set[str]())):
            sources = [setup_source(lang)]
            sources += [cut(c.source) if c.kind is CellKind.STUB and cut_out else c.source for c in cells]
            for position, error in _errors(sources, here, page.files).items():
                if error["ename"] not in allowed:
                    found.append(Finding(
                        6, exercise.slug, f"{told} ({lang}), the cell that begins {_first(sources[position])!r} raises "
                        f"{error['ename']}{on(here)}: {error['evalue'][:300]}",
                        "each try-it cell calls the stub itself; names of one page must not depend on another's"))
    return Report(tuple(found))


def _errors(sources: list[str], referee: Referee, files: Mapping[str, Path]) -> Mapping[int, dict[str, Any]]:
    cells = [Cell(source, index=i) for i, source in enumerate(sources)]
    with Session(referee.server, cells, PATIENT, files=files, locked=False, device=referee.device) as session:
        return {run.index: output for run in session.run() for output in run.outputs
                if output["output_type"] == "error"}


def _first(source: str) -> str:
    return source.strip().split("\n", 1)[0][:80]
