"""A class through nbgrader, by our command and by nbgrader's own."""

import copy
import os

import homework
from homework import NAME, book, cell, page
from nbgrader.apps import NbGraderAPI
from nbgrader.tests import run_nbgrader

from graders.gradebook.autograde import autograde, feedback, scores
from graders.gradebook.handed_in import handed_in
from graders.gradebook.session import configuration, course_directory

FULL = {"check-double": (2, 2), "check-double-zero": (1, 1), "check-triple": (3, 3), "answer-why": (0, 4)}


def hand_in_a_class(room):
    """Student -> automatic points."""
    twice = homework.solved()
    twice.cells.insert(4, copy.deepcopy(twice.cells[3]))
    old = homework.solved()
    for c in old.cells:
        if "nbgrader" in c.metadata:
            c.metadata.nbgrader.schema_version = 1
    deleted = homework.solved()
    deleted.cells.remove(cell(deleted, "check-triple"))
    shown = {
        "ada": (homework.solved(), 6), "ben": (homework.solved(stub_triple="def triple(x):\n    return x"), 3),
        "cem": (homework.given(), 0), "dia": (homework.solved(stub_double="def double(x:"), 3), "eve": (twice, 6),
        "fay": (old, 6), "gus": (deleted, 6), "hal": (b"{", 0), "ida": (b"", 0), "jan": (b"\x00\x01", 0),
    }
    for student, (content, _) in shown.items():
        homework.hand_in(room, student, content)
    homework.hand_in(room, "kim", homework.solved(), "my homework")
    homework.hand_in(room, "leo", homework.solved(), "one")
    homework.hand_in(room, "leo", homework.solved(), "two")
    return {student: points for student, (_, points) in shown.items()} | {"kim": 6, "leo": 0}


def test_a_class(room, publish):
    publish(data="1,2")
    expected = hand_in_a_class(room)
    room.submitted("max", NAME).parent.mkdir(parents=True)
    results = {g.student: g for g in autograde(room, NAME)}
    assert {s: g.score for s, g in results.items()} == expected | {"max": 0}
    assert {g.max_score for g in results.values()} == {10.0}
    assert not any(g.problem or g.broken for g in results.values())
    table = scores(room, NAME)
    assert table["ada"] == FULL
    assert {s: sum(points for points, _ in row.values()) for s, row in table.items()} == expected | {"max": 0}
    assert (room.autograded("ada", NAME).parent / "data.csv").read_text() == "1,2"
    # who handed in what cannot be read is told so, and loses nothing but that
    assert {s for s, g in results.items() if g.unreadable} == {"hal", "ida", "jan", "leo", "max"}
    assert "The notebook was handed in as `my homework.ipynb`" in results["kim"].notes[0].template.format(
        **results["kim"].notes[0].values)
    assert [n.template for n in results["ada"].notes] == []
    written = feedback(room, NAME)
    assert written.problem == ""
    assert set(written.pages) == set(results)
    assert "cut off" in page(room, "hal")
    assert "several others (one.ipynb, two.ipynb)" in page(room, "leo")
    with book(room) as gb:
        assert not gb.find_grade("check-double", NAME, NAME, "hal").needs_manual_grade
        assert gb.find_grade("answer-why", NAME, NAME, "ada").needs_manual_grade
        assert not gb.find_grade("answer-why", NAME, NAME, "cem").needs_manual_grade


def test_nbgraders_own_command_and_api_give_the_same_scores(room, publish, monkeypatch):
    publish()
    expected = hand_in_a_class(room)
    list(autograde(room, NAME))
    ours = scores(room, NAME)
    for student in expected:
        NbGraderAPI(course_directory(room, configuration(room), NAME),
                    config=configuration(room)).autograde(NAME, student)
    assert scores(room, NAME) == ours
    room.gradebook.unlink()
    publish()
    monkeypatch.chdir(room.root)
    run_nbgrader(["autograde", NAME, "--force"])
    assert scores(room, NAME) == ours
    run_nbgrader(["generate_feedback", NAME])
    assert "cut off" in page(room, "hal")


def test_the_originals_stay_as_they_were(room, publish):
    publish()
    hand_in_a_class(room)
    before = {p: p.read_bytes() for p in (room.root / "submitted").rglob("*") if p.is_file()}
    list(autograde(room, NAME))
    assert {p: p.read_bytes() for p in (room.root / "submitted").rglob("*") if p.is_file()} == before


def test_what_is_run_ahead_is_what_nbgrader_has_run(room, publish):
    publish()
    expected = hand_in_a_class(room)
    graded = {g.student: g for g in autograde(room, NAME)}
    for student in expected:
        if not graded[student].unreadable:
            ahead, then = handed_in(room, NAME, student), homework.autograded(room, student)
            assert [(c.source, c.metadata) for c in ahead.cells] == [(c.source, c.metadata) for c in then.cells]


def test_the_process_is_left_as_it_was(room, publish):
    publish()
    homework.hand_in(room, "ada", homework.solved())
    before = (os.getcwd(), dict(os.environ))
    list(autograde(room, NAME))
    assert (os.getcwd(), dict(os.environ)) == before


def test_students_by_name_and_unknown_ones(room, publish):
    publish()
    homework.hand_in(room, "ada", homework.solved())
    homework.hand_in(room, "ben", homework.solved())
    results = list(autograde(room, NAME, ["ben", "nobody"]))
    assert [(g.student, g.score) for g in results] == [("ben", 6), ("nobody", 0)]
    assert [g.problem for g in results] == ["", "nothing was handed in"]
    assert list(scores(room, NAME)) == ["ben"]


def test_a_submission_nbgrader_refuses_does_not_stop_the_next(room, publish):
    publish()
    homework.hand_in(room, "ada", homework.solved()).with_name("timestamp.txt").write_text("yesterday evening")
    homework.hand_in(room, "ben", homework.solved())
    results = list(autograde(room, NAME))
    assert "yesterday evening" in results[0].problem
    assert results[1].score == 6


def test_regrading_keeps_what_was_given_by_hand_and_counts_lateness_again(room, publish):
    publish()
    room.config.write_text(room.config.read_text() + "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    path = homework.hand_in(room, "ada", homework.solved())
    path.with_name("timestamp.txt").write_text("2030-01-02 12:00:00 UTC")
    with book(room) as gb:
        gb.update_or_create_assignment(NAME, duedate="2030-01-03 12:00:00 UTC")
    assert [(g.score, g.late_penalty) for g in autograde(room, NAME)] == [(6, 0)]
    with book(room) as gb:
        gb.find_grade("answer-why", NAME, NAME, "ada").manual_score = 3.5
        gb.find_grade("check-triple", NAME, NAME, "ada").manual_score = 1
        gb.find_comment("stub-triple", NAME, NAME, "ada").manual_comment = "Nearly."
        gb.db.commit()
    homework.hand_in(room, "ada", homework.solved(stub_double="def double(x):\n    return 3 * x"))
    path.with_name("timestamp.txt").write_text("2030-01-04 12:00:00 UTC")
    assert [(g.score, g.late_penalty) for g in autograde(room, NAME)] == [(5.5, 5.5)]
    assert scores(room, NAME)["ada"] == {"check-double": (0, 2), "check-double-zero": (1, 1), "check-triple": (1, 3),
                                         "answer-why": (3.5, 4)}
    feedback(room, NAME)
    assert "Nearly." in page(room, "ada")
