"""Every attack of `code/`, run against the real engine under every level of locks that this host offers.

An attack is a notebook (cells are separated by `# %%`). It knows the names of everything that it could want (`WORLD`,
see world.py). It says itself in `won` whether it got it, or gives "WON" as its answer; beyond that the runner looks
whether the secret came back, whether anything outside was changed, called, stopped or left behind, and whether the
next submission is run as ever. Directives:

    #: control        it must succeed without locks, so that the test can fail
    #: levels A       only under these levels (SECURITY.md says why)
    #: fault KIND     its answer must be refused, or cost it the check, in this way
    #: may end itself it may cost its own notebook or check instead of failing
    #: memory         the watchdog must be what ends it
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from world import World

from graders.course import Limits
from graders.errors import SandboxError
from graders.inside.locks.memory import tree
from graders.records import Cell, Evidence
from graders.sandbox import CellRun, Question, Server, Session

CODE = Path(__file__).parent / "code"
ATTACKS = {str(p.relative_to(CODE).with_suffix("")): p.read_text() for p in sorted(CODE.rglob("*.py"))}
LIMITS = Limits(cell_seconds=1.5, check_seconds=1, memory_mb=400, output_kb=20, file_mb=2)
CONTROLS = sorted(name for name, text in ATTACKS.items() if "#: control\n" in text)


@dataclass
class Outcome:
    """What came of an attack: all that came back, and which processes had been there."""

    runs: list[CellRun]
    answer: Evidence
    processes: list[int]
    kept: str


@pytest.fixture(scope="module", params=["A", "C"])
def locked(request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server((request.param,)) as server:
        if not server.level:
            pytest.skip(f"level {request.param} does not hold here: {'; '.join(server.missing)}")
        yield server


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World()
    monkeypatch.setenv("STEPMARK_TEST_SECRET", made.token)
    yield made
    made.close()


def directive(text: str, name: str) -> str:
    found = re.search(rf"^#: {name}(.*)$", text, re.M)
    return found[1].strip() if found else ""


def cells_of(text: str, told: dict[str, Any]) -> list[Cell]:
    sources = [f"WORLD = {told!r}", *re.split(r"^# %%$", text, flags=re.M)]
    return [Cell(source, index=i) for i, source in enumerate(sources)]


def attack(text: str, world: World, server: Server, kept: Path, *, locked: bool = True) -> Outcome:
    body = "return impl.answer()" if "def answer" in text else "return impl.won"
    asked = Question(f"def asked(impl):\n    {body}\n", "asked", "", {}, {}, 5, LIMITS.check_seconds)
    with Session(server, cells_of(text, world.told(server._process.pid)), LIMITS, locked=locked) as session:
        runs = session.run()
        kept.mkdir(exist_ok=True)
        session.keep_files(kept)
        answer = session.ask(asked)
        assert session._opened is not None
        processes = [session._opened.pid, *tree(session._opened.pid)]
    files = "".join(p.read_text(errors="replace") for p in sorted(kept.rglob("*")) if p.is_file())
    return Outcome(runs, answer, processes, files)


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 60
    assert len(CONTROLS) >= 20


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_it_does_not_get_what_it_wants(name: str, locked: Server, world: World, tmp_path: Path) -> None:
    text = ATTACKS[name]
    if locked.level not in (directive(text, "levels") or "AC"):
        pytest.skip(f"not at level {locked.level}: SECURITY.md says what is missing there")
    outcome = attack(text, world, locked, tmp_path / "kept")
    told = f"{outcome.runs} {outcome.answer} {outcome.kept}"
    assert world.token not in told
    assert outcome.answer.tree is not True, told[:3000]
    assert "WON" not in str(outcome.answer.tree)
    assert not world.harm()
    wanted = directive(text, "fault")
    if wanted:
        assert outcome.answer.fault == wanted
    elif "won" in text and not (outcome.answer.fault and "#: may end itself" in text):
        assert outcome.answer.tree is False, told[:3000]
    if "#: memory" in text:
        assert "MemoryError" in str(outcome.runs)
    assert_gone(outcome.processes)
    assert_next_is_as_ever(locked)


def assert_gone(processes: list[int]) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and any(map(alive, processes)):
        time.sleep(0.01)
    assert not any(map(alive, processes))


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def assert_next_is_as_ever(server: Server) -> None:
    look = ("import os, torch\nplaces = ('.', '/tmp', '/dev/shm')\n"
            "found = [p for p in places if os.path.exists(p + '/stepmark-residue')]\n"
            "clean = not os.listdir() and not found and 'residue' not in dir(torch) and 'WORLD' not in globals()\n"
            "x = torch.tensor([1.0, 2.0])")
    with Session(server, [Cell(look, index=0)], LIMITS) as session:
        session.run()
        body = "def asked(impl):\n    return [impl.clean, (impl.x + 1).tolist(), torch.equal(impl.x, impl.x + 1)]\n"
        assert session.ask(Question(body, "asked", "", {}, {}, 5, 3)).tree == [True, [2.0, 3.0], False]


@pytest.mark.parametrize("name", CONTROLS)
def test_without_locks_it_does(name: str, server: Server, world: World, tmp_path: Path) -> None:
    outcome = attack(ATTACKS[name], world, server, tmp_path / "kept", locked=False)
    assert outcome.answer.tree is True
    for leftover in ("/tmp/stepmark-attack", "/dev/shm/stepmark-attack"):
        Path(leftover).unlink(missing_ok=True)


def test_no_locks_means_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no level holds nothing is run, unless somebody says so; trusted code is not concerned."""
    cells = [Cell("x = 1", index=0)]
    asked = Question("def asked(impl):\n    return impl.x\n", "asked", "", {}, {}, 5, 3)
    with Server(()) as server:
        assert server.level == ""
        with Session(server, cells, LIMITS) as session, pytest.raises(SandboxError, match="unsafe-no-sandbox"):
            session.run()
        with Session(server, cells, LIMITS, fork=False) as trusted:
            trusted.run()
            assert trusted.ask(asked).tree == 1
        monkeypatch.setenv("STEPMARK_UNSAFE_NO_SANDBOX", "1")
        with Session(server, cells, LIMITS) as session:
            session.run()
            assert session.ask(asked).tree == 1


def test_the_level_is_said(locked: Server) -> None:
    assert f"level {locked.level}" in locked.line()
    assert "seccomp" in locked.line()
    assert ("unprivileged user" in locked.line()) == (os.getuid() == 0)


def test_a_loader_of_several_processes(locked: Server) -> None:
    """At level A its processes work; else it loads in its own, and says so."""
    source = ("import torch\nfrom torch.utils.data import DataLoader, TensorDataset\n"
              "loader = DataLoader(TensorDataset(torch.arange(8.0)), batch_size=2, num_workers=2)\n"
              "total = sum(b.sum().item() for (b,) in loader)")
    with Session(locked, [Cell(source, index=0)], Limits(memory_mb=2000)) as session:
        runs = session.run()
        told = session.ask(Question("def asked(impl):\n    return impl.total\n", "asked", "", {}, {}, 5, 3))
    assert told.tree == 28
    assert ("taken as 0" in str(runs)) == (locked.level == "C")
