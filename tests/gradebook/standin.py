"""An engine for tests of the gradebook: runs the cells of a notebook with IPython, in another process, unlocked.

It judges nothing: as with nbgrader's own Execute, a test cell that raises gives no points. Run as a program, it reads a
notebook's sources and writes their outputs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output


def grade_here(nb: NotebookNode, **_: object) -> NotebookNode:
    """The same for the plainest cells, in this process."""
    names: dict[str, Any] = {}
    for cell in nb.cells:
        if cell.cell_type == "code":
            try:
                exec(cell.source, names)
            except Exception as error:
                cell.outputs = [new_output("error", ename=type(error).__name__, evalue=str(error), traceback=[])]
    return nb


def grade_cells(nb: NotebookNode, *, course: str, classroom: str, assignment: str, student: str, files: Path,
                seconds: float | None = None) -> NotebookNode:
    """The contract of graders.grade.grade_cells, for notebooks whose test cells are plain asserts."""
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    done = subprocess.run([sys.executable, __file__, str(seconds or 30)], cwd=files, capture_output=True, text=True,
                          input=json.dumps([cell.source for cell in code]), env=os.environ, check=True)
    for cell, outputs in zip(code, json.loads(done.stdout.splitlines()[-1]), strict=True):
        cell.outputs = [new_output(**one) for one in outputs]
    return nb


def _alarm(*_: object) -> None:
    raise TimeoutError("the cell took too long")


def _run(shell: Any, source: str, seconds: float) -> list[dict[str, Any]]:
    import signal

    from IPython.utils.capture import capture_output

    signal.signal(signal.SIGALRM, _alarm)
    with capture_output(display=False) as said:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            result = shell.run_cell(source)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # a cell may replace showtraceback, and more
            error = raised
        signal.setitimer(signal.ITIMER_REAL, 0)
    streams = (("stdout", said.stdout if error is None else ""), ("stderr", said.stderr))
    outputs: list[dict[str, Any]] = [{"output_type": "stream", "name": name, "text": text}
                                     for name, text in streams if text]
    if error is not None:
        name, message = type(error).__name__, str(error)
        outputs.append({"output_type": "error", "ename": name, "evalue": message, "traceback": [f"{name}: {message}"]})
    return outputs


def main() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    sources = json.load(sys.stdin)
    outputs = [_run(shell, source, float(sys.argv[1])) for source in sources]
    sys.__stdout__.write("\n" + json.dumps(outputs) + "\n")


if __name__ == "__main__":
    main()
