"""A fork server starts while others go on; whatever ends it meanwhile leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graders.errors import SandboxError
from graders.sandbox import Server

STARTS = """
import time
from graders.sandbox import Server
server = Server()
print(server._process.pid, server._home, flush=True)
time.sleep(60)
"""


def gone(pid: int) -> bool:
    """Ended, whether or not somebody has buried it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_grader_that_is_killed_while_its_server_starts_leaves_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", STARTS], stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout
        pid, home = grader.stdout.readline().split()
        grader.kill()
    until = time.monotonic() + 120
    while not (gone(int(pid)) and not Path(home).exists()) and time.monotonic() < until:
        time.sleep(0.05)
    assert gone(int(pid))
    assert not Path(home).exists()


def test_a_server_that_nobody_asked_is_closed_at_once() -> None:
    server = Server()
    server.close()
    assert gone(server._process.pid)
    assert not server._home.exists()


def test_threads_that_ask_at_the_same_time_get_the_same_answer() -> None:
    with Server() as server:
        said: list[str] = []
        threads = [threading.Thread(target=lambda: said.append(server.line())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert said == [server.line()] * 4


def test_a_server_that_does_not_start_says_so_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "__main__.py").write_text("raise SystemExit('no torch today')")
    monkeypatch.setattr("graders.sandbox.server.INSIDE", tmp_path / "inside")
    with Server() as server:
        for _ in range(2):
            with pytest.raises(SandboxError, match="did not start: no torch today"):
                server.require_locks()
