"""Notebook cells run by IPython in this process, their outputs kept as a notebook keeps them, and capped."""

from __future__ import annotations

import base64
import contextlib
import io
import sys
import traceback
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type

Output = dict[str, Any]
TIMED_OUT = "CellTimeoutError"
COMMANDS_OFF = "shell commands are switched off while a notebook is graded"


class Outputs:
    """The outputs of one cell in order, up to `limit` bytes of text altogether; what exceeds it is said, once."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size, self.items, self.full = limit, 0, list[Output](), False

    def add(self, output: Output, size: int) -> None:
        """Append an output, unless the cell has already said too much."""
        if self.full:
            return
        self.size += size
        if self.size > self.limit:
            self.full = True
            told = f"[more than {self.limit // 1024} KB of output; the rest is left out]\n"
            self.items.append(stream("stderr", told))
            return
        last = self.items[-1] if self.items else None
        if last and output["output_type"] == "stream" == last["output_type"] and last["name"] == output["name"]:
            last["text"] += output["text"]
        else:
            self.items.append(output)


def stream(name: str, text: str) -> Output:
    return {"output_type": "stream", "name": name, "text": text}


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a cell."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError("write() takes a string")
        for start in range(0, len(text), 65536):
            part = text[start : start + 65536]
            self._outputs.add(stream(self._name, part), len(part))
            if self._outputs.full:
                break
        return len(text)

    def writable(self) -> bool:
        return True


class Publisher(DisplayPublisher):
    """display(): kept as display_data."""

    def publish(self, data: Any, metadata: Any = None, source: Any = None, *, transient: Any = None,
                update: bool = False, **_: Any) -> None:
        outputs = current()
        if outputs is not None:
            outputs.add({"output_type": "display_data", "data": _mime(data), "metadata": {}}, _size(data))

    def clear_output(self, wait: bool = False) -> None:
        outputs = current()
        if outputs is not None:
            outputs.items.clear()


class Hook(DisplayHook):
    """The value of a cell's last expression: kept as execute_result."""

    data = AnyTrait()

    def quiet(self) -> bool:
        """A semicolon at the end of a cell silences its value."""
        return _source[0].rstrip().endswith(";")

    def write_output_prompt(self) -> None:
        """A notebook has no prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        outputs = current()
        if outputs is not None:
            item = {"output_type": "execute_result", "data": _mime(format_dict), "metadata": {},
                    "execution_count": None}
            outputs.add(item, _size(format_dict))


class Shell(InteractiveShell):
    """IPython without history (it starts a thread), shell commands, graphical loops and questions to a person."""

    display_pub_class = Type(Publisher)
    displayhook_class = Type(Hook)

    def init_history(self) -> None:
        super().init_history()  # type: ignore[no-untyped-call]
        if self.history_manager is not None:
            self.history_manager.enabled = False

    def enable_gui(self, gui: Any = None) -> None:
        """Nothing to enable: pictures are drawn to memory."""

    def system(self, cmd: str) -> None:
        print(COMMANDS_OFF, file=sys.stderr)

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> list[str]:
        print(COMMANDS_OFF, file=sys.stderr)
        return []

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        outputs = current()
        if outputs is not None:
            item = {"output_type": "error", "ename": etype.__name__[:200], "evalue": text_of(evalue),
                    "traceback": [str(line)[:4000] for line in stb[-40:]]}
            outputs.add(item, 0)


_current: list[Outputs | None] = [None]
_source = [""]


def current() -> Outputs | None:
    """The outputs of the cell that runs now."""
    return _current[0]


def make_shell() -> Shell:
    """A shell with a namespace of its own, inline figures, and the plain colours of a notebook."""
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    shell = Shell.instance(config=config)
    shell.run_line_magic("matplotlib", "inline")
    _current[0] = None
    return shell


@contextlib.contextmanager
def captured(outputs: Outputs) -> Iterator[None]:
    """Send what is printed and displayed into `outputs`."""
    saved, outer = (sys.stdout, sys.stderr, sys.stdin), _current[0]
    sys.stdout, sys.stderr = Stream("stdout", outputs), Stream("stderr", outputs)
    sys.stdin = io.StringIO("")
    _current[0] = outputs
    try:
        yield
    finally:
        _current[0] = outer
        sys.stdout, sys.stderr, sys.stdin = saved


def run_cell(shell: Shell, source: str, limit: int, number: int) -> list[Output]:
    """Run the cell that tracebacks call `In[number]`; whatever it does, its outputs come back."""
    shell.execution_count = number
    outputs = Outputs(limit)
    _source[0] = source
    with captured(outputs):
        try:
            result = shell.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
            error = result.error_before_exec or result.error_in_exec
            if error is not None and not any(o["output_type"] == "error" for o in outputs.items):
                # the student's code may have changed how tracebacks are shown; that it failed is said all the same
                outputs.add(error_output(type(error).__name__, text_of(error)), 0)
        except KeyboardInterrupt:
            outputs.add(error_output(TIMED_OUT, "the cell took longer than it may"), 0)
        except BaseException as error:
            outputs.add(error_output(type(error).__name__, text_of(error), traceback.format_exc()), 0)
    return [_timed_out(output) for output in outputs.items]


def _timed_out(output: Output) -> Output:
    if output["output_type"] == "error" and output["ename"] == "KeyboardInterrupt":
        return output | {"ename": TIMED_OUT, "evalue": "the cell took longer than it may"}
    return output


def error_output(ename: str, evalue: str, trace: str = "") -> Output:
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": trace.splitlines()[-40:]}


def text_of(error: Any) -> str:
    """An exception's message, whatever its __str__ does."""
    try:
        return str(error)[:2000]
    except BaseException:
        return ""


def _mime(data: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for mime, value in dict(data).items():
        if isinstance(value, bytes):
            kept[str(mime)] = base64.b64encode(value).decode()
        elif isinstance(value, str):
            kept[str(mime)] = value
    return kept


def _size(data: Any) -> int:
    # Pictures are allowed more than text: they are capped by the frame that carries them.
    return sum(len(v) for k, v in dict(data).items() if isinstance(v, str | bytes) and not str(k).startswith("image/"))
