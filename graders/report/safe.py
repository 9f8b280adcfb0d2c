"""Students' own HTML, made harmless: the instructor reads it in the formgrader, with an instructor's rights."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from nbconvert.preprocessors.sanitize import SanitizeHTML

# Plain kinds of output; of all others (scripts, SVG, widgets) the plain text is left
HARMLESS = ("text/plain", "text/latex", "image/png", "image/jpeg")
ACTIVE = re.compile(r"<\s*(script|iframe|object|embed|svg|math|form|meta|link|style|base)\b|\bon\w+\s*=|javascript:",
                    re.IGNORECASE)
TABLES = ("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "div", "span", "p", "br", "pre", "h1", "h2",
          "h3", "h4", "hr", "sub", "sup", "img")


@cache
def _clean() -> Callable[[str], str]:
    cleaner = SanitizeHTML(strip=True)  # type: ignore[no-untyped-call]
    cleaner.tags = sorted({*cleaner.tags, *TABLES})
    clean: Callable[[str], str] = cleaner.sanitize_html_tags
    return clean


def safe_output(data: Mapping[str, Any]) -> dict[str, str]:
    """The data of an output: pictures and text as they are, HTML without anything that could act."""
    kept = {str(mime): str(value) for mime, value in data.items() if mime in HARMLESS}
    if "text/html" in data:
        kept["text/html"] = _clean()(str(data["text/html"]))
    return kept


def safe_markdown(source: str) -> str:
    """A Markdown cell as it is, unless it holds HTML that could act."""
    return _clean()(source) if ACTIVE.search(source) else source
