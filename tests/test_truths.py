"""What is true, kept on disk: found again only for all the same content, and never when it is not whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from classroom import TINY

from graders import streams, versions
from graders.course import Course, load_course
from graders.errors import BrokenCheck
from graders.inside.frames import Array, FrameError, pack
from graders.instances import Prepared
from graders.records import Evidence, Fault, Instance
from graders.refer import Referee
from graders.sandbox import Server
from graders.truths import Truths, keepable, key_of

ANSWER = [Evidence({"w": Array(np.array([[1.5, np.nan]]), "float32", "torch", True), "n": [1, None, "x", 1e999]}),
          Evidence(fault=Fault.RAISED, kind="ValueError", message="no", line="f(x)", traceback="...")]


def as_bytes(evidence: list[Evidence]) -> bytes:
    return streams.join(streams.of_evidence(one) for one in evidence)


@pytest.fixture
def kept(tmp_path: Path) -> Truths:
    return Truths(tmp_path / "truths")


def only_file(kept: Truths) -> Path:
    (path,) = kept.folder.glob("*/*")
    return path


# --- the folder --------------------------------------------------------------------------------------------------


def test_there_and_back(kept: Truths) -> None:
    assert kept.get("ab12") is None
    kept.put("ab12", ANSWER)
    found = kept.get("ab12")
    assert found is not None
    assert as_bytes(found) == as_bytes(ANSWER)
    assert found[1] == ANSWER[1]
    assert kept.get("ab13") is None


@pytest.mark.parametrize("damage", [
    lambda data: b"", lambda data: data[:20], lambda data: data[:-1], lambda data: data + b"\0",
    lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
    lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    lambda data: bytes([data[0] ^ 1]) + data[1:],
], ids=["empty", "short", "cut off", "longer", "another header", "another number", "another digest"])
def test_what_is_not_whole_is_not_found(kept: Truths, damage: Callable[[bytes], bytes]) -> None:
    kept.put("ab12", ANSWER)
    path = only_file(kept)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get("ab12") is None
    kept.put("ab12", ANSWER)
    assert kept.get("ab12") is not None


def test_what_was_used_last_is_kept_longest(tmp_path: Path) -> None:
    size = len(as_bytes(ANSWER)) + 32
    kept = Truths(tmp_path, bound=4 * size)
    for number in range(4):
        kept.put(f"k{number}", ANSWER)
        os.utime(tmp_path / f"k{number}"[:2] / f"k{number}.evidence", (number, number))
    assert kept.get("k0") is not None  # used now
    kept.put("k4", ANSWER)
    assert sorted(path.stem for path in tmp_path.glob("*/*")) == ["k0", "k4"]  # half of the bound is left


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    kept = Truths(tmp_path / "taken")
    kept.put("ab12", ANSWER)
    assert kept.get("ab12") is None


WRITER = """
import sys
from pathlib import Path
from graders.records import Evidence
from graders.truths import Truths
kept = Truths(Path(sys.argv[1]), bound=3000)
for turn in range(100):
    for key in ("aa1", "aa2", "bb1"):
        found = kept.get(key)
        assert found is None or found == [Evidence({"key": key, "more": [0] * 100})], (key, found)
        kept.put(key, [Evidence({"key": key, "more": [0] * 100})])
"""


def test_several_writers_at_once(tmp_path: Path) -> None:
    """Also while the folder is above its bound all the time, so that each removes what another reads."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for process in running:
        assert process.communicate()[1] == b""
        assert process.returncode == 0
    assert {path.suffix for path in tmp_path.glob("*/*")} <= {".evidence"}


@pytest.mark.parametrize("data", [b"SMK1", pack(None)[:-1], b"x" * 64, pack(None) + b"SMK1"])
def test_frames_that_are_cut_off(data: bytes) -> None:
    with pytest.raises(FrameError):
        streams.split(data)


@pytest.mark.parametrize("tree", [None, [], {}, {"tree": 1, "fault": "raised"}, {"fault": "raised"},
                                  {"fault": "sleepy", "kind": "", "message": "", "line": "", "traceback": ""},
                                  {"fault": "raised", "kind": 1, "message": "", "line": "", "traceback": ""}])
def test_trees_that_are_no_evidence(tree: object) -> None:
    with pytest.raises(FrameError):
        streams.to_evidence(tree)


# --- what names a file -------------------------------------------------------------------------------------------

INSTANCE = Instance({"x": 1}, samples=frozenset({"x"}))
VALUES = {"x": Array(np.array([1.0, 2.0]), "float64")}
PREPARED = Prepared(INSTANCE, VALUES, {}, 7)


def name(root: Path, source: str = "import helper", body: str = "body", prepared: Prepared = PREPARED,
         runs: str = "") -> str:
    return key_of(source, body, prepared, runs, root)


def test_everything_that_evidence_follows_from_is_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helper.py").write_text("from more import deep\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "deep.py").write_text("A = 1\n")
    first = name(tmp_path)
    assert name(tmp_path) == first
    moved = np.array([1.0, np.nextafter(2.0, 3.0)])
    others = [
        name(tmp_path, source="import helper\n"), name(tmp_path, body="another"), name(tmp_path, runs="few"),
        name(tmp_path, prepared=replace(PREPARED, seed=8)),
        name(tmp_path, prepared=replace(PREPARED, values={"x": Array(moved, "float64")})),
        name(tmp_path, prepared=replace(PREPARED, values={"x": Array(VALUES["x"].values, "float32")})),
        name(tmp_path, prepared=replace(PREPARED, values={}, files=VALUES)),
        name(tmp_path, prepared=replace(PREPARED, instance=Instance({"x": 1}, exact=frozenset({"x"})))),
        name(tmp_path, prepared=replace(PREPARED, instance=Instance({"x": 1}))),
    ]
    (tmp_path / "more" / "deep.py").write_text("A = 2\n")
    others.append(name(tmp_path))
    for fact, value in (("engine", "another engine"), ("numerics", ("another torch",)), ("processor", "another")):
        with monkeypatch.context() as patch:
            patch.setattr(versions, fact, lambda value=value: value)
            others.append(name(tmp_path))
    assert len({first, *others}) == 1 + len(others)


@pytest.mark.parametrize(("evidence", "of_a_mistake", "of_a_reference"), [
    (Evidence(1), True, True),
    (Evidence(fault=Fault.RAISED, kind="ValueError"), True, False),
    (Evidence(fault=Fault.MISSING), True, False),
    (Evidence(fault=Fault.HUNG), False, False),
    (Evidence(fault=Fault.ENDED), False, False),
    (Evidence(fault=Fault.RAISED, kind="MemoryError"), False, False),
    (Evidence(fault=Fault.RAISED, kind="RuntimeError", message="[enforce fail] you tried to allocate 1 bytes"), False,
     False),
])
def test_accidents_and_broken_checks_are_not_kept(evidence: Evidence, of_a_mistake: bool, of_a_reference: bool) -> None:
    assert keepable([evidence, Evidence(1)], mistake=True) == of_a_mistake
    assert keepable([evidence, Evidence(1)], mistake=False) == of_a_reference
    assert keepable([Evidence(1), evidence], mistake=False) == of_a_mistake  # a moved run may raise, and is left out


# --- the referee -------------------------------------------------------------------------------------------------


@pytest.fixture
def tiny(tmp_path: Path) -> Course:
    shutil.copytree(TINY, tmp_path / "course")
    return load_course(tmp_path / "course", tmp_path / "course")


def truths_of(course: Course, referee: Referee) -> list[bytes]:
    """Everything that is known of the tiny course's first check on two instances."""
    exercise = course.exercises[0]
    check = exercise.checks[0]
    found = []
    for index in (0, 1):
        truth = referee.known(exercise, check, index).truth
        found.append(pack([truth.reference, list(truth.ensemble)]))
        for evidence, of_mistake in referee.mistakes(exercise, check, index).values():
            found.append(pack([evidence.tree, of_mistake.reference, list(of_mistake.ensemble)]))
    return found


def test_a_second_start_runs_nothing_and_knows_the_same(tiny: Course, kept: Truths, server: Server,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    plain = truths_of(tiny, Referee(server, 5))
    assert truths_of(tiny, Referee(server, 5, kept)) == plain
    monkeypatch.setattr(Referee, "session", lambda *_: pytest.fail("trusted code was run again"))
    assert truths_of(tiny, Referee(server, 5, kept)) == plain


def test_a_changed_reference_is_asked_again(tiny: Course, kept: Truths, server: Server) -> None:
    before = truths_of(tiny, Referee(server, 5, kept))
    path = tiny.paths.reference("sums/mean_of")
    path.write_text(path.read_text().replace("total / x.numel()", "total / x.numel() + 1"))
    assert truths_of(tiny, Referee(server, 5, kept))[0] != before[0]


def test_a_damaged_file_is_computed_anew(tiny: Course, kept: Truths, server: Server) -> None:
    before = truths_of(tiny, Referee(server, 5, kept))
    for path in kept.folder.glob("*/*"):
        path.write_bytes(path.read_bytes()[:-5])
    assert truths_of(tiny, Referee(server, 5, kept)) == before
    assert truths_of(tiny, Referee(server, 5, kept)) == before


def test_a_broken_check_is_tried_again(tiny: Course, kept: Truths, server: Server) -> None:
    """Here it is broken by something that leaves no trace in its name: a file that is not there yet."""
    path = tiny.paths.reference("sums/mean_of")
    there = tiny.paths.root / "table.txt"
    path.write_text(f"def mean_of(x):\n    return x.mean() * float(open({str(there)!r}).read())\n")
    exercise = tiny.exercises[0]
    with pytest.raises(BrokenCheck):
        Referee(server, 5, kept).known(exercise, exercise.checks[0], 1)
    there.write_text("1")
    Referee(server, 5, kept).known(exercise, exercise.checks[0], 1)


def test_the_instance_is_never_kept(tiny: Course, kept: Truths, server: Server) -> None:
    """Private values stay where they are drawn: a file holds evidence, and nothing else."""
    exercise = tiny.exercises[0]
    check = exercise.checks[1]
    Referee(server, 5, kept).known(exercise, check, 1)
    (found,) = (streams.split(path.read_bytes()[32:]) for path in kept.folder.glob("*/*"))
    assert [set(tree) for tree in found] == [{"tree"}] * len(found)
