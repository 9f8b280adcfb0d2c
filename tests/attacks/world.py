"""What an attack wants: files, processes and services that hold a secret, told to it by name."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from classroom import ROOT

NAMES = ("reference", "solution", "neighbour", "seed")
VICTIM = "import sys, time; secret = sys.argv[1]; time.sleep(120)"


class World:
    """A course's folder, a process of the same user, and services that listen. Everything is open by its mode, so that
    only the locks stand before it."""

    def __init__(self) -> None:
        self.token = secrets.token_hex(16)
        self.folder = Path(tempfile.mkdtemp(prefix="world-"))
        self.folder.chmod(0o777)
        self._write()
        self.before = self._state()
        self.victim = subprocess.Popen([sys.executable, "-c", VICTIM, self.token], env={"SECRET": self.token})
        self.tcp, self.udp = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.unix, self.abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        self.unix.bind(str(self.folder / "service"))
        self.abstract.bind("\0" + self.token[:8])
        os.chmod(self.folder / "service", 0o777)
        for listener in (self.unix, self.abstract):
            listener.listen()
        for listener in (self.tcp, self.udp, self.unix, self.abstract):
            listener.setblocking(False)

    def _write(self) -> None:
        for name in NAMES:
            path = self.folder / f"{name}.py"
            path.write_text(f"SECRET = '{self.token}'\n")
            path.chmod(0o666)
        with contextlib.closing(sqlite3.connect(self.folder / "gradebook.db")) as book, book:
            book.execute("create table grades (text)")
            book.execute("insert into grades values (?)", [self.token])
        (self.folder / "gradebook.db").chmod(0o666)

    def _state(self) -> list[tuple[str, bytes, int, int]]:
        files = (p for p in sorted(self.folder.iterdir()) if p.is_file())
        return [(p.name, p.read_bytes(), p.stat().st_mode, p.stat().st_nlink) for p in files]

    def told(self, server_pid: int) -> dict[str, Any]:
        """The `WORLD` of an attack: every name and number that it could want."""
        paths = {name: str(self.folder / f"{name}.py") for name in NAMES}
        return paths | {
            "folder": str(self.folder), "gradebook": str(self.folder / "gradebook.db"), "secrets": list(paths.values()),
            "course": str(ROOT), "victim": self.victim.pid, "judge": os.getpid(), "server": server_pid,
            "tcp": self.tcp.getsockname()[1], "udp": self.udp.getsockname()[1],
            "unix": str(self.folder / "service"), "abstract": "\0" + self.token[:8],
        }

    def harm(self) -> list[str]:
        """What an attack has reached."""
        found = []
        if self._state() != self.before:
            found.append("files were changed")
        if self.victim.poll() is not None or self._victim_state() in "TtZ":
            found.append("a process was stopped or ended")
        for name, listener in (("tcp", self.tcp), ("unix", self.unix), ("abstract", self.abstract)):
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                found.append(f"somebody called: {name}")
        with contextlib.suppress(BlockingIOError):
            self.udp.recv(99)
            found.append("somebody called: udp")
        return found

    def _victim_state(self) -> str:
        return Path(f"/proc/{self.victim.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def close(self) -> None:
        """End and remove all of it."""
        self.victim.kill()
        self.victim.wait()
        for listener in (self.tcp, self.udp, self.unix, self.abstract):
            listener.close()
        shutil.rmtree(self.folder)
