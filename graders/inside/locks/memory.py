"""What a tree of processes holds in memory, each shared page counted by its part."""

from __future__ import annotations

import os
from collections.abc import Iterator

_PAGE = os.sysconf("SC_PAGE_SIZE")


def children(pid: int) -> list[int]:
    """The processes that this one's threads started and have not yet buried, in the order of their coming."""
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children") as handle:
                found += map(int, handle.read().split())
    except (FileNotFoundError, ProcessLookupError):
        if os.path.exists(f"/proc/{pid}/task/{pid}") and not os.path.exists(f"/proc/{pid}/task/{pid}/children"):
            return _by_parent(pid)
    return found


def _by_parent(parent: int) -> list[int]:
    """The same on kernels that do not list children."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as handle:
                if int(handle.read().rpartition(")")[2].split()[1]) == parent:
                    found.append(int(name))
        except OSError:
            continue
    return found


def tree(pid: int) -> Iterator[int]:
    """All descendants."""
    waiting, seen = children(pid), set[int]()
    while waiting:
        found = waiting.pop()
        if found not in seen:
            seen.add(found)
            yield found
            waiting += children(found)


def held(pid: int, enough: int) -> int:
    """Bytes held by the descendants of `pid`. Exact only where it could exceed `enough`.

    Raises OSError where a living process cannot be read.
    """
    found = list(tree(pid))
    rough = sum(_resident(p) for p in found)
    return rough if rough <= enough else sum(_proportional(p) for p in found)


def _resident(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/statm") as handle:
            return int(handle.read().split()[1]) * _PAGE
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _proportional(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/smaps_rollup") as handle:
            return sum(int(line.split()[1]) for line in handle if line.startswith(("Pss:", "SwapPss:"))) * 1024
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended


def mapped() -> int:
    """Bytes of address space of this process."""
    with open("/proc/self/statm") as handle:
        return int(handle.read().split()[0]) * _PAGE


def resident() -> int:
    """Bytes of memory of this process."""
    return _resident(os.getpid())
