"""The bound: the same cells, executed bare in a fork of a process that has torch imported.

`python benchmarks/bound.py WORK OUT`: WORK is a pickle of a list of submissions, {"cells": [source, ...],
"questions": [(after, source, name, values, files, seed), ...]}; a question is a check's body on one instance, asked
when so many cells have run. OUT is JSON, a record for each submission: wall and CPU seconds. No locks, no evidence, no
judge, no notebook: only what the student's own code, and what is asked of it, takes.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import math
import os
import pickle
import resource
import sys
import tempfile
import time
import types
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
import torch

from graders.inside import probe
from graders.inside.evidence import restore
from graders.inside.frames import Array


def warm() -> None:
    """What the first optimiser and the first picture import."""
    torch.set_num_threads(1)
    torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    import mpl_toolkits.mplot3d  # noqa: F401

    plt.close("all")
    gc.collect()
    gc.freeze()


def run(work: dict[str, Any]) -> None:
    """Execute the cells one after the other, and put the questions where they belong."""
    space: dict[str, Any] = {"__name__": "__main__"}
    waiting = list(work["questions"])
    for number, cell in enumerate(work["cells"], start=1):
        with contextlib.suppress(Exception):
            exec(compile(cell, f"<cell {number}>", "exec"), space)
        while waiting and waiting[0][0] <= number:
            with contextlib.suppress(Exception):
                ask(types.SimpleNamespace(**space), *waiting.pop(0)[1:])


def ask(impl: Any, source: str, name: str, values: Any, files: Any, seed: int) -> None:
    """Run a check's body on one instance."""
    space: dict[str, Any] = {"torch": torch, "nn": torch.nn, "optim": torch.optim, "F": torch.nn.functional, "np": np,
                             "plt": plt, "math": math, "probe": probe}
    exec(compile(source, "<check>", "exec"), space)
    torch.manual_seed(seed)
    arguments = restore(values)
    for file, content in files.items():
        Path(file).write_bytes(content.values.tobytes() if isinstance(content, Array) else content.encode())
        arguments[file] = file
    told = space[name](impl, **arguments)
    if isinstance(told, types.GeneratorType):
        list(told)


def in_a_fork(work: dict[str, Any]) -> dict[str, float]:
    """Wall and CPU seconds of one submission."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    pid = os.fork()
    if not pid:
        with tempfile.TemporaryDirectory() as scratch, contextlib.redirect_stdout(io.StringIO()), \
                contextlib.redirect_stderr(io.StringIO()):
            os.chdir(scratch)
            run(work)
        os._exit(0)
    os.waitpid(pid, 0)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall": wall, "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def main(work: Path, out: Path) -> None:
    """Run every submission of WORK, one after the other."""
    warm()
    submissions = pickle.loads(work.read_bytes())
    out.write_text(json.dumps([in_a_fork(one) for one in submissions]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
