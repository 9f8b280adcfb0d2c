"""What is true, kept on disk by content: the evidence of references and of known mistakes.

A file is named by a digest of all that its evidence follows from, so nothing in the folder is ever out of date: whoever
changes a reference finds no file. It begins with a digest of what follows, and what does not fit is computed anew.
Only evidence is kept; what a criterion makes of it is judged each time. All of it can be made again: when the folder
grows beyond its bound, the files that were not used for the longest time are removed, down to half of the bound.
"""

from __future__ import annotations

import ast
import hashlib
import os
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from . import streams, versions
from .inside.frames import FrameError, pack
from .instances import Prepared
from .records import Evidence, Fault

BOUND = 512 * 2**20
DIGEST = 32
CHANCE = (Fault.HUNG, Fault.ENDED)  # what a busy machine may have done
SHORTAGES = ("MemoryError", "OSError")


@dataclass
class Truths:
    """A folder of evidence. Several processes may use it at once: a file appears whole or not at all."""

    folder: Path
    bound: int = BOUND
    _size: int | None = field(default=None, init=False)

    def get(self, key: str) -> list[Evidence] | None:
        """What was kept under this key; None where nothing was, or nothing that is whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
                return None
            found = [streams.to_evidence(tree) for tree in streams.split(data[DIGEST:])]
            os.utime(path)  # the least recently used go first
        except (OSError, FrameError):
            return None
        return found

    def put(self, key: str, evidence: Sequence[Evidence]) -> None:
        """Keep evidence. What cannot be written is not kept, and costs only time."""
        path = self._path(key)
        part = path.with_name(f"{key}.{os.getpid()}.{secrets.token_hex(4)}")
        try:
            data = streams.join(streams.of_evidence(one) for one in evidence)
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(data).digest() + data)
            part.replace(path)
        except (OSError, FrameError):
            with suppress(OSError):
                part.unlink()
            return
        self._keep_small(len(data))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.evidence"

    def _keep_small(self, more: int) -> None:
        self._size = self._size + more if self._size is not None else sum(size for _, size, _ in self._files())
        if self._size <= self.bound:
            return
        files = sorted(self._files())  # others write here too, so what is there is counted again
        self._size = sum(size for _, size, _ in files)
        for _, size, path in files:
            if self._size <= self.bound // 2:
                break
            with suppress(OSError):
                path.unlink()
            self._size -= size

    def _files(self) -> Iterable[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with suppress(OSError):  # another process may have removed it
                about = path.stat()
                yield about.st_mtime, about.st_size, path


def key_of(source: str, body: str, prepared: Prepared, runs: str, root: Path) -> str:
    """The name of the evidence that an implementation's source gives to a check's body on an instance.

    `runs` says how the instance is moved; `root` is the course, whose modules the source may import.
    """
    digest = hashlib.sha256()
    instance = prepared.instance
    roles = [sorted(names) for names in (instance.samples, instance.exact, instance.files)]
    said = [versions.engine(), *versions.numerics(), versions.processor(), source, body, runs, repr(roles),
            str(prepared.seed), *_imported(source, root)]
    for part in [*(text.encode() for text in said), pack(dict(prepared.values)), pack(dict(prepared.files))]:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()


def keepable(evidence: Sequence[Evidence], *, mistake: bool) -> bool:
    """Whether evidence would be the same the next time: no accident, and for a reference an answer."""
    if evidence[0].fault and not mistake:
        return False  # a broken check is no truth: it is tried again
    return not any(_accident(one) for one in evidence)


def _accident(evidence: Evidence) -> bool:
    """Whether a fault may be the machine's: too busy, or out of memory (torch then says that it cannot allocate)."""
    short = evidence.kind in SHORTAGES or "allocate" in evidence.message
    return evidence.fault in CHANCE or (evidence.fault is not None and short)


def _imported(source: str, root: Path) -> tuple[str, ...]:
    """The course's own modules that a source imports, and those that these import: their texts."""
    found: dict[Path, str] = {}
    waiting = [source]
    while waiting:
        for name in _imports(waiting.pop()):
            for path in [root / f"{name}.py", *sorted((root / name).rglob("*.py"))]:
                if path.is_file() and path not in found:
                    found[path] = path.read_text("utf8", errors="replace")
                    waiting.append(found[path])
    return tuple(f"{path.relative_to(root)}\0{found[path]}" for path in sorted(found))


@lru_cache(maxsize=256)
def _imports(source: str) -> frozenset[str]:
    names: set[str] = set()
    with suppress(SyntaxError, ValueError):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return frozenset(names - {"graders"})  # that is always the engine
