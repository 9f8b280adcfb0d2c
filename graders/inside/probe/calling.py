"""What comes of a call besides its result: the exception that it raises, the lines that it prints."""

from __future__ import annotations

import contextlib
import logging
import re
import sysconfig
from collections.abc import Callable, Iterator
from typing import Any

from ..frames import FrameError
from .telling import refused

MOST = 1 << 20  # characters
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
BAR = re.compile(r"(?:\d{1,3}%\|[^|]*\| *[\d.]+\w?/[\d.]+\w?|\d{1,12}it) \[[\d:?]+(?:<[\d:?]+)?,[^\]]*\]")  # tqdm's


def raised(function: Callable[..., Any], *arguments: Any, **options: Any) -> dict[str, Any]:
    """Call the function; what does it raise?

    "type"     the name of the exception's class; None where nothing was raised
    "types"    this name and those of its base classes, the nearest first: ["ZeroDivisionError", "ArithmeticError",
               "Exception"]; empty where nothing was raised. So a class of the student's own is known by its base
    "message"  its text, at most 2000 characters; "" where nothing was raised

    What is not the function's answer passes: the NotImplementedError of a stub (one without a message), a name that the
    notebook lacks, a refusal, a lack of memory, an interruption, `sys.exit()`.
    """
    from ..cells import text_of
    from ..submission import Missing

    try:
        function(*arguments, **options)
    except (FrameError, Missing, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, NotImplementedError) and not error.args:
            raise
        names = [str.__str__(base.__name__)[:80] for base in type(error).__mro__ if issubclass(base, Exception)]
        return {"type": names[0], "types": names, "message": str.__str__(text_of(error))}
    return {"type": None, "types": [], "message": ""}


def printed(function: Callable[..., Any], *arguments: Any, **options: Any) -> tuple[Any, list[str]]:
    """Call the function; its result, and the lines that a reader of the notebook has seen when it is done.

    By `print`, `sys.stdout`, `display` (of what has a text) or `logging`, as far as its level lets it through. Blank
    lines, spaces at the end of a line and colours are left out. After a carriage return a line is overwritten, as on a
    terminal; `clear_output` clears. What goes to `sys.stderr` (warnings, progress bars) is no log, nor is a bar of tqdm
    on `sys.stdout`. An exception passes.
    """
    from .. import cells

    outputs = cells.Outputs(MOST)
    with cells.captured(outputs), _logging_to(outputs):
        result = function(*arguments, **options)
    if outputs.full:
        raise refused("more than a million characters were printed")
    return result, _lines(_text(outputs.items))


@contextlib.contextmanager
def _logging_to(outputs: Any) -> Iterator[None]:
    """Records of the notebook's own loggers as lines, unless a handler has printed them already."""
    really = logging.Logger.handle
    libraries = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "purelib", "platlib"))

    def handle(logger: logging.Logger, record: logging.LogRecord) -> None:
        before = len(_text(outputs.items))
        really(logger, record)
        if len(_text(outputs.items)) == before and not record.pathname.startswith(libraries):
            said = record.getMessage() + "\n"
            outputs.add({"output_type": "stream", "name": "stdout", "text": said}, len(said))

    logging.Logger.handle = handle  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        logging.Logger.handle = really  # type: ignore[method-assign]


def _text(items: list[dict[str, Any]]) -> str:
    """What stands on the screen of printed and displayed text; pictures have none."""
    parts: list[str] = []
    for item in items:
        if item["output_type"] == "stream":
            parts += [item["text"]] if item["name"] == "stdout" else []
        elif not any(kind.startswith("image/") for kind in item.get("data", ())):
            data = item.get("data", {})
            start = "\n" if parts and not parts[-1].endswith("\n") else ""
            parts.append(start + str(data.get("text/markdown", data.get("text/plain", ""))) + "\n")
    return "".join(parts)


def _lines(text: str) -> list[str]:
    lines = [_overwritten(line).rstrip() for line in ESCAPE.sub("", text).split("\n")]
    return [line for line in lines if line.strip()]


def _overwritten(line: str) -> str:
    """What is left to see of a line in which carriage returns went back to its start; a bar and its name are not."""
    seen = ""
    for part in line.split("\r"):
        bar = BAR.search(part)
        part = part[bar.end() :] if bar else part
        seen = part + seen[len(part) :]
    return seen
