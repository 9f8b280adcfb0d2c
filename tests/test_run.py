"""When a wrong answer is asked a second time: where the notebook ends, its names may mean something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from classroom import SOLUTION, Room, make_room
from nbformat.v4 import new_code_cell

from graders.grade import Bench
from graders.records import Evidence, Outcome
from graders.sandbox import Question, Server, Session

WRONG = "def mean_of(x):\n    return x.sum()"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    return make_room(tmp_path_factory.mktemp("run"), server)


@pytest.fixture(scope="module")
def desk(room: Room, server: Server) -> Bench:
    return Bench(room.course, room.assignment, 7, server)


def graded(desk: Bench, room: Room, monkeypatch: pytest.MonkeyPatch, answer: str,
           *below: str) -> tuple[Outcome, set[str]]:
    """The first check's outcome, and the places at which it was asked ("" is the end of the notebook)."""
    asked: set[str] = set()
    ask_in_turn = Session.ask_in_turn

    def spy(session: Session, questions: Sequence[Question]) -> list[Evidence]:
        if questions[0].name == "mean_value" and session._fork:  # not what is trusted
            asked.add(questions[0].mark)
        return ask_in_turn(session, questions)

    monkeypatch.setattr(Session, "ask_in_turn", spy)
    notebook: Any = room.with_answer(answer)
    notebook.cells += [new_code_cell(source, id=f"below-{k}") for k, source in enumerate(below)]
    return desk.grade(desk.plan(notebook), {}).verdicts[0].outcome, asked


PLACE = "sums/mean_of:mean_value"


@pytest.mark.parametrize("below", [(), ("quite_new = 1\nfor _ in range(3): pass", "quite_new = 2"), ("1 + 1", "_")])
def test_once_where_nothing_it_uses_changed(desk: Bench, room: Room, monkeypatch: pytest.MonkeyPatch,
                                            below: Sequence[str]) -> None:
    assert graded(desk, room, monkeypatch, WRONG, *below) == (Outcome.FAILED, {PLACE})


@pytest.mark.parametrize(("answer", "below"), [
    (WRONG, SOLUTION),
    ("def mean_of(x):\n    return total(x) / len(x)", "def total(x):\n    return x.sum()"),
    ("n = 1\ndef mean_of(x):\n    return x.sum() / (n or len(x))", "n = 0"),
    ("def mean_of(x):\n    return globals().get('total', len)(x)", "def total(x):\n    return x.mean()"),
    ("def mean_of(x):\n    return sum(x)", "def sum(x):\n    return x.mean()"),
    ("class Mean:\n    def __call__(self, x):\n        return x.sum()\nmean_of = Mean()",
     "def better(self, x):\n    return half(x.mean()) * 2\ndef half(x):\n    return x / 2\nMean.__call__ = better"),
    ("if 'n' in dir():\n    pass\nmean_of = len", "globals()[1] = 2\nmean_of = lambda x: x.mean()"),
], ids=["the answer", "a helper", "a number", "a name in a string", "a builtin", "a method", "names of another type"])
def test_again_where_a_cell_below_mends_it(desk: Bench, room: Room, monkeypatch: pytest.MonkeyPatch, answer: str,
                                           below: str) -> None:
    assert graded(desk, room, monkeypatch, answer, below) == (Outcome.PASSED, {PLACE, ""})


def test_right_at_its_place_is_never_asked_again(desk: Bench, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert graded(desk, room, monkeypatch, SOLUTION, WRONG) == (Outcome.PASSED, {PLACE})
