"""What students do to notebooks, undone, with none of their work lost."""

import copy
import random

import homework
import nbformat
import pytest
from homework import cell, names
from nbformat.v4 import new_code_cell, new_markdown_cell

from graders.gradebook.given import managed
from graders.gradebook.repair import repair

ORDER = list(managed(homework.notebook()))


def mended(nb):
    """The repaired notebook and what was said; with what must hold for every one."""
    before = copy.deepcopy(nb)
    whole, notes = repair(nb, homework.given())
    assert nb == before
    assert sorted(n for n in names(whole) if n != "-") == sorted(ORDER)
    assert (whole, ()) == repair(whole, homework.given())
    nbformat.validate(whole)
    for note in notes:
        note.template.format(**note.values)
    return whole, [note.template.format(**note.values) for note in notes]


def names_only(nb):
    return [n for n in names(nb) if n != "-"]


def index(nb, name):
    return names(nb).index(name)


def test_a_sound_submission_stays_as_it_is():
    nb = homework.solved()
    whole, notes = mended(nb)
    assert notes == []
    assert whole == nb


def test_outputs_and_foreign_marks_are_cleared():
    nb = homework.solved()
    nb.metadata.stepmark = {"unreadable": [], "repairs": ["praise"]}
    nb.metadata.widgets = {"broken": 1}
    cell(nb, "try-1").outputs = [nbformat.v4.new_output("stream", text="6")]
    cell(nb, "try-1").metadata["jupyter"] = "no dictionary"
    whole, notes = mended(nb)
    assert (whole, notes) == mended(homework.solved())


def test_a_copy_of_an_answer_that_was_edited_later_counts():
    nb = homework.solved()
    again = copy.deepcopy(cell(nb, "stub-double"))
    again.source, again.id = "def double(x):\n    return x + x", "copy"
    nb.cells.insert(5, again)
    whole, notes = mended(nb)
    assert cell(whole, "stub-double").source == again.source
    assert [c.source for c in whole.cells if c.source.startswith("def double")] == [
        homework.RIGHT["stub-double"], again.source]
    assert any("occurred 2 times" in note for note in notes)


def test_an_untouched_copy_of_a_stub_does_not_hide_the_answer():
    nb = homework.solved()
    again = copy.deepcopy(cell(homework.given(), "stub-double"))
    nb.cells.insert(4, again)
    whole, _ = mended(nb)
    assert [c.source for c in whole.cells if "def double" in c.source] == [homework.RIGHT["stub-double"]]


def test_a_copied_check_counts_once_and_scribbles_in_a_copy_stay():
    nb = homework.solved()
    at = names(nb).index("check-double")
    nb.cells.insert(at, copy.deepcopy(nb.cells[at]))
    scribble = copy.deepcopy(nb.cells[at])
    scribble.source += "\nprint('here')"
    nb.cells.append(scribble)
    whole, notes = mended(nb)
    assert cell(whole, "check-double").source == "assert double(2) == 4"
    assert whole.cells[-1].source == scribble.source
    assert whole.cells[-1].metadata == {}
    assert any("`check-double` occurred 3 times" in note for note in notes)


@pytest.mark.parametrize("name", ORDER)
def test_a_deleted_cell_comes_back_to_its_place(name):
    nb = homework.solved()
    nb.cells.remove(cell(nb, name))
    whole, notes = mended(nb)
    assert names_only(whole) == ORDER
    assert [note for note in notes if f"`{name}`" in note]
    assert cell(whole, name).source == cell(homework.given(), name).source


def test_deleted_cells_do_not_part_code_from_prose():
    nb = homework.solved()
    for name in ("check-double", "check-double-zero"):
        nb.cells.remove(cell(nb, name))
    whole, _ = mended(nb)
    assert names(whole) == names(homework.solved())


def test_everything_deleted():
    nb = homework.solved()
    nb.cells = []
    whole, notes = mended(nb)
    assert names(whole) == ORDER
    assert len(notes) == len(ORDER)


def test_an_answer_in_a_cell_of_the_students_own_takes_the_deleted_stubs_place():
    nb = homework.solved()
    nb.cells.remove(cell(nb, "stub-double"))
    nb.cells.append(new_code_cell("factor = 2"))
    nb.cells.append(new_code_cell("def double(x):\n    return factor * x"))
    whole, notes = mended(nb)
    assert cell(whole, "stub-double").source.endswith("factor * x")
    assert not any("NotImplementedError" in c.source for c in whole.cells)
    assert [c.source for c in whole.cells].index("factor = 2") < index(whole, "stub-double")
    assert index(whole, "stub-double") < index(whole, "check-double")
    assert any("took its place" in note for note in notes)


def test_an_answer_that_lost_its_marks_is_found_behind_its_question():
    nb = homework.solved()
    mine = cell(nb, "answer-why")
    mine.metadata, mine.id = nbformat.from_dict({}), "lost"
    whole, _ = mended(nb)
    assert cell(whole, "answer-why").source == "Because."


def test_lost_marks_are_found_again_by_cell_id_and_by_text():
    nb = homework.solved()
    for at, c in enumerate(nb.cells):
        c.metadata = nbformat.from_dict({})
        if c.cell_type == "code" and not c.source.startswith("def"):
            c.id = f"x{at}"
    whole, notes = mended(nb)
    assert names(whole) == names(homework.solved())
    assert cell(whole, "stub-triple").source == homework.RIGHT["stub-triple"]
    assert any("marks" in note for note in notes)


def test_checks_move_behind_the_code_they_ask_about():
    nb = homework.solved()
    at = cell(nb, "check-triple")
    nb.cells.remove(at)
    nb.cells.insert(0, at)
    whole, notes = mended(nb)
    assert names_only(whole) == ORDER
    assert notes == ["The check `check-triple` stood before the code it asks about and was moved behind it."]


def test_a_students_order_is_left_alone_where_it_works():
    nb = homework.solved()
    helper = new_code_cell("helper = 1")
    code = {n: cell(nb, n) for n in names_only(nb)}
    nb.cells = [code["setup"], code["stub-triple"], code["stub-double"], helper, code["check-triple"],
                code["check-double-zero"], code["check-double"], code["answer-why"]]
    whole, notes = mended(nb)
    assert [c.source for c in whole.cells] == [c.source for c in nb.cells]
    assert notes == []


def test_reversed_notebook_keeps_the_order_of_the_students_cells():
    nb = homework.solved()
    nb.cells = nb.cells[::-1]
    whole, _ = mended(nb)
    assert index(whole, "setup") < index(whole, "stub-triple") < index(whole, "stub-double")
    assert index(whole, "stub-double") < index(whole, "check-double") < index(whole, "check-triple")


def test_edited_cells_that_are_ours_are_as_released_again():
    nb = homework.solved()
    cell(nb, "check-double").source = "pass"
    cell(nb, "setup").source = "import math\nimport random\nfrom math import pi\nmath.pi = 3"
    whole, notes = mended(nb)
    assert cell(whole, "check-double").source == "assert double(2) == 4"
    assert cell(whole, "setup").source == "import math"
    assert whole.cells[index(whole, "setup") + 1].source == "import random\nfrom math import pi"
    assert sum("as released again" in note for note in notes) == 2


def test_marks_types_and_tags():
    nb = homework.solved()
    cell(nb, "check-triple").metadata.nbgrader.points = 300
    cell(nb, "check-double").metadata.tags = ["skip-execution"]
    cell(nb, "stub-double").metadata.nbgrader = {"grade_id": "stub-double", "solution": True, "schema_version": 1}
    stub = cell(nb, "stub-triple")
    stub.cell_type = "markdown"
    del stub["outputs"], stub["execution_count"]
    nb.cells.append(new_markdown_cell("mine"))
    nb.cells[-1].metadata["nbgrader"] = {"grade_id": "nobody-knows", "grade": True, "points": 99}
    whole, notes = mended(nb)
    good = homework.solved()
    assert [cell(whole, n) for n in ORDER] == [cell(good, n) for n in ORDER]
    assert whole.cells[-1].metadata == {}
    assert len(notes) == 5


def test_a_demonstration_stays_one():
    nb = homework.solved()
    cell(nb, "demo").metadata = nbformat.from_dict({})
    whole, _ = mended(nb)
    assert cell(whole, "demo").metadata.tags == ["stepmark-demo"]


def test_wrong_kernel_and_twice_the_same_cell_id():
    nb = homework.solved()
    nb.metadata.kernelspec = {"name": "ir", "language": "R", "display_name": "R"}
    nb.cells.append(new_code_cell("1", id="setup"))
    nb.cells.append(new_code_cell("2", id="setup"))
    nb.nbformat_minor = 4
    nb.cells.append(new_code_cell("3"))
    del nb.cells[-1]["id"]
    nb.cells[-1].metadata["nbgrader"] = "nonsense"
    whole, notes = mended(nb)
    assert whole.metadata == homework.given().metadata
    assert "The notebook asks for the kernel `ir`; it is run with the course's." in notes
    assert [c.source for c in whole.cells[-3:]] == ["1", "2", "3"]


def scrambled(rng):
    """A submission after a few random accidents."""
    nb = homework.solved()
    for _ in range(rng.randint(1, 8)):
        if not nb.cells:
            break
        at, to = rng.randrange(len(nb.cells)), rng.randrange(len(nb.cells) + 1)
        accident = rng.choice(["delete", "copy", "move", "edit", "forget", "rename", "own"])
        if accident == "delete":
            del nb.cells[at]
        elif accident == "copy":
            nb.cells.insert(to, copy.deepcopy(nb.cells[at]))
        elif accident == "move":
            nb.cells.insert(to, nb.cells.pop(at))
        elif accident == "edit":
            nb.cells[at].source += rng.choice(["\n# mine", "\nx = 1", "\ndef double(x):\n    return 7", " ("])
        elif accident == "forget":
            nb.cells[at].metadata = nbformat.from_dict({})
        elif accident == "rename":
            nb.cells[at].id = f"n{to}"
        else:
            nb.cells.insert(to, new_code_cell(f"own_{at} = {to}"))
    return nb


@pytest.mark.parametrize("seed", range(100))
def test_any_accidents(seed):
    nb = scrambled(random.Random(seed))
    whole, _ = mended(nb)
    ours = {c.source for c in homework.given().cells}
    said = [c.source for c in nb.cells]
    work = [c.source for c in nb.cells
            if c.source not in ours and "nbgrader" not in c.metadata and said.count(c.source) == 1
            and not (c.id.startswith("check") or c.id == "setup")]  # ours, and recognised by their ids
    after = [c.source for c in whole.cells]
    assert [s for s in after if s in work] == work  # nothing of the student's own is lost, or changes its order
    place = {n: i for i, n in enumerate(names(whole))}
    for later, earlier in (("check-double", "stub-double"), ("check-triple", "stub-triple"), ("stub-double", "setup")):
        assert place[later] > place[earlier]
