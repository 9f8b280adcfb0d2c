"""Trees as a string of frames: how evidence is kept on disk, and how it crosses to other machines. Never a pickle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from .inside.frames import HEAD, MAGIC, FrameError, pack, unpack
from .records import Evidence, Fault, Tree

WORDS = ("kind", "message", "line", "traceback")


def join(trees: Iterable[Tree]) -> bytes:
    """The trees as frames, one after the other. Raises FrameError for one that no frame holds."""
    return b"".join(pack(tree) for tree in trees)


def split(data: bytes) -> list[Tree]:
    """The trees that `join` wrote. Raises FrameError for anything else."""
    found, at = [], 0
    while at < len(data):
        if len(data) - at < HEAD.size:
            raise FrameError("the last frame is cut off")
        magic, header, payload = HEAD.unpack_from(data, at)
        begin, middle = at + HEAD.size, at + HEAD.size + header
        at = middle + payload
        if magic != MAGIC or at > len(data):
            raise FrameError("not a frame, or one that is cut off")
        found.append(unpack(data[begin:middle], data[middle:at]))
    return found


def of_evidence(evidence: Evidence) -> Tree:
    """Evidence as a tree: it fits into a frame, since it came in one."""
    if evidence.fault is None:
        return {"tree": evidence.tree}
    return {key: value for key, value in asdict(evidence).items() if key != "tree"} | {"fault": evidence.fault.value}


def to_evidence(tree: Tree) -> Evidence:
    """What `of_evidence` was given. Raises FrameError for another tree."""
    if type(tree) is dict and set(tree) == {"tree"}:
        return Evidence(tree["tree"])
    if type(tree) is not dict or set(tree) != {"fault", *WORDS} or tree["fault"] not in set(Fault):
        raise FrameError("no evidence")
    words: dict[str, Any] = {key: tree[key] for key in WORDS}
    if not all(type(word) is str for word in words.values()):
        raise FrameError("no evidence")
    return Evidence(fault=Fault(tree["fault"]), **words)
