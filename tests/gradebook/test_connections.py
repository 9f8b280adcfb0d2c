"""All that nbgrader writes of one submission, at once or not at all."""

import sqlite3
from contextlib import closing

import homework
import pytest
from homework import NAME
from nbgrader.api import Gradebook

from graders.gradebook import plugin, session
from graders.gradebook.autograde import autograde
from graders.gradebook.connections import one_transaction


@pytest.fixture
def url(tmp_path):
    where = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with session.undisturbed(), Gradebook(where) as book:
        book.add_assignment("first")
    return where


def students(url):
    """As another process sees it."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
        return [name for name, in database.execute("select id from student order by id")]


def test_others_see_all_of_it_at_the_end(url):
    with one_transaction():
        for name in ("ada", "bob"):
            with session.undisturbed(), Gradebook(url) as book:
                book.add_student(name)
            assert students(url) == []
        with session.undisturbed(), Gradebook(url) as book:
            assert [s.id for s in book.students] == ["ada", "bob"]
    assert students(url) == ["ada", "bob"]


def test_nothing_of_it_stays_where_something_is_raised(url):
    with session.undisturbed(), Gradebook(url) as book:
        book.add_student("ada")

    def add_and_fail():
        with one_transaction():
            with session.undisturbed(), Gradebook(url) as book:
                book.add_student("bob")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert students(url) == ["ada"]


def test_a_file_that_was_replaced_is_opened_anew(url, tmp_path):
    with one_transaction(), session.undisturbed(), Gradebook(url) as book:
        book.add_student("ada")
    (tmp_path / "gradebook.db").unlink()
    with one_transaction(), session.undisturbed(), Gradebook(url) as book:
        assert not book.students


def test_a_submission_that_nbgrader_gives_up_leaves_no_trace(room, publish, monkeypatch):
    publish()
    homework.hand_in(room, "ada", homework.solved())

    def fails(*_):
        raise RuntimeError("no")

    monkeypatch.setattr(plugin.FlagBroken, "preprocess", fails)  # when the scores are written
    graded, = autograde(room, NAME)
    assert "no" in graded.problem
    assert students(f"sqlite:///{room.gradebook}") == []


def test_a_gradebook_that_somebody_else_reads_costs_that_submission_only(room, publish):
    publish()
    for name in ("ada", "bob"):
        homework.hand_in(room, name, homework.solved())
    with closing(sqlite3.connect(room.gradebook)) as other:
        reading = other.execute("select name from base_cell")  # as long as it is not read to its end
        reading.fetchone()
        grading = autograde(room, NAME)
        first = next(grading)
        assert "did not take the scores in: database is locked" in first.problem
        reading.close()
        assert [g.score for g in grading] == [6]
    assert students(f"sqlite:///{room.gradebook}") == ["bob"]
