"""source/ and release/ of a classroom."""

import homework
import nbformat
import pytest
from homework import NAME, cell

from graders.errors import RefusedRelease, StepmarkError
from graders.gradebook.autograde import autograde, scores
from graders.gradebook.config import write_config


def released(room):
    return nbformat.read(room.release(NAME), as_version=4)


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_release_cuts_solutions_and_ships_files(room, publish):
    result = publish(data="1,2")
    assert result.config_written
    assert result.notebook == room.release(NAME)
    assert result.files == (room.release(NAME).with_name("data.csv"),)
    assert result.files[0].read_text() == "1,2"
    nb = released(room)
    assert cell(nb, "stub-double").source == "def double(x):\n    # YOUR CODE HERE\n    raise NotImplementedError"
    assert cell(nb, "answer-why").source == "YOUR ANSWER HERE"
    assert "2 * x" in room.source(NAME).read_text()
    assert not list(room.private.iterdir())
    assert nb.metadata.stepmark == {"assignment": NAME, "lang": "en", "format": 1}


def test_release_again_is_the_same_and_a_correction_of_prose_works(room, publish):
    publish(data="1,2")
    before = tree(room.root / "release")
    result = publish(data="1,2")
    assert not result.config_written
    assert tree(room.root / "release") == before
    homework.hand_in(room, "ada", homework.solved())
    assert [g.score for g in autograde(room, NAME)] == [6]
    cells = homework.cells()
    cells[2].source = "Double it, please."
    cells[5].source = "assert double(2) == 4, 'twice two'"
    publish(cells)
    assert "Double it, please." in room.release(NAME).read_text()
    assert [g.score for g in autograde(room, NAME)] == [6]
    assert cell(homework.autograded(room, "ada"), "check-double").source.endswith("'twice two'")


def gone(cells):
    del cells[5]


def renamed(cells):
    cells[3].metadata.nbgrader.grade_id = "stub-twice"


def worth(cells):
    cells[5].metadata.nbgrader.points = 20


def kind(cells):
    cells[12].metadata.nbgrader.grade = False
    del cells[12].metadata.nbgrader["points"]
    cells[12].cell_type = "code"
    cells[12].outputs, cells[12].execution_count = [], None


def added(cells):
    cells.append(homework.check("extra", "True", 1))


def given_gone(cells):
    del cells[1]


CHANGES = [
    (gone, ["the check `check-double` is gone"], True),
    (renamed, ["the stub `stub-double` is gone"], True),
    (worth, ["`check-double` would be worth 20 points, not 2"], True),
    (kind, ["`answer-why` was a markdown cell and would be a code cell", "would be the stub"], True),
    (added, ["the check `check-extra` is new"], False),
    (given_gone, ["the given cell `setup` is gone"], False),
]


@pytest.mark.parametrize(("change", "said", "always"), CHANGES)
@pytest.mark.parametrize("graded", [True, False])
def test_a_change_that_orphans_work_is_refused_before_anything_is_written(room, publish, change, said, always, graded):
    publish()
    cells = homework.cells()
    change(cells)
    homework.hand_in(room, "ada", homework.solved())
    if graded:
        list(autograde(room, NAME))
    elif not always:
        publish(cells)  # nothing handed in hangs on it
        return
    before = tree(room.root)
    with pytest.raises(RefusedRelease) as error:
        publish(cells)
    assert all(line in error.value.what for line in said)
    assert error.value.remedy
    assert tree(room.root) == before


def test_so_it_is_where_the_gradebook_lies_elsewhere(room, publish, tmp_path):
    publish()
    room.config.write_text(room.config.read_text() +
                           f"\nc.CourseDirectory.db_url = 'sqlite:///{tmp_path / 'elsewhere.db'}'\n")
    room.gradebook.unlink()
    publish()
    homework.hand_in(room, "ada", homework.solved())
    assert [g.score for g in autograde(room, NAME)] == [6]
    assert not room.gradebook.exists()
    with pytest.raises(RefusedRelease, match="the check `check-extra` is new"):
        publish([*homework.cells(), homework.check("extra", "True", 1)])


@pytest.mark.parametrize("change", [change for change, _, _ in CHANGES])
def test_before_anybody_handed_in_everything_may_change(room, publish, change):
    publish()
    cells = homework.cells()
    change(cells)
    publish(cells)
    assert set(homework.managed_names(released(room))) == {
        c.metadata.nbgrader.grade_id for c in cells if "nbgrader" in c.metadata}


def test_what_nbgrader_refuses_leaves_the_earlier_release(room, publish):
    publish()
    before = tree(room.root)
    cells = homework.cells()
    cells[3].source = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x"
    with pytest.raises(StepmarkError, match="no end solution statement found"):
        publish(cells)
    cells = homework.cells()
    cells[5].source = "### BEGIN HIDDEN TESTS\nassert double(2) == 4"
    with pytest.raises(StepmarkError, match="No end hidden tests"):
        publish(cells)
    assert tree(room.root) == before


def test_files_of_the_instructor_stay(room, publish):
    publish()
    room.source(NAME).with_name("notes.txt").write_text("mine")
    publish()
    assert room.release(NAME).with_name("notes.txt").read_text() == "mine"


def test_a_configuration_is_never_overwritten(room, publish, tmp_path):
    publish()
    room.config.write_text(room.config.read_text() + "c.CourseDirectory.course_id = 'mine'\n")
    before = room.config.read_text()
    assert not write_config(room, tmp_path, "other", homework.STUB)
    publish()
    assert room.config.read_text() == before


def test_a_configuration_that_fails_or_grades_unlocked_is_told(room, publish):
    publish()
    sound = room.config.read_text()
    room.config.write_text(sound + "c.Autograde.autograde_preprocessors = ['nbgrader.preprocessors.Execute']\n")
    homework.hand_in(room, "ada", homework.solved())
    with pytest.raises(StepmarkError, match="does not grade with Stepmark"):
        list(autograde(room, NAME))
    room.config.write_text(sound + "this is no Python\n")
    with pytest.raises(StepmarkError, match="does not load: SyntaxError"):
        scores(room, NAME)
    room.config.unlink()
    with pytest.raises(StepmarkError, match="no classroom"):
        list(autograde(room, NAME))


def test_the_course_is_named_so_that_folders_can_move(room, publish, tmp_path):
    publish()
    assert "c.StepmarkGrade.course = '..'" in room.config.read_text()
    room.config.unlink()
    assert write_config(room, tmp_path / "elsewhere", "x", homework.STUB)
    assert f"c.StepmarkGrade.course = '{tmp_path / 'elsewhere'}'" in room.config.read_text()
