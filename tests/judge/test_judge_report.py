"""Verdicts as people and programs read them: cards, JSON, the cache, a notebook's outputs."""

from __future__ import annotations

import io
import json
import math
from types import SimpleNamespace

import numpy as np
import pytest
from made import case, check_of, descent, gives, half, line, raises, run, told, truth
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade
from rich.console import Console

from graders import close, equal, parts, satisfies, trajectory
from graders.judge.verdict import broken, judge, skipped
from graders.plan import Placed, Plan
from graders.records import Cell, Evidence, Fault, Mismatch, Outcome, Part, Text, Verdict
from graders.report import as_json, card, cells, stored, terminal
from graders.run import Graded
from graders.words import translator

EN, KO = translator("en"), translator("ko")
SOME = parts(w=close(2), n=equal(1))


def every_kind() -> list[Verdict]:
    """A verdict of every outcome, and more."""
    right = {"w": [3.0, 4.0], "n": 7}
    wrong = {"w": [6.0, 8.0], "n": 7}
    problem = line(np.random.default_rng(0))
    return [
        told(SOME, right, truth(right)),
        told(SOME, wrong, truth(right), 0, {"a": gives(wrong)}),
        told(SOME, wrong, truth(right), 2, {"a": gives(wrong), "b": gives(wrong)}),
        told(SOME, {"w": "x", "n": 8}, truth(right)),
        told(SOME, {"w": [math.nan, 4.0], "n": 8}, truth(right), 1),
        told(trajectory(loss=2, parameters=3, length=1), run(problem, half), descent(problem), 1),
        told(trajectory(loss=2, parameters=3, length=1), run(problem, epochs=31), descent(problem)),
        told(SOME, raises("ValueError", "it is <b>4.25</b>", "w = <x>"), truth(right)),
        told(SOME, Evidence(fault=Fault.HUNG, message="20"), truth(right), 1),
        told(satisfies(4, lambda evidence, values: 1 / 0), 3, truth(3)),
        skipped("unit/one", check_of(SOME), "The loss falls."),
        judge("unit/one", check_of(SOME), [case(0, raises("NotImplementedError"), truth(right))], (), untouched=True),
    ]


def test_there_is_a_verdict_of_every_outcome():
    assert {v.outcome for v in every_kind()} == set(Outcome)


# --- cards -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("v", every_kind(), ids=lambda v: v.outcome.value)
@pytest.mark.parametrize("say", [EN, KO], ids=["en", "ko"])
def test_a_card_says_what_there_is_to_say(v, say):
    text = card.text(v, say)
    lines = text.splitlines()
    assert lines[0].startswith(f"{card.SIGNS[v.outcome]} {say(v.outcome.value)} (")
    assert lines[0].endswith("): The sentence.")
    if v.outcome is not Outcome.BROKEN:
        for sentence in (*v.mistakes, v.hint, say(v.reason) if v.reason else ""):
            assert sentence in text
    assert "{" not in text


def test_a_card_is_safe_html():
    html = card.html(every_kind()[7], EN)
    assert "it is &lt;b&gt;4.25&lt;/b&gt; (at `w = &lt;x&gt;`)" in html
    assert "Think of &lt;a&gt;." in card.html(every_kind()[1], EN)
    assert "<script" not in card.html(told(equal(1), "<script>alert(1)</script>", truth("x")), EN)


def test_mistakes_that_cannot_be_told_apart_are_all_said():
    text = card.text(every_kind()[2], EN)
    assert "One of these, which this check cannot tell apart: This is a. / This is b." in text
    assert "This was seen on data that is not shown." in text
    assert "This was seen on data that is not shown." not in card.text(every_kind()[1], EN)


def test_what_broke_a_check_is_the_instructors_to_read():
    v = broken("unit/one", check_of(SOME), "Traceback of the reference")
    for text in (card.text(v, EN), card.html(v, EN)):
        assert "Traceback of the reference" not in text
        assert "it costs nobody points" in text
    out = io.StringIO()
    terminal.show(Console(file=out, width=200), "t", [v], EN)
    assert "Traceback of the reference" in out.getvalue()


def test_the_terminal_shows_every_verdict_and_the_sum():
    out = io.StringIO()
    verdicts = every_kind()
    terminal.show(Console(file=out, width=250), "t", verdicts, EN, ["[bold]a note"])
    text = out.getvalue()
    assert "[bold]a note" in text
    assert text.count("The sentence.") == len(verdicts)
    assert f"Score: {sum(v.points for v in verdicts):g} / {sum(v.possible for v in verdicts):g}" in text


# --- JSON --------------------------------------------------------------------------------------------------------


def test_the_document_is_strict_json_with_the_documented_fields():
    verdicts = every_kind()
    document = as_json.document("one", "en", verdicts, EN, ["a note"])
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert document["schema"] == "stepmark.verdicts/1"
    assert document["points"] == sum(v.points for v in verdicts)
    assert document["notes"] == ["a note"]
    first, second, third = document["verdicts"][:3]
    assert (first["outcome"], first["instance"], first["reason"]) == ("passed", None, None)
    assert second["mistakes"] == [{"name": "a", "sentence": "This is a.", "part": None}]
    assert (second["instance"], third["instance"]) == ("public", "secret")
    assert second["reason"] == "every value of w is 2 times what it should be"
    assert second["details"][0].startswith("w: 2 of 2 values are wrong, the first at [0]")
    assert third["reason"] == "every value of w is 2 times what it should be"
    assert [(p["name"], p["points"], p["possible"]) for p in second["parts"]] == [("w", 0, 2), ("n", 1, 1)]
    assert second["parts"][0]["mismatch"]["ratio"] == 2.0
    assert document["verdicts"][4]["parts"][0]["mismatch"]["tolerances"] is None


# --- stored ------------------------------------------------------------------------------------------------------


def test_a_graded_notebook_comes_back_without_loss():
    outputs = {0: ({"output_type": "stream", "name": "stdout", "text": "한글 \ud800"},), 12: ()}
    graded = Graded(outputs, tuple(every_kind()))
    assert stored.load(stored.dump(graded)) == graded
    assert "\n" not in stored.dump(graded)
    for v in stored.load(stored.dump(graded)).verdicts:
        assert isinstance(v.outcome, Outcome)
        assert v.fault is None or isinstance(v.fault, Fault)
    assert stored.load(stored.dump(Graded({}, ()))) == Graded({}, ())


def test_texts_in_texts_and_odd_numbers_come_back():
    text = Text("{a} {b}", {"a": Text("{c}", {"c": Text("d")}), "b": [1.5, None, True], "e": math.inf})
    lost = Part("p", 1e-9, Mismatch(text, text, 3, -math.inf, math.inf))
    v = Verdict("e", "c", "s", Outcome.FAILED, 0.0, 0.1 + 0.2, reason=text, details=(text, Text("x")),
                parts=(lost, Part("q", 2)), instance=0)
    assert stored.load(stored.dump(Graded({}, (v,)))).verdicts == (v,)


WRITTEN = stored.dump(Graded({}, tuple(every_kind())))


@pytest.mark.parametrize("text", [
    "", "x", "[]", "{}", "null", '{"outputs": [], "verdicts": []}', '{"outputs": {"a": []}, "verdicts": []}',
    '{"outputs": {}, "verdicts": [{}]}', '{"outputs": {}, "verdicts": [3]}', '{"outputs": {}}',
    WRITTEN[:-40], WRITTEN.replace("passed", "p"), WRITTEN.replace("possible", "other"),
])
def test_anything_else_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        stored.load(text)


# --- the notebook's outputs, as nbgrader reads them --------------------------------------------------------------


def graded_cell(v: Verdict, worth: float):
    cell = new_code_cell(source="...", metadata={"nbgrader": {
        "schema_version": 3, "grade": True, "solution": False, "locked": True, "points": worth, "grade_id": "g"}})
    cell.outputs = cells.verdict_outputs(v, worth, 5, KO)
    return cell


def scored(points: float, possible: float) -> Verdict:
    return Verdict("unit/one", "asked", "The sentence.", Outcome.PARTIAL, points, possible)


@pytest.mark.parametrize(("points", "possible"), [
    (0, 6), (6, 6), (2, 6), (5, 6), (0.1 + 0.2, 0.6), (1 / 3, 1), (1e-7, 1), (2 / 3, 7), (0, 0), (49 / 9, 49), (3, 3.5),
])
def test_nbgrader_gives_exactly_our_points(points, possible):
    score, maximum = determine_grade(graded_cell(scored(points, possible), possible))
    assert (score, maximum) == (points, possible)
    assert graded_cell(scored(points, possible), possible).outputs[-1].data["text/plain"] == repr(float(points))


@pytest.mark.parametrize(("points", "possible", "worth", "expected"), [
    (6, 6, 3, 3), (3, 6, 1, 0.5), (2, 6, 3, 1), (7, 6, 6, 6), (-1, 6, 6, 0), (6, 6, 0, 0), (1, 3, 10, 10 / 3),
    (0, 0, 5, 0),
])
def test_points_are_those_of_the_release_and_within_its_bounds(points, possible, worth, expected):
    assert determine_grade(graded_cell(scored(points, possible), worth)) == (expected, worth)


@pytest.mark.parametrize("v", every_kind(), ids=lambda v: v.outcome.value)
def test_every_verdict_is_a_display_and_a_score(v):
    cell = graded_cell(v, v.possible)
    shown, result = cell.outputs
    assert (shown.output_type, result.output_type) == ("display_data", "execute_result")
    assert set(shown.data) == {"text/html", "text/plain"}
    assert determine_grade(cell) == (v.points, v.possible)
    assert shown.metadata == ({"stepmark": {"broken": True}} if v.outcome is Outcome.BROKEN else {})


def test_outputs_go_to_the_cells_they_belong_to():
    notebook = new_notebook(cells=[new_code_cell(text) for text in ("a", "not run", "check", "b")])
    said = [
        {"output_type": "stream", "name": "stderr", "text": "w"}, {"output_type": "error", "ename": "E", "evalue": "v"},
        {"output_type": "execute_result", "data": {"text/plain": "3"}}, {"output_type": "display_data", "data": {}},
        {"output_type": "unknown", "data": {"text/plain": 3}},
    ]
    run_cells = (Cell("a", index=0), Cell(mark="m", index=2), Cell("b", index=3))
    plan = Plan(run_cells, (Placed("unit/one", "asked", 2, 6.0),), frozenset())
    cells.fill(notebook, plan, Graded({0: tuple(said)}, (scored(4, 6),)), EN)
    assert [o.output_type for o in notebook.cells[0].outputs] == [
        "stream", "error", "execute_result", "display_data", "display_data"]
    assert notebook.cells[0].outputs[2].execution_count == 1
    assert notebook.cells[1].outputs == []
    assert notebook.cells[2].outputs[-1].data["text/plain"] == "4.0"
    assert [cell.execution_count for cell in notebook.cells] == [1, None, 2, 3]
    assert notebook.cells[3].outputs == []


def test_as_many_verdicts_as_checks():
    plan = Plan((), (Placed("unit/one", "asked", 0, 6.0),), frozenset())
    with pytest.raises(ValueError, match="shorter"):
        cells.fill(SimpleNamespace(cells=[]), plan, Graded({}, ()), EN)
