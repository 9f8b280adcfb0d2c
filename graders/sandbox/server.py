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
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import SandboxError
from ..paths import INSIDE, cache

START_SECONDS = 180.0  # a cold import of torch on a busy disk
BASE_MEMORY_MB = 4000  # address space that torch and friends map before a submission allocates anything


class Server:
    """A running fork server. One a worker; not shared between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = mine
        self._home = Path(tempfile.mkdtemp(prefix="stepmark-"))
        packages = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        command = [sys.executable, "-I", "-S", "-B", str(INSIDE), str(theirs.fileno()), *dict.fromkeys(packages)]
        self._process = subprocess.Popen(
            command, env=_environment(self._home), cwd=self._home, pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )
        theirs.close()
        mine.settimeout(START_SECONDS)
        try:
            self.about = json.loads(mine.recv(1 << 16))
        except (OSError, ValueError):
            self._process.kill()
            said = (self._process.communicate()[1] or b"").decode(errors="replace").strip()[-2000:]
            self.close()
            raise SandboxError(f"the process that runs submissions did not start: {said}", INSIDE,
                               "see that this Python can import torch, IPython and matplotlib") from None

    def open(self, limits: dict[str, int]) -> tuple[int, socket.socket, Path]:
        """Fork a submission: its process id, our end of its channel, and its empty scratch directory."""
        scratch = Path(tempfile.mkdtemp(dir=self._home))
        ours, theirs = socket.socketpair()
        try:
            reply = self._ask({"do": "open", "scratch": str(scratch), "limits": limits}, [theirs.fileno()])
        finally:
            theirs.close()
        if "pid" not in reply:
            ours.close()
            raise SandboxError(reply.get("error", "a submission could not be started"))
        return reply["pid"], ours, scratch

    def signal(self, pid: int, number: int) -> None:
        """Interrupt a submission (SIGINT), or end it with all its descendants (SIGKILL)."""
        self._ask({"do": "signal", "pid": pid, "signal": number})

    def _ask(self, message: dict[str, Any], descriptors: list[int] | None = None) -> dict[str, Any]:
        with self._lock:
            try:
                socket.send_fds(self._control, [json.dumps(message).encode()], descriptors or [])
                reply: dict[str, Any] = json.loads(self._control.recv(1 << 16))
            except (OSError, ValueError) as error:
                raise SandboxError(f"the process that runs submissions has ended ({error})", "",
                                   "start again; what was graded is kept") from None
        return reply

    def close(self) -> None:
        """End the server and everything it forked; remove the scratch directories."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
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


def _environment(home: Path) -> dict[str, str]:
    """All that a submission sees of the environment."""
    pictures = cache() / "matplotlib"
    pictures.mkdir(parents=True, exist_ok=True)
    one = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"], "1")
    return one | {
        "PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(pictures), "IPYTHONDIR": str(home / "ipython"), "PYTHONHASHSEED": "0",
        "TORCH_COMPILE_DISABLE": "1", "NBGRADER_EXECUTION": "autograde",
    }
