"""A gradebook in PostgreSQL, by nbgrader's own `db_url`: release, grade, feedback, and all of it a second time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
import sqlalchemy
from classroom import CHECK_ID, SOLUTION, TINY, Room, cell_of, make_room

from graders.build import CODE_STUB
from graders.errors import StepmarkError
from graders.gradebook.autograde import feedback, scores
from graders.gradebook.config import write_config
from graders.gradebook.session import configuration, course_directory, gradebook
from graders.paths import ClassroomPaths
from graders.sandbox import Server
from graders.whole_class import grade_class

pytestmark = [pytest.mark.slow]
WRONG = "def mean_of(x):\n    return x.sum()"
UNKIND = "def mean_of(x):\n    x[:] = x.mean()\n    return x[0]"


@pytest.fixture(autouse=True)
def engine() -> None:
    """The real engine, not the folder's stand-in."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    try:
        with postgres.server() as found:
            yield found
    except postgres.NoServer as why:
        pytest.skip(str(why))


@pytest.fixture(scope="module")
def hall(url: str, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A classroom whose configuration names the server, released, with three submissions."""
    folder = tmp_path_factory.mktemp("postgresql")
    paths = ClassroomPaths(folder / "classroom")
    write_config(paths, folder / "course", TINY.name, CODE_STUB)
    paths.config.write_text(f"{paths.config.read_text()}\nc.CourseDirectory.db_url = {url!r}\n")
    room = make_room(folder, server)
    for student, answer in (("ann", SOLUTION), ("bea", WRONG), ("dan", UNKIND)):
        room.hand_in(student, room.with_answer(answer))
    return room


def grade(room: Room, workers: int = 1) -> dict[str, float]:
    return {row.student: row.graded.score for row in grade_class(room.course, room.paths, "sums", workers=workers)}


def count(url: str, table: str) -> int:
    made = sqlalchemy.create_engine(url)
    try:
        with made.connect() as connection:
            return int(connection.execute(sqlalchemy.text(f"SELECT count(*) FROM {table}")).scalar_one())
    finally:
        made.dispose()


def test_the_release_is_in_the_server_and_nowhere_else(hall: Room, url: str) -> None:
    assert (count(url, "assignment"), count(url, "notebook")) == (1, 1)
    assert not list(hall.paths.root.rglob("*.db"))


def test_grades(hall: Room, url: str) -> None:
    assert grade(hall, workers=2) == {"ann": 5, "bea": 0, "dan": 4}
    assert count(url, "submitted_assignment") == 3
    assert not list(hall.paths.root.rglob("*.db"))


def test_feedback(hall: Room) -> None:
    pages = feedback(hall.paths, "sums").pages
    assert set(pages) == {"ann", "bea", "dan"}
    assert "You returned the sum." in pages["bea"].read_text("utf8")


def test_a_second_grade_takes_new_work_in_and_keeps_what_a_person_said(hall: Room, url: str) -> None:
    with gradebook(course_directory(hall.paths, configuration(hall.paths), "sums")) as book:
        book.find_grade(CHECK_ID, "sums", "sums", "dan").manual_score = 1.5
        book.db.commit()
    hall.hand_in("bea", hall.with_answer(SOLUTION))
    hall.hand_in("eva", hall.with_answer(UNKIND))
    assert grade(hall) == {"ann": 5, "bea": 5, "dan": 1.5, "eva": 4}
    assert count(url, "submitted_assignment") == 4


def test_nbgrader_itself_gives_the_same_scores(hall: Room) -> None:
    before = scores(hall.paths, "sums")
    run = subprocess.run([sys.executable, "-m", "nbgrader", "autograde", "sums", "--force"], cwd=hall.paths.root,
                         capture_output=True, text=True, env=os.environ | {"PYTHONWARNINGS": "ignore"}, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert scores(hall.paths, "sums") == before


def test_a_release_that_would_orphan_work_is_refused(hall: Room, server: Server, tmp_path: Path) -> None:
    """What the gradebook holds is known from the server too."""
    from nbformat import writes

    from graders.gradebook.reading import read_notebook
    from graders.gradebook.release import release

    source = read_notebook(hall.paths.source("sums"))
    source.cells.remove(cell_of(source, CHECK_ID))
    with pytest.raises(StepmarkError, match=CHECK_ID):
        release(hall.paths, "sums", writes(source).encode(), {}, course=hall.course.paths.root, course_id="tiny",
                stub=CODE_STUB)
    assert scores(hall.paths, "sums")["ann"][CHECK_ID] == (4, 4)
