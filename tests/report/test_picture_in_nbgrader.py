"""The picture on its way to the student: autograded notebook, feedback page, formgrader, command."""

from __future__ import annotations

import base64
import copy
import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from classroom import ROOT, Room, cell_of, make_room
from click.testing import CliRunner
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers as formgrader
from nbgrader.utils import determine_grade
from traitlets.config import Config

from graders import demo
from graders.command import stepmark
from graders.gradebook.autograde import feedback
from graders.sandbox import Server
from graders.whole_class import grade_class

CHECK = "training_loops-train_sse-check-sse_history"
PICTURE = re.compile(r'<img\b[^>]*\bsrc="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"')
COURSE = '''title = "One loop"
[[assignment]]
name = "loop"
title = { en = "One loop" }
pages = ["training_loops/train_sse"]
'''
FILES = ("exercises/training_loops/train_sse.md", "graders/checks/training_loops/train_sse.py",
         "reference_impl/training_loops.py", "solutions/training_loops/train_sse.py")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    """A classroom of one exercise, in which a right and a wrong answer were handed in, graded and written about."""
    folder = tmp_path_factory.mktemp("pictures")
    for name in FILES:
        (folder / "one" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / "one" / name)
    (folder / "one" / "exercises" / "course.toml").write_text(COURSE, "utf8")
    made = make_room(folder, server, folder / "one")
    right = demo.filled(made.course, made.assignment, made.released(), lambda _: None)
    wrong = copy.deepcopy(right)
    stub = cell_of(wrong, "training_loops-train_sse-stub-train_sse")
    assert "W + 2 * alpha" in stub.source
    stub.source = stub.source.replace("W + 2 * alpha", "W - 2 * alpha")
    made.hand_in("right", right)
    made.hand_in("wrong", wrong)
    grade_class(made.course, made.paths, "loop", workers=1)
    assert not feedback(made.paths, "loop").problem
    return made


def svg_in(text: str) -> list[bytes]:
    return [base64.b64decode(address) for address in PICTURE.findall(text)]


def test_the_autograded_notebook_holds_it_and_the_score(room: Room) -> None:
    for student, count in (("right", 0), ("wrong", 1)):
        cell = cell_of(nbformat.read(room.paths.autograded(student, "loop"), 4), CHECK)
        shown, score = cell.outputs
        assert (shown.output_type, score.output_type) == ("display_data", "execute_result")
        found = svg_in(shown.data["text/html"])
        assert len(found) == count
        assert all(svg.startswith(b"<?xml") for svg in found)
        points, possible = determine_grade(cell)
        assert (points == possible) is (student == "right")


def test_it_is_on_the_feedback_page(room: Room) -> None:
    cell = cell_of(nbformat.read(room.paths.autograded("wrong", "loop"), 4), CHECK)
    [drawn] = svg_in(cell.outputs[0].data["text/html"])
    page = room.paths.feedback("wrong", "loop").read_text("utf8")
    assert drawn in svg_in(page)
    assert "◆ marks the first step that differs" in page
    assert svg_in(room.paths.feedback("right", "loop").read_text("utf8")) == []


def test_it_is_in_the_formgrader(room: Room) -> None:
    """The page that SubmissionHandler of nbgrader makes, with the exporter that its extension configures."""
    settings = Config({"HTMLExporter": {"template_name": "formgrade",
                                        "extra_template_basedirs": [formgrader.template_path]}})
    named = dict.fromkeys(("assignment_id", "notebook_id", "submission_id", "base_url", "student", "last_name",
                           "first_name", "notebook_path"), "")
    path = room.paths.autograded("wrong", "loop")
    page, _ = HTMLExporter(config=settings).from_filename(str(path), resources=named | {"index": 0, "total": 1})
    drawn = svg_in(cell_of(nbformat.read(path, 4), CHECK).outputs[0].data["text/html"])
    assert set(drawn) <= set(svg_in(page))
    assert "formgrade" in page


def test_stepmark_check_writes_it_and_names_the_file(room: Room) -> None:
    def check(student: str, *options: str) -> str:
        path = room.paths.submitted(student, "loop")
        said = CliRunner().invoke(stepmark, ["--course", str(room.course.paths.root), "check", *options, str(path)])
        assert said.exit_code == (0 if student == "right" else 1), said.output
        return said.stdout  # notes on the sandbox go to stderr

    verdicts = json.loads(check("wrong", "--json"))["verdicts"]
    [path] = [Path(v["picture"]) for v in verdicts if v["check"] == "sse_history"]
    cell = cell_of(nbformat.read(room.paths.autograded("wrong", "loop"), 4), CHECK)
    assert [path.read_bytes()] == svg_in(cell.outputs[0].data["text/html"])
    assert path.is_relative_to(room.course.paths.root / "build")
    assert str(path) in check("wrong")
    assert [v["picture"] for v in json.loads(check("right", "--json"))["verdicts"]] == [None] * len(verdicts)
