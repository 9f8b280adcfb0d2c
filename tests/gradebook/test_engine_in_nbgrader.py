"""Our engine in the place of nbgrader's Execute: what it is given, what its outputs count, what its failure costs."""

import copy
import os

import homework
import nbformat
import pytest
from homework import NAME, book, cell, page
from nbformat.v4 import new_output
from nbgrader.apps import NbGraderAPI

from graders.gradebook.autograde import autograde, feedback
from graders.gradebook.plugin import is_broken
from graders.gradebook.session import configuration, course_directory


def test_a_failing_engine_leaves_the_grade_open(room, publish, engine):
    publish()
    homework.hand_in(room, "ada", homework.solved())

    def fail(*_, **__):
        raise OSError("no server")

    works, engine.grade_cells = engine.grade_cells, fail
    (result,) = autograde(room, NAME)
    assert result.broken == ("check-double", "check-double-zero", "check-triple")
    with book(room) as gb:
        grade = gb.find_grade("check-double", NAME, NAME, "ada")
        assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
    feedback(room, NAME)
    assert "OSError: no server" in page(room, "ada")
    engine.grade_cells = works
    (result,) = autograde(room, NAME)
    assert (result.score, result.broken) == (6, ())
    with book(room) as gb:
        assert not gb.find_grade("check-double", NAME, NAME, "ada").needs_manual_grade


def test_broken_cells_one_by_one(room, publish, engine):
    publish()
    homework.hand_in(room, "ada", homework.solved())

    def results(nb, **_):
        shown = new_output("display_data", data={"text/plain": "our fault"}, metadata={"stepmark": {"broken": True}})
        cell(nb, "check-double").outputs = [shown, number(2.0)]
        cell(nb, "check-triple").outputs = [number(3.0000001)]  # nbgrader would give up the whole submission
        cell(nb, "check-double-zero").outputs = [number(0.25)]
        return nb

    def number(value):
        return new_output("execute_result", data={"text/plain": repr(value)})

    engine.grade_cells = results
    (result,) = autograde(room, NAME)
    assert (result.score, result.broken) == (2.25, ("check-double", "check-triple"))
    with book(room) as gb:
        flags = {g.name: (g.auto_score, g.needs_manual_grade)
                 for g in gb.find_submission_notebook(NAME, NAME, "ada").grades}
    assert flags == {"check-double": (2.0, True), "check-triple": (None, True), "check-double-zero": (0.25, False),
                     "answer-why": (None, True)}


def test_what_the_engine_is_given(room, publish, engine, tmp_path):
    publish()
    homework.hand_in(room, "ada", homework.solved())
    asked = []

    def note(nb, **given):
        asked.append((given, os.environ["NBGRADER_EXECUTION"], nb.metadata.stepmark.assignment))
        return nb

    engine.grade_cells = note
    list(autograde(room, NAME))
    room.config.write_text(room.config.read_text() + "c.Execute.timeout = 7\n")
    list(autograde(room, NAME))
    given = {"course": str(room.root / ".."), "classroom": str(room.root), "assignment": NAME, "student": "ada",
             "files": room.autograded("ada", NAME).parent}
    assert asked == [(given, "autograde", NAME), (given | {"seconds": 7}, "autograde", NAME)]


def test_marks_in_a_submission_are_not_believed(room, publish):
    publish()
    nb = homework.given()
    nb.metadata.stepmark = {"unreadable": [{"template": "x", "values": {}}]}
    cell(nb, "check-double").outputs = [new_output("execute_result", data={"text/plain": "2.0"})]
    homework.hand_in(room, "ada", nb)
    (result,) = autograde(room, NAME)
    assert (result.score, result.unreadable) == (0, None)


def test_what_must_be_graded_by_hand_is_marked_only_there():
    nb = homework.solved()
    error = new_output("error", ename="StepmarkError", evalue="", traceback=[])
    for c in nb.cells:
        if c.cell_type == "code":
            c.outputs = [error]
    assert {c.id for c in nb.cells if is_broken(c)} == {"check-double", "check-double-zero", "check-triple"}


class TestForeign:
    """Notebooks that Stepmark did not build keep nbgrader's own treatment."""

    @pytest.fixture
    def foreign(self, room, publish):
        publish()
        nb = homework.notebook()
        del nb.metadata["stepmark"]
        for name in ("one", "two"):
            path = room.source("foreign").with_name(f"{name}.ipynb")
            path.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(nb, path)
        api = NbGraderAPI(course_directory(room, configuration(room), "foreign"), config=configuration(room))
        assert api.generate_assignment("foreign")["success"]
        return nb

    def hand_in(self, room, nb, name):
        path = room.submitted("ada", "foreign").with_name(f"{name}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nb, path)

    def test_scores(self, room, foreign):
        nb = copy.deepcopy(foreign)
        nb.metadata.stepmark = {"unreadable": [{"template": "x", "values": {}}]}
        for name, text in homework.RIGHT.items():
            cell(nb, name).source = text
        self.hand_in(room, nb, "one")
        (result,) = autograde(room, "foreign")
        assert (result.score, result.max_score, result.problem) == (6, 20, "")
        assert "one.ipynb" in os.listdir(room.autograded("ada", "foreign").parent)

    def test_another_language_is_refused(self, room, foreign):
        self.hand_in(room, foreign, "one")
        with book(room) as gb:
            gb.find_notebook("one", "foreign").kernelspec = '{"name": "ir", "language": "R", "display_name": "R"}'
            gb.db.commit()
        (result,) = autograde(room, "foreign")
        assert "only Python is run" in result.problem
