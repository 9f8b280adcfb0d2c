"""`stepmark doctor`: which locks hold on this host, which do not, and why; and what checks get that ask for a GPU."""

from __future__ import annotations

import os
import platform
import sys

import click

from ..errors import SandboxError
from ..sandbox import LEVELS, UNSAFE, Server
from .common import console

MEANING = {
    "A": "namespaces, Landlock, seccomp, limits: a world of its own for every submission",
    "C": "Landlock, seccomp, limits: shared with the host, but closed; as in most containers",
}
LESS_AT_C = (
    "At level C the names, sizes and dates of files elsewhere can be asked for (not their contents), the disk space of "
    "a submission is limited for each file only, and num_workers of a DataLoader is taken as 0.")


@click.command()
def doctor() -> None:
    """Say which locks hold on this host, which do not, and why. Exit status 1 where submissions cannot be graded."""
    user = "root" if os.getuid() == 0 else f"user {os.getuid()}"
    _say(f"{platform.system()} {platform.release()}, {platform.machine()}, Python {platform.python_version()}, {user}")
    held = device = ""
    for level in LEVELS:
        with Server((level,)) as server:
            _say(f"level {level}: {'holds' if server.level else 'does NOT hold'} ({MEANING[level]})")
            for layer in server.layers:
                _say(f"  with  {layer}")
            for reason in server.missing:
                _say(f"  tried {reason}")
            device = device or _device(server)
        held = held or server.level
    if held == "C":
        _say(LESS_AT_C)
    _say(device)
    _say(f"Submissions are graded at level {held}." if held else
         f"Submissions are not graded here, unless with --unsafe-no-sandbox or {UNSAFE}=1.")
    sys.exit(0 if held else 1)


def _device(server: Server) -> str:
    try:
        return f"Checks that ask for a GPU get one: {server.device('cuda')}."
    except SandboxError as error:
        return f"Checks that ask for a GPU cannot be graded: {error.what} ({error.remedy})."


def _say(text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
