"""A class, graded by `stepmark grade` and by nbgrader itself, with the real engine: the same scores."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from classroom import CHECK_ID, SOLUTION, Room, make_room
from nbformat.v4 import new_code_cell

from graders.grade import bench, seed_of
from graders.gradebook.autograde import feedback, scores
from graders.paths import ClassroomPaths
from graders.plan import Plan
from graders.run import run
from graders.sandbox import Server
from graders.whole_class import Row, grade_class

ANSWERS = {
    "ann": SOLUTION,
    "bea": "def mean_of(x):\n    return x.sum()",
    "cho": "def mean_of(x):\n    return x.mean() + 1e-3",
    "dan": "def mean_of(x):\n    x[:] = x.mean()\n    return x[0]",
    "eva": "def mean_of(x):\n    return (",
    "fay": "def mean_of(x):\n    raise ValueError('oops')",
}
EXPECTED = {"ann": 5, "bea": 0, "cho": 0, "dan": 4, "eva": 0, "fay": 0, "gil": 0, "hui": 0, "ida": 5}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Room:
    made = make_room(tmp_path_factory.mktemp("class"), server)
    for student, answer in ANSWERS.items():
        made.hand_in(student, made.with_answer(answer))
    made.hand_in("gil", made.released())
    made.hand_in("hui", b"{ no JSON")
    patient = made.with_answer(SOLUTION)
    patient.cells.insert(2, new_code_cell("while True: pass", id="endless"))
    made.hand_in("ida", patient)
    return made


@pytest.fixture(scope="module")
def rows(room: Room) -> dict[str, Row]:
    shutil.copytree(room.paths.root, room.paths.root.with_name("untouched"))
    return {row.student: row for row in grade_class(room.course, room.paths, "sums", workers=2)}


def test_scores(rows: dict[str, Row]) -> None:
    assert {name: row.graded.score for name, row in rows.items()} == EXPECTED
    assert {row.graded.max_score for row in rows.values()} == {7}  # two of them are a person's to give
    assert not any(row.graded.broken or row.graded.problem for row in rows.values())
    assert rows["hui"].graded.unreadable is not None


def test_nbgrader_autograde_gives_the_same_scores(room: Room, rows: dict[str, Row]) -> None:
    """The command itself, in its own process, on a copy of the classroom that was never graded."""
    other = ClassroomPaths(room.paths.root.with_name("untouched"))
    run = subprocess.run([sys.executable, "-m", "nbgrader", "autograde", "sums"], cwd=other.root, capture_output=True,
                         text=True, env=os.environ | {"PYTHONWARNINGS": "ignore"}, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    assert scores(other, "sums") == scores(room.paths, "sums")


def test_feedback_names_the_mistake(room: Room, rows: dict[str, Row]) -> None:
    pages = feedback(room.paths, "sums").pages
    assert set(pages) == set(EXPECTED)
    assert "You returned the sum." in pages["bea"].read_text("utf8")
    assert "How many numbers were added?" in pages["bea"].read_text("utf8")
    assert "ValueError: oops" in pages["fay"].read_text("utf8")
    assert "not JSON" in pages["hui"].read_text("utf8")


def test_grading_again_is_the_same_and_runs_nothing(room: Room, rows: dict[str, Row],
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    """Same submissions, same seed: what was graded is taken from beside the gradebook."""
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a submission was run again")

    monkeypatch.setattr("graders.grade.run", refuse)
    shutil.rmtree(room.paths.private / "taken")
    again = {row.student: row for row in grade_class(room.course, room.paths, "sums", workers=1)}
    assert again == rows


def test_what_nbgrader_holds_already_is_not_converted_again(room: Room, rows: dict[str, Row],
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graders.gradebook.autograde.run", lambda converter: pytest.fail("converted again"))
    monkeypatch.setattr("graders.whole_class.handed_in", lambda *_: pytest.fail("read again"))
    assert {row.student: row for row in grade_class(room.course, room.paths, "sums")} == rows


def test_regrading_in_another_order_with_more_workers_gives_the_same(room: Room, rows: dict[str, Row],
                                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def count(planned: Plan, *arguments: Any, **more: Any) -> Any:
        ran.append(planned)
        return run(planned, *arguments, **more)

    monkeypatch.setattr("graders.grade.run", count)
    backwards = sorted(EXPECTED, reverse=True)
    again = grade_class(room.course, room.paths, "sums", students=backwards, workers=3, regrade=True)
    assert [row.student for row in again] == backwards
    assert {row.student: row for row in again} == rows
    assert len(ran) == len(EXPECTED) - 1  # all but the one that cannot be read
    one = grade_class(room.course, room.paths, "sums", students=["cho"], workers=1, regrade=True)
    assert one == [rows["cho"]]
    assert len(ran) == len(EXPECTED)


def test_a_changed_submission_is_graded_and_the_others_are_left(room: Room, rows: dict[str, Row],
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in (room.paths.root / "autograded").rglob("*.ipynb")}
    was = room.paths.submitted("fay", "sums").read_bytes()
    room.hand_in("fay", room.with_answer(SOLUTION + "# at last"))
    again = {row.student: row for row in grade_class(room.course, room.paths, "sums", workers=1)}
    assert again["fay"].graded.score == 5
    assert {name: row for name, row in again.items() if name != "fay"} == {n: r for n, r in rows.items() if n != "fay"}
    changed = {path.parent.parent.name for path, at in before.items() if path.stat().st_mtime_ns != at}
    assert changed == {"fay"}
    room.hand_in("fay", was)
    assert {row.student: row for row in grade_class(room.course, room.paths, "sums", workers=1)} == rows


def test_a_broken_check_is_asked_again_the_next_time(tmp_path: Path, server: Server) -> None:
    """It costs nobody points, and what broke it may be mended without any file of the course being changed."""
    made = make_room(tmp_path, server)
    there = tmp_path / "table.txt"
    there.write_text("1")
    reference = made.course.paths.reference("sums/mean_of")
    reference.write_text(f"def mean_of(x):\n    return x.mean() * float(open({str(there)!r}).read())\n")
    made.hand_in("ann", made.with_answer(SOLUTION))
    there.rename(tmp_path / "elsewhere")
    (row,) = grade_class(made.course, made.paths, "sums")
    assert row.graded.broken
    (tmp_path / "elsewhere").rename(there)
    bench.cache_clear()  # as in another process
    (row,) = grade_class(made.course, made.paths, "sums")
    assert (row.graded.score, row.graded.broken) == (5, ())


def test_an_interrupted_record_is_made_anew(room: Room, rows: dict[str, Row]) -> None:
    kept = room.paths.evidence(json.loads(room.paths.taken("sums", "ann").read_text())["key"])
    shutil.rmtree(room.paths.private / "taken")
    kept.write_text(kept.read_text()[:50])
    again = {row.student: row for row in grade_class(room.course, room.paths, "sums", workers=1)}
    assert again == rows
    json.loads(kept.read_text())


def test_a_new_seed_draws_other_instances_and_gives_the_same_scores(room: Room, rows: dict[str, Row]) -> None:
    before = seed_of(room.paths, "sums")
    assert seed_of(room.paths, "sums") == before
    assert seed_of(room.paths, "sums", new=True) != before
    bench.cache_clear()
    again = grade_class(room.course, room.paths, "sums", workers=2)
    assert {row.student: row.graded.score for row in again} == EXPECTED


def test_the_seed_is_nowhere_in_what_students_get(room: Room, rows: dict[str, Row]) -> None:
    seed = str(json.loads(room.paths.seeds.read_text())["sums"])
    shown = [p for folder in ("release", "feedback", "autograded", "source")
             for p in (room.paths.root / folder).rglob("*") if p.is_file()]
    assert shown
    assert not any(seed in p.read_text("utf8", errors="replace") for p in shown)


def test_a_score_stands_in_the_autograded_notebook(room: Room, rows: dict[str, Row]) -> None:
    notebook = json.loads(Path(room.paths.autograded("ann", "sums")).read_text("utf8"))
    cell = next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == CHECK_ID)
    kinds = [o["output_type"] for o in cell["outputs"]]
    assert kinds == ["display_data", "execute_result"]
    assert "".join(cell["outputs"][1]["data"]["text/plain"]) == "4.0"
