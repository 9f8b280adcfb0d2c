"""The notebook of the unit gpu, with its answers and as it is handed out, runs on a machine with a GPU as it does on
one without: the same cells, and the visible checks agree."""

from __future__ import annotations

from typing import Any

import pytest

from graders import device_build
from graders.build import build_assignment
from graders.course import Course, Limits
from graders.records import Cell
from graders.refer import Referee
from graders.sandbox import Server, Session
from graders.sandbox import server as started

SKIPPED_WHILE_GRADING = "200_000"  # the demonstration


def code(notebook: Any) -> list[Cell]:
    return [Cell(c.source, index=i) for i, c in enumerate(notebook.cells)
            if c.cell_type == "code" and SKIPPED_WHILE_GRADING not in c.source]


@pytest.fixture(scope="module", params=["without", "extension", "python"])
def machine(request: pytest.FixtureRequest, course: Course, referee: Referee) -> Any:
    """What the cells of both notebooks print and raise on a machine without a GPU, and with either kind of one."""
    kind = request.param
    if kind == "extension" and not device_build.library():
        pytest.skip("no compiler was found when this was set up: the device has no C++ side here")
    built = build_assignment(course, course.assignment("gpu"), "en", referee.freeze)
    limits = Limits(cell_seconds=60, check_seconds=60, memory_mb=3000)
    told = {}
    with pytest.MonkeyPatch.context() as patch:
        if kind == "python":
            patch.setattr(started, "library", lambda: "")
        with Server() as server:
            for name, notebook in (("answers", built.source), ("student", built.student)):
                device = "cpu" if kind == "without" else "cuda"
                with Session(server, code(notebook), limits, device=device) as session:
                    told[name] = [output for run in session.run() for output in run.outputs]
    return kind, told


def printed(outputs: list[Any]) -> str:
    return "".join(o["text"] for o in outputs if o["output_type"] == "stream")


def test_the_notebook_with_its_answers_runs(machine: Any) -> None:
    kind, told = machine
    assert not [(o["ename"], o["evalue"]) for o in told["answers"] if o["output_type"] == "error"]
    text = printed(told["answers"])
    assert ("cuda:0" in text) == (kind != "without")
    assert ("Expected all tensors to be on the same device" in text) == (kind != "without")


def test_the_visible_checks_agree_on_every_machine(machine: Any) -> None:
    _, told = machine
    agreed = [line for line in printed(told["answers"]).splitlines() if line.endswith(": agrees on the public data")]
    assert len(agreed) == 9


def test_the_memory_that_is_printed_is_that_of_the_machine(machine: Any) -> None:
    kind, told = machine
    table = 0 if kind == "without" else 200_192
    assert f"table:   {table} bytes" in printed(told["answers"])


def test_the_notebook_that_is_handed_out_raises_only_what_is_not_written(machine: Any) -> None:
    _, told = machine
    raised = {o["ename"] for o in told["student"] if o["output_type"] == "error"}
    assert raised == {"NotImplementedError"}
