"""Sentences in the student's language: gettext catalogues, read with Babel, of the engine and of the course.

The engine's catalogue lies with its templates (`templates/ko.po`); a course keeps one beside each unit's pages
(`exercises/<unit>/ko.po`). English is the language of the sources and needs none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from .errors import CourseError
from .paths import CoursePaths, engine_templates
from .records import Text

Translate = Callable[["Text | str"], str]


def translator(lang: str, paths: CoursePaths | None = None, units: Iterable[str] = ()) -> Translate:
    """A function from a sentence to its words in `lang`. A sentence without a translation stays English."""
    known: dict[str, str] = {}
    if lang != "en":
        known.update(catalogue(engine_templates() / f"{lang}.po"))
        for unit in dict.fromkeys(units):
            if paths is not None:
                known.update(catalogue(paths.catalogue(unit, lang)))

    def translate(sentence: Text | str) -> str:
        text = Text(sentence) if isinstance(sentence, str) else sentence
        template = known.get(text.template) or text.template
        return _fill(template, {key: _shown(value, translate) for key, value in text.values.items()})

    return translate


def _fill(template: str, values: dict[str, str]) -> str:
    # not str.format: a course's sentence may hold braces of its own; in one go, since a value may hold braces too
    return re.sub(r"\{(\w+)\}", lambda hole: values.get(hole[1], hole[0]), template)


def _shown(value: Any, translate: Translate) -> str:
    if isinstance(value, Text):
        return translate(value)
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, float):
        return shown_number(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        shown = [_shown(v, translate) for v in value]
        return shown[0] if len(shown) == 1 else "(" + ", ".join(shown) + ")"
    return translate(value) if isinstance(value, str) else str(value)


def shown_number(value: float) -> str:
    """Six significant digits, and no more precision than that claims."""
    if math.isnan(value) or math.isinf(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return str(int(value)) if value == int(value) and abs(value) < 1e6 else f"{value:.6g}"


@cache
def catalogue(path: Path) -> dict[str, str]:
    """msgid -> msgstr of a .po file, without what is empty or fuzzy; empty where there is no file."""
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as handle:
            entries = read_po(handle, abort_invalid=True)
    except (PoFileError, ValueError, UnicodeDecodeError) as error:
        raise CourseError(f"not a gettext catalogue: {error}", path, "mend the line named above") from None
    return {str(e.id): str(e.string) for e in entries if e.id and e.string and not e.fuzzy}


def add_missing(path: Path, lang: str, sentences: Iterable[str]) -> int:
    """Add the sentences that a catalogue lacks, to be translated there. Returns how many lack their words."""
    entries = Catalog(locale=lang)
    if path.is_file():
        with path.open("rb") as handle:
            entries = read_po(handle, locale=lang)
    new = [sentence for sentence in dict.fromkeys(sentences) if entries.get(sentence) is None]
    for sentence in new:
        entries.add(sentence)
    if new:  # what is complete stays as its translator left it
        with path.open("wb") as handle:
            write_po(handle, entries, width=110, sort_output=False)
    return sum(1 for e in entries if e.id and (not e.string or e.fuzzy))
