"""The files of a submission's scratch directory, as they are handled from outside."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def hand_over(scratch: Path) -> None:
    """Let what root has put there belong to the submission's user."""
    owner = scratch.stat()
    if os.getuid() == 0 != owner.st_uid:
        for path in scratch.rglob("*"):
            os.chown(path, owner.st_uid, owner.st_gid)


def keep_files(scratch: Path, folder: Path, limit: int) -> None:
    """Copy plain files of at most `limit` bytes, and no notebooks, while a hostile process may change what is there."""
    start = os.open(scratch, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for here, _, names, descriptor in os.fwalk(".", dir_fd=start, follow_symlinks=False):
            for name in sorted(names):
                data = None if name.endswith(".ipynb") else _plain(name, descriptor, limit)
                target = folder / here / name
                if data is not None and not target.is_symlink() and _within(target.parent, folder):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
    finally:
        os.close(start)


def _plain(name: str, folder: int, limit: int) -> bytes | None:
    try:
        number = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with open(number, "rb") as handle:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode) or about.st_nlink != 1 or about.st_size > limit:
            return None
        return handle.read(limit)


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
