"""`stepmark grade`, killed: nothing that was finished is lost or done twice, and the scores are as if undisturbed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from classroom import SOLUTION, Room, make_room
from nbformat.v4 import new_code_cell

from graders.grade import seed_of
from graders.gradebook.autograde import scores
from graders.paths import ClassroomPaths
from graders.sandbox import Server
from graders.whole_class import grade_class

STUDENTS = 6
WRONG = "def mean_of(x):\n    return x.sum()"
# Kills its own process in the midst of the n-th write to the gradebook: flushed, and not yet committed.
GRADE = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.orm import Session

left = int(sys.argv.pop(1))

@event.listens_for(Session, "after_flush")
def count(session, context):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

from graders.command import main
main()
"""


def start(room: Room, paths: ClassroomPaths, writes: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", GRADE, str(writes), "--course", str(room.course.paths.root), "grade", "sums",
               "--classroom", str(paths.root), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            env=os.environ | {"PYTHONWARNINGS": "ignore"})


def finished(folder: Path) -> dict[Path, tuple[int, int]]:
    """The records below a folder, and what tells whether one was written again."""
    found = {path: path.stat() for path in folder.rglob("*.json")}
    return {path: (about.st_ino, about.st_mtime_ns) for path, about in found.items()}


@pytest.fixture
def room(tmp_path: Path, server: Server) -> Room:
    made = make_room(tmp_path, server)
    for number in range(STUDENTS):
        notebook = made.with_answer(f"{SOLUTION if number % 2 else WRONG}  # {number}")
        notebook.cells.append(new_code_cell("import time\ntime.sleep(0.4)", id="slow"))
        made.hand_in(f"s{number}", notebook)
    made.hand_in("t", b"{ no JSON")
    seed_of(made.paths, "sums")
    shutil.copytree(made.paths.root, tmp_path / "undisturbed")
    return made


@pytest.mark.parametrize("kills", [(25,), pytest.param((3, 9, 40), marks=pytest.mark.slow)], ids=str)
def test_killed_again_and_again(room: Room, kills: tuple[int, ...]) -> None:
    """Once among the submissions, then at each of these writes to the gradebook."""
    runs, taken = room.paths.private / "runs", room.paths.private / "taken"
    process = start(room, room.paths)
    while len(finished(runs)) < 2 and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    ran, in_book = finished(runs), finished(taken)
    assert 2 <= len(ran) < STUDENTS  # in the midst of the submissions

    for writes in kills:
        process = start(room, room.paths, writes)
        process.communicate()
        assert process.returncode == -signal.SIGKILL  # in the midst of the gradebook
        assert ran.items() <= finished(runs).items()
        assert in_book.items() <= finished(taken).items()
        ran, in_book = finished(runs), finished(taken)
    assert 0 < len(in_book) < STUDENTS + 1

    process = start(room, room.paths)
    said = process.communicate()[1].decode()
    assert process.returncode == 0, said
    assert ran.items() <= finished(runs).items()
    assert len(finished(runs)) == STUDENTS
    assert in_book.items() <= finished(taken).items()
    assert len(finished(taken)) == STUDENTS + 1

    undisturbed = ClassroomPaths(room.paths.root.with_name("undisturbed"))
    grade_class(room.course, undisturbed, "sums", workers=2)
    assert scores(room.paths, "sums") == scores(undisturbed, "sums")
    assert {sum(points for points, _ in row.values()) for row in scores(undisturbed, "sums").values()} == {0, 5}
    assert notebooks(room.paths) == notebooks(undisturbed)


def notebooks(paths: ClassroomPaths) -> dict[str, bytes]:
    folder = paths.root / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.ipynb")}
