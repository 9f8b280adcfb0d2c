"""Starts a fork server and opens submissions in it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from ..device_build import library
from ..errors import SandboxError
from ..inside.locks.nanny import TOO_MUCH_MEMORY
from ..paths import INSIDE, cache

START_SECONDS = 180.0  # a cold import of torch on a busy disk
LEVELS = ("A", "C")  # the strongest first: namespaces and Landlock; Landlock alone
REAL = "STEPMARK_REAL_DEVICE"  # what `--device cuda` sets: the GPU of this host, not the simulated one
UNSAFE = "STEPMARK_UNSAFE_NO_SANDBOX"  # what `--unsafe-no-sandbox` sets, and what may be set for `nbgrader autograde`


@dataclass(frozen=True)
class Opened:
    """A submission's process, our end of its channel, and its empty scratch directory as it is seen from here."""

    pid: int
    channel: socket.socket
    scratch: Path
    descriptor: int | None
    home: Path

    def close(self) -> None:
        """Close the channel and remove the scratch directory. The process must have been ended."""
        self.channel.close()
        if self.descriptor is not None:
            os.close(self.descriptor)
        shutil.rmtree(self.home, ignore_errors=True)


class Server:
    """A fork server, which starts while others go on. Threads may share it: it does one thing at a time.

    `levels` are the levels of locks to be tried, the strongest first.
    """

    def __init__(self, levels: Sequence[str] = LEVELS) -> None:
        self._lock, self._kinds = threading.Lock(), dict[tuple[str, bool], str]()
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = mine
        self._home = Path(tempfile.mkdtemp(prefix="stepmark-"))
        self._home.chmod(0o711)  # a submission that runs as another user passes through, and cannot list it
        packages = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        command = [sys.executable, "-I", "-S", "-B", str(INSIDE), str(theirs.fileno()), "".join(levels),
                   *dict.fromkeys(packages)]
        self._process = subprocess.Popen(
            command, env=_environment(self._home), cwd=self._home, pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )
        theirs.close()
        mine.settimeout(START_SECONDS)
        self._said: Mapping[str, Any] | None = None

    def _about(self) -> Mapping[str, Any]:
        """What the process says of itself once it has imported torch. Raises SandboxError where it says nothing."""
        with self._lock:
            if self._said is None:
                try:
                    self._said = json.loads(self._control.recv(1 << 16))
                except (OSError, ValueError):
                    self._process.kill()
                    why = (self._process.communicate()[1] or b"").decode(errors="replace").strip()[-2000:]
                    self._said = {"error": f"the process that runs submissions did not start: {why}"}
            said = self._said
        if "error" in said:
            raise SandboxError(said["error"], INSIDE, "see that this Python can import torch, IPython and matplotlib")
        return said

    @property
    def level(self) -> str:
        """The level of locks that holds here, "" where none does."""
        return str(self._about()["level"])

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of its locks."""
        return tuple(self._about()["layers"])

    @property
    def missing(self) -> tuple[str, ...]:
        """What was tried in vain, and why."""
        return tuple(self._about()["missing"])

    def line(self) -> str:
        """The locks that hold here, and the devices that were asked for, in one line."""
        devices = "".join(f"; {name}: {kind}" for name, kind in self.devices)
        if self.level:
            return f"locks: level {self.level} ({', '.join(self.layers)}){devices}"
        return f"locks: NONE ({'; '.join(self.missing)}){devices}"

    def require_locks(self) -> None:
        """Raises SandboxError where no locks hold and nobody said --unsafe-no-sandbox."""
        if not self.level and not unsafe():
            raise SandboxError(f"submissions cannot be locked away on this host ({'; '.join(self.missing)})", "",
                               "see `stepmark doctor`, or grade elsewhere. Only where every submission may read and "
                               f"change all that you may: --unsafe-no-sandbox, or {UNSAFE}=1 for nbgrader")

    def device(self, name: str) -> str:
        """Which kind of a device this server's submissions get, in words; "" for the CPU.

        Raises SandboxError where it cannot be had.
        """
        if name == "cpu":
            return ""
        if (name, real_device()) not in self._kinds:
            reply, _ = self._ask({"do": "device", **_wanted(name)})
            if "kind" not in reply:
                what, remedy = ("the GPU of this host", "grade without --device cuda") if real_device() else (
                    "the simulated GPU", "build it: python -m graders.device_build")
                raise SandboxError(f"{what} cannot be used: {reply['error']}", "", remedy)
            kind = str(reply["kind"])
            self._kinds[name, real_device()] = kind if real_device() else f"simulated ({kind})"
        return self._kinds[name, real_device()]

    @property
    def devices(self) -> tuple[tuple[str, str], ...]:
        """The devices that were asked for, and the kind of each."""
        return tuple((name, kind) for (name, _), kind in self._kinds.items())

    def open(self, limits: Mapping[str, int], memory: int, space: int, locked: bool = True,
             device: str = "cpu") -> Opened:
        """Fork a submission that may use `memory` bytes, and `space` bytes of scratch where they can be counted.

        `device` "cuda" is simulated in its process. Not `locked` is for trusted code only. Raises SandboxError where a
        lock does not hold: then nothing has run.
        """
        if locked:
            self.require_locks()
        scratch = Path(tempfile.mkdtemp(dir=self._home))
        ours, theirs = socket.socketpair()
        try:
            reply, handed = self._ask({"do": "open", "scratch": str(scratch), "limits": dict(limits), "memory": memory,
                                       "space": space, "locked": locked, "unsafe": unsafe(), **_wanted(device)},
                                      [theirs.fileno()])
        finally:
            theirs.close()
        descriptor = handed[0] if handed else None
        seen = scratch if descriptor is None else Path(f"/proc/self/fd/{descriptor}")
        opened = Opened(reply.get("pid", 0), ours, seen, descriptor, scratch)
        if "pid" not in reply:
            opened.close()
            raise SandboxError(reply.get("error", "a submission could not be started"))
        return opened

    def signal(self, pid: int, number: int) -> None:
        """Interrupt a submission (SIGINT), or end it with all its descendants (SIGKILL)."""
        self._ask({"do": "signal", "pid": pid, "signal": number})

    def ended_by_memory(self, pid: int) -> bool:
        """Whether a submission that has ended was ended by the watchdog, for the memory that it held."""
        return self._ask({"do": "ending", "pid": pid})[0].get("status") == TOO_MUCH_MEMORY

    def _ask(self, message: dict[str, Any], descriptors: list[int] | None = None) -> tuple[dict[str, Any], list[int]]:
        self._about()  # not before it is there
        with self._lock:
            try:
                socket.send_fds(self._control, [json.dumps(message).encode()], descriptors or [])
                data, handed, _, _ = socket.recv_fds(self._control, 1 << 16, 1)
                reply: dict[str, Any] = json.loads(data)
            except (OSError, ValueError) as error:
                raise SandboxError(f"the process that runs submissions has ended ({error})", "",
                                   "start again; what was graded is kept") from None
        return reply, list(handed)

    def close(self) -> None:
        """End the server and everything it forked; remove the scratch directories."""
        self._control.close()
        try:
            self._process.wait(timeout=5 if self._said else 0)  # it may still be importing
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()


def unsafe() -> bool:
    """Whether somebody said that submissions may run without locks where none hold."""
    return os.environ.get(UNSAFE, "") not in ("", "0")


def real_device() -> bool:
    """Whether somebody said that checks which ask for a GPU get the one of this host."""
    return os.environ.get(REAL, "") not in ("", "0")


def _wanted(device: str) -> dict[str, Any]:
    simulated = device != "cpu" and not real_device()
    return {"device": device, "real": real_device(), "library": library() if simulated else ""}


def _environment(home: Path) -> dict[str, str]:
    """All that a submission sees of the environment."""
    pictures = cache() / "matplotlib"
    pictures.mkdir(parents=True, exist_ok=True)
    one = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"], "1")
    chosen = {name: os.environ[name] for name in ("CUDA_VISIBLE_DEVICES",) if name in os.environ and real_device()}
    return one | chosen | {
        "PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(pictures), "IPYTHONDIR": str(home / "ipython"), "PYTHONHASHSEED": "0",
        "TORCH_COMPILE_DISABLE": "1", "NBGRADER_EXECUTION": "autograde",
    }
