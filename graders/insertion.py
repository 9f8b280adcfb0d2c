"""One more page in course.toml, as an edit of its text: comments, order and spaces stay as their author left them."""

from __future__ import annotations

import re
import tomllib
from typing import Any

BLOCK = re.compile(r"^[ \t]*\[\[\s*assignment\s*\]\].*?(?=^[ \t]*\[|\Z)", re.M | re.S)
PAGES = re.compile(r"^[ \t]*pages[ \t]*=[ \t]*\[", re.M)
TOKEN = re.compile(r"""\"(?:[^"\\\n]|\\.)*\"|'[^'\n]*'|\#[^\n]*|[,\]]""")
LINE_END = re.compile(r"\r?$", re.M)


def names_page(text: str, slug: str) -> bool:
    """Whether some assignment has this page."""
    return any(slug in entry["pages"] for entry in _assignments(tomllib.loads(text)) or [])


def with_page(text: str, unit: str, slug: str) -> str | None:
    """The text with `slug` among the pages of the assignment named `unit`, which is appended where there is none.

    None where nothing is to be done, or where the text has a form in which there is no safe place. Read again, the new
    text says what the old one said and the page, nothing else.
    """
    wanted = tomllib.loads(text)
    entries = _assignments(wanted)
    if entries is None or names_page(text, slug):
        return None
    mine = next((entry for entry in entries if entry.get("name") == unit), None)
    if mine is None:
        edited, added = _appended(text, unit, slug)
        entries.append(added)
    else:
        mine["pages"].append(slug)
        edited = _inserted(text, unit, slug)
    try:
        return edited if tomllib.loads(edited) == wanted else None
    except tomllib.TOMLDecodeError:
        return None


def _assignments(data: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The assignments of a course.toml, or None where they have no known form."""
    found = data.setdefault("assignment", [])
    known = isinstance(found, list) and all(isinstance(e, dict) and isinstance(e.get("pages"), list) for e in found)
    return found if known else None


def _appended(text: str, unit: str, slug: str) -> tuple[str, dict[str, object]]:
    title = unit.replace("_", " ").capitalize()
    eol = _eol(text)
    block = ["[[assignment]]", f'name = "{unit}"', f'title = "{title}"', "pages = [", f'    "{slug}",', "]", ""]
    before = text.rstrip() + eol * 2 if text.strip() else ""
    return before + eol.join(block), {"name": unit, "title": title, "pages": [slug]}


def _inserted(text: str, unit: str, slug: str) -> str:
    """The page behind the last one of its assignment, on a line of its own where that one has one."""
    for block in BLOCK.finditer(text):
        pages = PAGES.search(block[0])
        if pages is None or not re.search(rf"^[ \t]*name[ \t]*=[ \t]*([\"']){unit}\1", block[0], re.M):
            continue
        start = block.start() + pages.end()
        last, comma, closing = None, False, start
        for token in TOKEN.finditer(text, start):
            if token[0] == "]":
                closing = token.start()
                break
            if token[0] == ",":
                comma = True
            elif not token[0].startswith("#"):
                last, comma = token, False
        if last is None:
            return f'{text[:start]}"{slug}"{text[start:]}'
        indent = text[text.rfind("\n", 0, last.start()) + 1 : last.start()]
        end = LINE_END.search(text, last.end())
        if indent.strip() or end is None or end.start() > closing:
            return f'{text[: last.end()]}, "{slug}"{text[last.end() :]}'
        rest = ("" if comma else ",") + text[last.end() : end.start()]  # a comment on that line stays with its page
        return f'{text[: last.end()]}{rest}{_eol(text)}{indent}"{slug}",{text[end.start() :]}'
    return text


def _eol(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
