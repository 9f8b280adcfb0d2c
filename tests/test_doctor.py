"""`stepmark doctor`, as a person runs it: what it says of this host, of one without isolation, and its exit status."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graders.sandbox import Server

BARE = Path(__file__).resolve().parent / "sandbox" / "bare_host.py"


def doctor(*before: str) -> subprocess.CompletedProcess[str]:
    code = "from graders.command import main; main()"
    return subprocess.run([*before, sys.executable, "-c", code, "doctor"], capture_output=True, text=True, check=False)


def test_it_says_what_holds_here(server: Server) -> None:
    told = doctor()
    assert told.returncode == (0 if server.level else 1), told.stdout + told.stderr
    assert (f"Submissions are graded at level {server.level}." in told.stdout) == bool(server.level)
    assert re.search(r"^Checks that ask for a GPU get one: simulated \((extension|python)\)\.$", told.stdout, re.M)
    for layer in server.layers:
        assert f"  with  {layer}\n" in told.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="locks exist for Linux only")
def test_without_isolation_it_says_why_and_exits_with_1() -> None:
    told = doctor(sys.executable, str(BARE))
    assert told.returncode == 1, told.stdout + told.stderr
    assert told.stderr == ""
    assert "level A: does NOT hold" in told.stdout
    assert "level C: does NOT hold" in told.stdout
    assert "tried landlock: this kernel has none" in told.stdout
    assert "namespaces: unshare: Operation not permitted" in told.stdout
    assert "not graded here, unless with --unsafe-no-sandbox" in told.stdout
    assert "graded at level" not in told.stdout
