"""Where locks do not hold: from the start (a host without isolation), or all at once in the middle of a run.

Every submission here would leave a file outside its scratch directory. Nothing runs silently unlocked, and nobody loses
points by it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from classroom import CHECK_ID, SOLUTION, Room, make_room
from click.testing import CliRunner, Result
from nbformat.v4 import new_code_cell

from graders import grade as engine
from graders.command import stepmark
from graders.course import Limits
from graders.errors import SandboxError
from graders.gradebook.autograde import autograde
from graders.gradebook.session import configuration, course_directory, gradebook
from graders.inside.locks import confine, levels, privileges
from graders.inside.locks.kernel import LockError
from graders.records import Cell
from graders.sandbox import LEVELS, UNSAFE, Server, Session

BARE = Path(__file__).resolve().parent / "bare_host.py"
LIMITS = Limits(cell_seconds=3, check_seconds=2)
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="locks exist for Linux only")


@pytest.fixture
def room(tmp_path: Path, server: Server) -> Room:
    """A classroom, with a right answer whose notebook leaves a trace outside if nothing holds it."""
    made = make_room(tmp_path, server)
    notebook = made.with_answer(SOLUTION)
    notebook.cells.append(new_code_cell(f"open({str(trace(made))!r}, 'w').write('I was here')", id="trace"))
    made.hand_in("ann", notebook)
    return made


def trace(room: Room) -> Path:
    return room.paths.root.parent / "trace"


@pytest.fixture
def own_servers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No server of an earlier test is used, none of this one's later, and nobody has said yet that locks may fail."""
    monkeypatch.setenv(UNSAFE, "0")
    kept = engine.shared_server, engine.bench
    for function in kept:
        function.cache_clear()
    yield
    if engine.shared_server.cache_info().currsize:
        engine.shared_server().close()
    for function in kept:
        function.cache_clear()


@pytest.fixture
def bare(own_servers: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every server that starts finds a kernel without namespaces and Landlock."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} {BARE} {sys.executable} "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr("graders.sandbox.server.sys", SimpleNamespace(executable=str(python)))


def grade(room: Room, *options: str) -> Result:
    arguments = ["--course", str(room.course.paths.root), "grade", "sums", "--classroom", str(room.paths.root)]
    return CliRunner().invoke(stepmark, [*arguments, "--workers", "1", *options])


def booked(room: Room) -> tuple[float | None, bool] | None:
    """The automatic score in the gradebook and whether a person still owes one; None where there is no submission."""
    with gradebook(course_directory(room.paths, configuration(room.paths), "sums")) as book:
        found = [g for s in book.assignment_submissions("sums") for n in s.notebooks for g in n.grades
                 if g.name == CHECK_ID]
        return (found[0].auto_score, bool(found[0].needs_manual_grade)) if found else None


def recorded(room: Room) -> list[dict[str, object]]:
    return [json.loads(line) for line in room.paths.locks.read_text().splitlines()] if room.paths.locks.exists() else []


def test_grading_stops_on_a_host_without_isolation(room: Room, bare: None) -> None:
    result = grade(room)
    assert isinstance(result.exception, SandboxError)
    assert "cannot be locked away" in str(result.exception)
    assert "--unsafe-no-sandbox" in str(result.exception)
    assert not trace(room).exists()
    assert booked(room) is None
    assert recorded(room) == []


def test_it_goes_on_where_the_instructor_says_so_and_that_is_told_and_recorded(room: Room, bare: None) -> None:
    result = grade(room, "--unsafe-no-sandbox")
    assert result.exit_code == 0, (result.output, result.exception)
    assert "locks: NONE" in result.output
    assert trace(room).read_text() == "I was here"  # the trace can be left, so its absence elsewhere says something
    assert booked(room) == (4, False)
    (entry,) = recorded(room)
    assert (entry["assignment"], entry["level"], entry["layers"]) == ("sums", "", [])
    assert any("unshare" in str(why) for why in entry["missing"])  # type: ignore[attr-defined]


def test_nbgrader_without_isolation_owes_the_grade(room: Room, bare: None) -> None:
    (result,) = autograde(room.paths, "sums")
    assert CHECK_ID in result.broken
    assert booked(room) == (None, True)
    assert not trace(room).exists()


def test_the_trait_in_the_configuration_of_nbgrader(room: Room, bare: None) -> None:
    room.paths.config.write_text(room.paths.config.read_text() + "\nc.StepmarkGrade.unsafe_no_sandbox = True\n")
    (result,) = autograde(room.paths, "sums")
    assert (result.score, result.broken) == (5, ())
    assert trace(room).read_text() == "I was here"
    assert [entry["level"] for entry in recorded(room)] == [""]


def test_each_run_records_its_locks(room: Room, own_servers: None) -> None:
    """A run in which everything is graded already runs nothing, and records nothing."""
    with Server() as here:
        expected = {"assignment": "sums", "level": here.level, "layers": list(here.layers),
                    "missing": list(here.missing)}
        if not here.level:
            pytest.skip(f"no locks hold here: {'; '.join(here.missing)}")
    for times in (1, 2):
        engine.bench.cache_clear()  # as in a process of its own
        assert grade(room, "--regrade").exit_code == 0
        entries = recorded(room)
        assert len(entries) == times
        assert {name: entries[-1][name] for name in expected} == expected
    assert entries[0]["time"] <= entries[1]["time"]  # type: ignore[operator]
    engine.bench.cache_clear()
    assert grade(room).exit_code == 0
    assert recorded(room) == entries
    assert not trace(room).exists()


@pytest.fixture(params=LEVELS)
def locked(request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server((request.param,)) as server:
        if not server.level:
            pytest.skip(f"level {request.param} does not hold here: {'; '.join(server.missing)}")
        yield server


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[int], None]:
    """`breaks(n)`: after n more submissions the folder is missing that each level's locks are built around."""
    def go(after: int) -> None:
        left = [after]

        def folder(**options: str) -> str:
            left[0] -= 1
            return tempfile.mkdtemp(**options) if left[0] >= 0 else str(tmp_path / "gone")

        monkeypatch.setattr("graders.sandbox.server.tempfile", SimpleNamespace(mkdtemp=folder))

    return go


def test_a_lock_that_fails_later_is_our_fault(locked: Server, breaks: Callable[[int], None]) -> None:
    cells = [Cell("x = 1", index=0)]
    with Session(locked, cells, LIMITS) as session:
        assert session.run()[0].outputs == ()
    breaks(0)
    with Session(locked, cells, LIMITS) as session, pytest.raises(SandboxError, match=r"a lock did not hold: .+"):
        session.run()


def test_also_in_the_middle_of_a_submission(locked: Server, breaks: Callable[[int], None]) -> None:
    """A cell that ends its process has the notebook started again; that start fails. It is not taken as its outputs."""
    breaks(1)
    cells = [Cell("x = 1", index=0), Cell("import os; os._exit(0)", index=1), Cell("y = 1", index=2)]
    with Session(locked, cells, LIMITS) as session, pytest.raises(SandboxError, match="a lock did not hold"):
        session.run()


def test_a_class_stops_and_nobody_is_given_a_score(room: Room, own_servers: None, breaks: Callable[[int], None],
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    """The locks hold when the servers start; the submission's own do not close."""
    opened = Server.open

    def first_break(self: Server, *arguments: object, **options: object) -> object:
        if options.get("locked", arguments[3:4] != (False,)):
            breaks(0)
        return opened(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Server, "open", first_break)
    result = grade(room)
    assert isinstance(result.exception, SandboxError)
    assert booked(room) is None
    monkeypatch.setattr(Server, "open", opened)
    monkeypatch.setattr("graders.sandbox.server.tempfile", tempfile)
    engine.bench.cache_clear()
    assert grade(room).exit_code == 0
    assert booked(room) == (4, False)


def test_nothing_runs_where_the_last_lock_does_not_close(monkeypatch: pytest.MonkeyPatch) -> None:
    """`confine` itself, in a fork: what fails in it leaves no process that goes on."""
    def fails(*_: object, **__: object) -> None:
        raise LockError("seccomp: out of memory")

    monkeypatch.setattr("graders.inside.locks.seccomp.apply", fails)
    with tempfile.TemporaryDirectory() as scratch:
        user = privileges.user_for(1) if os.getuid() == 0 else 0
        job = confine.Job(user, scratch, [], [], {}, 1 << 30, 1 << 20)
        said = levels.attempt(confine.Locks("C", landlock=False), job)
    assert said == "seccomp: out of memory"
