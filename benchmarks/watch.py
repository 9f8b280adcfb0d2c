"""What a command and all that it starts hold in memory, and the processor time that they take: looked at many times a
second, in runs of their own that nobody times."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from graders.inside.locks.memory import children, tree
from graders.paths import INSIDE

HZ = os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """Peaks in MB: `pss` of the whole tree, `own` is the private dirty memory of one running submission."""

    pss: float = 0.0
    own: float = 0.0
    times: dict[tuple[int, str], tuple[int, float, float]] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        """Seconds of all processes, those too that lived too short to be seen, as far as they were waited for."""
        total = 0.0
        for (pid, _), (_, own, waited) in self.times.items():
            known = sum(o + w for parent, o, w in self.times.values() if parent == pid)
            total += own + max(0.0, waited - known)
        return total


class Watch:
    """`with Watch(pid) as seen:` looks at that process and its descendants until the block ends."""

    def __init__(self, root: int, tick: float = 0.02) -> None:
        self.root, self.tick, self.seen = root, tick, Seen()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Seen:
        self._thread.start()
        return self.seen

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        next_memory = 0.0
        while not self._stop.wait(self.tick / 4):
            found = [self.root, *tree(self.root)]
            for pid in found:
                self._time(pid)
            if time.monotonic() >= next_memory:
                self.seen.pss = max(self.seen.pss, sum(_memory(pid, "Pss:") for pid in found))
                for submission in _submissions(found):
                    held = sum(_memory(pid, "Private_Dirty:") for pid in submission)
                    self.seen.own = max(self.seen.own, held)
                next_memory = time.monotonic() + self.tick

    def _time(self, pid: int) -> None:
        try:
            said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return
        own, waited = (int(said[11]) + int(said[12])) / HZ, (int(said[13]) + int(said[14])) / HZ
        self.seen.times[pid, said[19]] = (int(said[1]), own, waited)


def _submissions(found: list[int]) -> list[list[int]]:
    """The processes of each running submission: what a fork server started that has started something itself (trusted
    code has not), or what the bound forked."""
    commands = {pid: _command(pid) for pid in found}
    servers = [pid for pid in found if str(INSIDE) in commands[pid].split("\0")]
    tops = [s for s in servers if not any(s in tree(other) for other in servers if other != s)]
    locked = [[child, *tree(child)] for top in tops for child in children(top)]
    bare = [[child] for pid in found if "bound.py" in commands[pid] and pid == found[0] for child in children(pid)]
    return [one for one in locked if len(one) > 1] + bare


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _memory(pid: int, kind: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(kind)) / 1024
