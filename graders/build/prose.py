"""Markdown split into what becomes cells: prose, fenced code, and places that a page's calls have marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..course import did_you_mean
from ..errors import CourseError

FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})\s*([^`]*)$")
HEADING = re.compile(r"^#{1,5} ")
PLACE = "\ue000"  # private use: no author types it
SLOT = re.compile(f"{PLACE}(\\d+){PLACE}")
LANGUAGE = "python"
FLAGS = ("", "locked", "demo")


@dataclass(frozen=True)
class Prose:
    """Markdown, headings one level down: the notebook's title stands above every page's."""

    text: str


@dataclass(frozen=True)
class Fenced:
    """A `python` fence: `flag` is "", "locked" or "demo"."""

    source: str
    flag: str
    line: int


@dataclass(frozen=True)
class Slot:
    """The place of the page's call number `call`."""

    call: int


def slot(call: int) -> str:
    """The text that a call leaves on the page."""
    return f"{PLACE}{call}{PLACE}"


def split(text: str, where: str) -> Iterator[Prose | Fenced | Slot]:
    """The parts of a page in order. Raises CourseError with the line for a fence that is left open or misnamed."""
    prose: list[str] = []
    opened: tuple[str, str, int] | None = None  # the marks it was opened with, its flag (None: prose), its line
    flag: str | None = None
    code: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        fence = FENCE.match(line)
        if opened:
            closes = fence and fence[2].startswith(opened[0]) and not fence[3].strip()
            if flag is None:
                prose.append(line)
            elif closes:
                yield from _prose(prose)
                yield Fenced("\n".join(code).strip("\n"), flag, opened[2])
                prose, code = [], []
            else:
                code.append(line)
            opened = None if closes else opened
        elif fence:
            opened = (fence[2], fence[3], number)
            flag = None if fence[1] else _flag(fence[3].split(), f"{where}:{number}")
            if flag is None:
                prose.append(line)
        elif SLOT.fullmatch(line.strip()):
            yield from _prose(prose)
            yield Slot(int(line.strip().strip(PLACE)))
            prose = []
        else:
            prose.append("#" + line if HEADING.match(line) else line)
    if opened:
        raise CourseError(f"the fence {opened[0]}{opened[1]} is never closed", f"{where}:{opened[2]}",
                          f"close it with a line {opened[0]}")
    yield from _prose(prose)


def _prose(lines: list[str]) -> Iterator[Prose]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Prose(text)


def _flag(info: list[str], where: str) -> str | None:
    if not info or info[0] != LANGUAGE:
        return None
    flag = " ".join(info[1:])
    if flag not in FLAGS:
        raise CourseError(f"a fence `{LANGUAGE} {flag}`{did_you_mean(flag, list(FLAGS[1:]))}", where,
                          "write python (to try), python locked (read-only), python demo (not graded), or text")
    return flag
