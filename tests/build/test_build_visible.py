"""The visible cell of a check, run as a notebook runs it: setup cell, the student's code, the check."""

import math

import numpy as np
import pytest
import torch

from graders.build import Frozen, canary_of, setup_source, visible_check
from graders.build.literals import literals, rounded_up, short, written
from graders.errors import CourseError
from graders.records import Array

EXERCISES = {"one_step": "walks/step", "no_public": "walks/step", "path": "walks/walk", "watched": "walks/walk"}
GOOD = "def step(w, slope, rate=0.1):\n    return w - rate * slope\n"


def check_of(small_course, name, files=None):
    return small_course(files).exercise(EXERCISES[name]).check(name)


def frozen_step(check, **more):
    given = check.public()
    answer = given["w"] - 0.1 * given["slope"]
    fields = {"expected": Array(answer.numpy(), "float32", "torch"), "allowed": Array(np.full(3, 3e-7), "float64"),
              "canary": canary_of(given)}
    return Frozen(**(fields | more))


def run(student, cell, lang="en"):
    space = {"__name__": "__main__"}
    for source in (setup_source(lang), student, cell):
        exec(compile(source, "<cell>", "exec"), space)
    return space


def test_right_answers_of_all_kinds_pass(small_course, capsys):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, check.sentence, frozen_step(check), "en")
    assert cell.startswith("# [3 points] One step goes against the slope.\ndef public_three_points():\n")
    assert "@check" not in cell
    assert "One step goes against the slope.\"\"\"" not in cell
    for answer in ("w - rate * slope", "(w - rate * slope).reshape(3, 1)", "(w - rate * slope).tolist()",
                   "[torch.tensor([v]) for v in w - rate * slope]", "(w - rate * slope).double().numpy()",
                   "tuple(np.asarray(w - rate * slope))", "(v for v in (w - rate * slope).requires_grad_())"):
        run(f"def step(w, slope, rate=0.1):\n    return {answer}\n", cell)
        assert capsys.readouterr().out == "one_step: agrees on the public data\n"


@pytest.mark.parametrize(("answer", "told"), [
    ("w + rate * slope", r"3 of 3 values differ. The first is result\[0\]: got .*, expected .*, allowed difference 3"),
    ("torch.where(torch.arange(3) == 1, w, w - rate * slope)", r"1 of 3 values differ. The first is result\[1\]"),
    ("(w - rate * slope).reshape(3, 1) + torch.zeros(3)", r"result: the shape is \(3, 3\), it should be \(3,\)"),
    ("(w - rate * slope)[:2]", r"the shape is \(2,\), it should be \(3,\)"),
    ("float(w[0])", r"the shape is \(\), it should be \(3,\)"),
    ("None", "result: got None. Is there a return"),
    ("(w - rate * slope) * math.nan", "got nan"),
    ("['a', 'b', 'c']", "3 of 3 values differ"),
    ("[w[0], w[:2]]", r"the shape is \[\(\), \(2,\)\]"),
    ("{'w': w}", "result: the shape is {'w'"),
])
def test_wrong_answers(small_course, answer, told):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, check.sentence, frozen_step(check), "en")
    with pytest.raises(AssertionError, match=told):
        run(f"def step(w, slope, rate=0.1):\n    return {answer}\n", cell)


def test_korean(small_course, capsys):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, "한 걸음은 기울기의 반대쪽으로 갑니다.", frozen_step(check), "ko")
    assert cell.startswith("# [3점] 한 걸음은")
    run(GOOD, cell, "ko")
    assert capsys.readouterr().out == "one_step: 공개 데이터의 기준값과 일치합니다\n"
    with pytest.raises(AssertionError, match="값 3개 중 3개가 다릅니다"):
        run(GOOD.replace("-", "+"), cell, "ko")


def test_other_random_numbers_are_nobodys_fault(small_course, capsys):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, check.sentence, frozen_step(check, canary=1.2345), "en")
    run("def step(w, slope): return None\n", cell)
    assert "other random numbers" in capsys.readouterr().out


def test_canary_is_the_same_on_both_sides(small_course, capsys):
    given = {"a": torch.tensor([[1.5], [-math.inf]]), "b": (np.float32(0.1), 2, [True, -3.5]), "c": np.arange(3),
             "d": {"e": torch.ones(2, dtype=torch.float64, requires_grad=True)}, "f": "text", "g": math.nan}
    assert canary_of(given) == pytest.approx(1.5 + 0.1 + 3.5 + 2)
    space = run("", "")
    space["given"] = given
    exec(f"verify(lambda impl, **given: 1, lambda: given, expected=1, canary={canary_of(given)!r})", space)
    assert "agrees" in capsys.readouterr().out


@pytest.mark.filterwarnings("default")
def test_a_warning_is_printed_and_fails_nothing(small_course, capsys):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, check.sentence, frozen_step(check), "en")
    run("import warnings\n" + GOOD.replace("    return", "    warnings.warn('sizes differ')\n    return"), cell)
    out, error = capsys.readouterr()
    assert out == "UserWarning: sizes differ\none_step: agrees on the public data\n"
    assert error == ""


def test_the_stub_s_exception_passes_through(small_course):
    check = check_of(small_course, "one_step")
    cell = visible_check(check, check.sentence, frozen_step(check), "en")
    with pytest.raises(NotImplementedError):
        run("def step(w, slope):\n    raise NotImplementedError\n", cell)


def test_history(small_course, capsys):
    check = check_of(small_course, "path")
    frozen = Frozen({"path": [Array(np.array([v], np.float32), "float32") for v in (0.5, 0.25, 0.125, 0.0625)]},
                    {"path": [1e-7, 1e-7, 2e-7, math.inf]}, 1.0)
    cell = visible_check(check, check.sentence, frozen, "en")
    assert "expected={'path': [0.5, 0.25, 0.125, 0.0625]},\n" in cell
    assert "allowed={'path': [1e-07, 1e-07, 2e-07, math.inf]},\n" in cell
    walk = "class Walk:\n    def __init__(self, rate): pass\n    def go(self, w, steps): return {}\n"
    run(walk.format("torch.tensor([[0.5], [0.25], [0.125], [99.0]])"), cell)
    with pytest.raises(AssertionError, match=r"first is path\[2\]: got 0.5, expected 0.125, allowed difference 2e-07"):
        run(walk.format("[0.5, 0.25, 0.5, 0]"), cell)
    with pytest.raises(AssertionError, match=r"path: the shape is \(5,\), it should be \(4,\)"):
        run(walk.format("[1, 0.5, 0.25, 0.125, 0.0625]"), cell)
    assert capsys.readouterr().out.count("agrees") == 1


@pytest.mark.parametrize(("name", "frozen"), [
    ("no_public", Frozen(1.0, 0.0, 0.0)), ("watched", Frozen({"path": []}, None, 0.0)), ("one_step", None)])
def test_what_cannot_be_shown_is_graded_later(small_course, name, frozen):
    check = check_of(small_course, name)
    cell = visible_check(check, check.sentence, frozen, "en")
    assert cell.splitlines()[-1] == "# Graded after you hand in."
    assert all(line.startswith("#") for line in cell.splitlines())
    run("", cell)


def test_a_history_whose_length_is_not_judged(small_course, capsys):
    check = check_of(small_course, "path", {"graders/checks/walks/walk.py": """
        from graders import check, close, parts, trajectory


        def diverging():
            return {"steps": 4}


        @check(given=lambda rng: {"steps": 4}, public=diverging,
               criterion=parts(path=trajectory(loss=1), end=close(1)))
        def path(impl, steps):
            '''The path.'''
            return impl.answer
        """})
    frozen = Frozen({"path": {"loss": [1.0, 5.0, 80.0, 4e5, math.inf]}, "end": 7},
                    {"path": {"loss": [0.1, 0.1, 0.1, math.inf, math.inf]}, "end": 0.0}, 0.0)
    cell = visible_check(check, check.sentence, frozen, "en")
    assert "expected={'path': {'loss': [1.0, 5.0, 80.0, ...]}, 'end': 7}" in cell
    assert "allowed={'path': 0.1, 'end': 0}" in cell
    for losses in ("[1, 5.05, 80]", "[1, 5, 80, 9, 9, 9, 9, 9]"):
        run(f"answer = {{'path': {{'loss': {losses}}}, 'end': 7, 'more': 1}}\n", cell)
    assert capsys.readouterr().out.count("agrees") == 2
    for losses, told in (("[1, 5]", r"path: the shape is {'loss': \(2,\)}"), ("[1, 5, 81, 3]", r"path\['loss'\]\[2\]")):
        with pytest.raises(AssertionError, match=told):
            run(f"answer = {{'path': {{'loss': {losses}}}, 'end': 7}}\n", cell)


def test_files_and_private_values(small_course, capsys):
    check = check_of(small_course, "one_step", {"graders/checks/walks/step.py": '''
        from graders import check, equal, file, private


        def given(rng):
            return {"novel_txt": file("x"), "labels": private([1])}


        def page():
            return {"novel_txt": "Mind the gap.\\n", "labels": [1]}


        @check(given=given, public=page, criterion=equal(1))
        def one_step(impl, novel_txt):
            """Words."""
            return [impl.words(novel_txt), novel_txt[-9:]]
        '''})
    cell = visible_check(check, check.sentence, Frozen([["Mind", "the", "gap."], "novel.txt"], None, 0.0), "en")
    assert cell.startswith("# [1 point] Words.")
    run("def words(path):\n    return Path(path).read_text().split()\n", cell)
    assert "agrees" in capsys.readouterr().out


@pytest.mark.parametrize(("line", "told"), [
    ('return {"w": torch.tensor(table)}', "uses `table`"),
    ('return {**samples(w=torch.ones(3))}', "uses `samples` of the engine"),
    ('return {"w": torch.tensor(csv.x)}', "uses `csv`"),
])
def test_a_public_instance_stands_by_itself(small_course, line, told):
    check = check_of(small_course, "one_step", {"graders/checks/walks/step.py": f'''
        import csv
        import torch
        from graders import check, close, samples

        table = [1.0]


        def public():
            {line}


        @check(given=lambda rng: {{}}, public=public, criterion=close(1))
        def one_step(impl, w):
            """A sentence."""
            return impl.step(w)
        '''})
    with pytest.raises(CourseError, match=told) as caught:
        visible_check(check, "", Frozen(1, 0, 0.0), "en")
    assert "step.py:8" in caught.value.where


def test_numbers_read_back():
    rng = np.random.default_rng(1)
    for value in (rng.normal(size=200) * 10.0 ** rng.integers(-10, 10, size=200)).astype(np.float32):
        text, away = short(float(value))
        assert np.float32(float(text)) == value
        assert away == abs(float(text) - float(value))
        assert len(text) <= 15
    assert short(1 / 3, 1e-3) == ("0.33333", pytest.approx(1 / 3 - 0.33333))
    assert short(1 / 3)[0] == repr(1 / 3)
    for value, text in ((math.nan, "math.nan"), (math.inf, "math.inf"), (-math.inf, "-math.inf"), (1e300, "1e+300")):
        assert short(value)[0] == text


def test_tolerances_are_rounded_up():
    for room in np.random.default_rng(2).lognormal(sigma=20, size=500):
        assert room <= rounded_up(float(room)) <= room * 1.1
        assert float(f"{rounded_up(float(room)):.2g}") == rounded_up(float(room))
    assert rounded_up(0.0) == 0
    assert rounded_up(math.inf) == math.inf


def test_tolerance_covers_what_printing_costs():
    value = float(np.float32(0.1))
    numbers, rooms = literals([Array(np.float32([0.1, 0.5]), "float32"), True, "a", None, 3], None)
    assert written(numbers, 0) == "[[0.1, 0.5], True, 'a', None, 3]"
    allowed = eval(written(rooms, 0))
    assert abs(value - 0.1) <= allowed[0][0] < 1e-8
    assert allowed[0][1] == 0 == allowed[1]


def test_equal_tolerances_are_written_once():
    assert written(literals({"a": [1.5, 2.5], "b": [[1.5], [2.5]]}, {"a": [1e-3, 1e-3], "b": 1e-3})[1], 0) == "0.001"
    assert written(literals({"a": [1.5, 2.5], "b": 0.5}, {"a": 1e-3, "b": 1e-4})[1], 0) == "{'a': 0.001, 'b': 0.0001}"


def test_long_values_are_wrapped():
    numbers, _ = literals([float(i) for i in range(100)], 0.0)
    text = "       expected=" + written(numbers, 16)
    assert max(map(len, text.splitlines())) <= 110
    assert eval(text.strip().removeprefix("expected=")) == [float(i) for i in range(100)]


def test_setup_cell_is_small_and_silent(capsys):
    for lang in ("en", "ko"):
        run("", "", lang)
        assert len(setup_source(lang).splitlines()) < 110
    assert capsys.readouterr() == ("", "")
