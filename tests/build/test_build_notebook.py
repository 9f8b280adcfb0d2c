"""Cells as notebooks: nbgrader's source, and a student's notebook that is what nbgrader would release."""

import copy

import nbformat
import pytest
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, ClearSolutions, ComputeChecksums, LockCells

from graders.build import CODE_STUB, DEMO_TAG, CellKind, assemble, build_assignment, cut, to_bytes
from graders.errors import CourseError


def built(small_course, lang="en", files=None):
    course = small_course(files)
    return build_assignment(course, course.assignment("downhill"), lang)


def test_source_and_student(small_course):
    made = built(small_course)
    for notebook in (made.source, made.student):
        nbformat.validate(notebook)
        assert notebook.metadata["stepmark"] == {"assignment": "downhill", "lang": "en", "format": 1}
        assert notebook.metadata["kernelspec"]["name"] == "python3"
        assert notebook.cells[0].source.startswith("# Downhill\n")
        assert notebook.cells[1].metadata["nbgrader"]["grade_id"] == "setup"
    assert [c.id for c in made.source.cells] == [c.id for c in made.student.cells]
    assert len({c.id for c in made.source.cells}) == len(made.source.cells)
    assert "return w - rate * slope" in to_bytes(made.source).decode()
    assert "return w - rate * slope" not in to_bytes(made.student).decode()
    assert "BEGIN SOLUTION" not in to_bytes(made.student).decode()
    assert {name: path.name for name, path in made.files.items()} == {"slopes.csv": "slopes.csv"}
    assert [p.title for p in made.pages] == ["A step", "A walk"]


def test_demo_is_tagged_and_nothing_else_is(small_course):
    tags = [c.metadata.get("tags") for c in built(small_course).student.cells]
    assert [tag for tag in tags if tag] == [[DEMO_TAG]]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_student_notebook_is_what_nbgrader_releases(small_course, lang):
    made = built(small_course, lang)
    notebook, resources = copy.deepcopy(made.source), {"nbgrader": {}}
    for step in (LockCells(), ClearSolutions(code_stub={"python": CODE_STUB}), ClearOutput(), CheckCellMetadata(),
                 ComputeChecksums(), CheckCellMetadata()):
        notebook, resources = step.preprocess(notebook, resources)
    assert notebook.cells == made.student.cells


def test_same_input_same_bytes(small_course):
    first, again = built(small_course, "ko"), built(small_course, "ko")
    assert to_bytes(first.source) == to_bytes(again.source)
    assert to_bytes(first.student) == to_bytes(again.student)
    assert to_bytes(first.student).endswith(b"}\n")
    assert to_bytes(nbformat.reads(to_bytes(first.student).decode(), as_version=4)) == to_bytes(first.student)


def test_points_are_the_checks(small_course):
    cells = {c.metadata["nbgrader"]["grade_id"]: c.metadata["nbgrader"] for c in built(small_course).source.cells
             if "nbgrader" in c.metadata}
    assert cells["walks-walk-check-path"]["points"] == 3
    assert cells["walks-walk-check-path"]["locked"]
    assert "points" not in cells["walks-step-stub-step"]
    assert cells["walks-step-answer-why"] == {
        "schema_version": 3, "grade_id": "walks-step-answer-why", "grade": True, "solution": True, "locked": False,
        "task": False, "points": 2.0}


def test_a_student_s_code_cells_raise_nothing_but_not_implemented(small_course):
    space = {"__name__": "__main__"}
    for cell in built(small_course).student.cells:
        if cell.cell_type == "code" and DEMO_TAG not in cell.metadata.get("tags", []):
            try:
                exec(cell.source, space)
            except NotImplementedError:
                continue
    assert {"step", "Walk", "slope", "verify"} <= set(space)


def test_asked_names_are_unique(small_course):
    solution = "def slope(w):\n    return 2 * w\n\n\ndef step(w):\n    return slope(w)\n"
    page = '# A walk\n\n{{ stub("slope") }}\n\n{{ stub("step") }}\n'
    with pytest.raises(CourseError, match="asked for here and in walks/step") as caught:
        built(small_course, files={"solutions/walks/walk.py": solution, "exercises/walks/walk.md": page})
    assert caught.value.where.endswith("walk.py")


def test_a_check_must_not_overwrite_what_is_asked_for(small_course):
    checks = """
        from graders import check, close


        @check(given=lambda rng: {}, criterion=close(1))
        def far(impl):
            '''A sentence.'''
            return 1
        """
    files = {
        "graders/checks/walks/walk.py": checks, "exercises/walks/walk.md": '# W\n\n{{ stub("check_far") }}\n',
        "solutions/walks/walk.py": "def check_far():\n    return 1\n",
    }
    with pytest.raises(CourseError, match="asked for in walks/walk") as caught:
        built(small_course, files=files)
    assert caught.value.where.endswith("checks/walks/walk.py")


def test_cells_alone(small_course):
    stubs = [c for c in built(small_course).cells if c.kind is CellKind.STUB]
    notebook = assemble(stubs, assignment="x", lang="ko", title="t", student=True)
    assert [c.source for c in notebook.cells] == [cut(c.source) for c in stubs]
