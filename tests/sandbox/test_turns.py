"""A check's instances are put to one process in turn; what one leaves behind never costs the submission a point."""

from __future__ import annotations

import pytest
from classroom import Room, make_room

from graders.grade import Bench
from graders.records import Evidence, Outcome, Verdict
from graders.sandbox import Question, Server, Session

ONCE = """import os
calls = []
def mean_of(x):
    calls.append(os.getpid())
    return x.{first}() if calls.count(os.getpid()) == 1 else x.{then}()
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    return make_room(tmp_path_factory.mktemp("turns"), server)


def first_verdict(room: Room, server: Server, answer: str) -> Verdict:
    desk = Bench(room.course, room.assignment, 7, server)
    return desk.grade(desk.plan(room.with_answer(answer)), {}).verdicts[0]


def test_a_list_that_grows_costs_nothing(room: Room, server: Server) -> None:
    assert first_verdict(room, server, ONCE.format(first="mean", then="max")).outcome is Outcome.PASSED


def test_a_mistake_is_named_as_if_each_instance_were_asked_afresh(room: Room, server: Server) -> None:
    verdict = first_verdict(room, server, ONCE.format(first="sum", then="max"))
    assert (verdict.outcome, verdict.misconceptions) == (Outcome.FAILED, ("no_division",))


def test_what_only_a_later_call_gets_right_is_still_wrong(room: Room, server: Server) -> None:
    assert first_verdict(room, server, ONCE.format(first="max", then="mean")).outcome is Outcome.FAILED


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many questions each process of a submission was asked: three for the first check, two for the second."""
    told = list[int]()
    real = Session.ask_in_turn

    def note(self: Session, questions: list[Question]) -> list[Evidence]:
        if self._fork:
            told.append(len(questions))
        return real(self, questions)

    monkeypatch.setattr(Session, "ask_in_turn", note)
    return told


def test_a_hang_on_the_first_instance_is_waited_for_once(room: Room, server: Server, asked: list[int]) -> None:
    verdict = first_verdict(room, server, "import os\nhere = os.getpid()\ndef mean_of(x):\n"
                                          "    while os.getpid() != here: pass\n")
    assert (verdict.outcome, verdict.fault) == (Outcome.ERRORED, "hung")
    assert asked == [5]


def test_right_answers_take_one_process(room: Room, server: Server, asked: list[int]) -> None:
    assert first_verdict(room, server, "def mean_of(x):\n    return x.mean()\n").outcome is Outcome.PASSED
    assert asked == [5]


def test_a_check_that_is_not_passed_is_asked_in_a_process_of_its_own(room: Room, server: Server,
                                                                     asked: list[int]) -> None:
    """The sixth call (one is the notebook's own) is the second one of the second check."""
    sixth = "calls = []\ndef mean_of(x):\n    calls.append(x)\n    return x.mean() if len(calls) < 6 else x.max()\n"
    assert first_verdict(room, server, sixth).outcome is Outcome.PASSED
    assert asked == [5, 2]
