"""What stays readable: the interpreter's and the installed packages' files, the system's libraries and fonts."""

from __future__ import annotations

import os
import sys
import sysconfig

DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_SYSTEM = (
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/share/fonts",
    "/usr/local/share/fonts", "/usr/share/zoneinfo", "/usr/share/locale", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/fonts",
)


def paths(here: str) -> list[str]:
    """Existing files and folders, none inside another. `here` is the folder of what runs beside a submission."""
    python = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), *sys.path, here]
    wanted = sorted({os.path.abspath(p) for p in (*_SYSTEM, *python) if p and os.path.exists(p)})
    kept: list[str] = []
    for path in wanted:
        if not any(path == k or path.startswith(k.rstrip("/") + "/") for k in kept):
            kept.append(path)
    return kept
