"""What a page's Jinja may call, and what it called."""

from __future__ import annotations

import re
import sys
import traceback
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2

from ..course import LANGUAGES, Exercise, did_you_mean
from ..errors import CourseError
from ..records import Check
from .looks import frame, looks
from .names import read_module
from .prose import slot

ANSWER_NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")
EVERY_CALL = 'stub("f"), check("name"), answer("name", points=2), effort(difficulty=1, minutes=10), file("data.csv")'


@dataclass(frozen=True)
class Made:
    """One call that leaves a cell on the page; `kind` is the call's name."""

    kind: str
    names: tuple[str, ...]
    line: int
    points: float = 0.0
    code: bool = True


@dataclass
class Calls:
    """The functions of a page. Each call is remembered in `made`, and leaves a mark where its cell will be."""

    exercise: Exercise
    lang: str
    made: list[Made] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The file of the page."""
        return str(self.exercise.paths.page(self.exercise.slug, self.lang))

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The exercise's checks; one that only a person grades may have none."""
        path = self.exercise.paths.check(self.exercise.slug)
        return self.exercise.checks if self.asked or path.is_file() else ()

    def stub(self, *names: str) -> str:
        """A cell in which the student writes these names."""
        if not names:
            self._wrong("stub() names nothing", 'name what is to be written: stub("f")')
        path = self.exercise.paths.solution(self.exercise.slug)
        if not path.is_file():
            self._wrong(f"stub({names[0]!r}) has no solution to be cut from", f"write {path}")
        module = read_module(path.read_text("utf8"), str(path))
        known = [n for s in module.statements if s.definition and not s.target for n in s.binds]
        for name in dict.fromkeys(name.partition(".")[0] for name in names):
            if name not in known:
                self._wrong(f"the solution has no `{name}`{did_you_mean(name, known)}", f"define it in {path}")
            if name in self.asked:
                self._wrong(f"`{name}` is asked for twice", 'put its methods into one call: stub("C.a", "C.b")')
            self.asked.append(name)
        return self._leave("stub", names)

    def check(self, name: str) -> str:
        """The visible cell of a check."""
        known = [check.name for check in self.exercise.checks]
        if name not in known:
            self._wrong(f"no check `{name}`{did_you_mean(name, known)}", "use the name of a function with @check")
        return self._leave("check", (name,))

    def answer(self, name: str, *, points: float, kind: str = "markdown") -> str:
        """A cell for an answer that a person grades."""
        if not ANSWER_NAME.match(name):
            self._wrong(f"an answer is named {name!r}", "use letters, digits and _")
        if kind not in ("markdown", "code") or not isinstance(points, int | float) or points <= 0:
            self._wrong(f"answer({name!r}) is worth {points!r} and of the kind {kind!r}",
                        'points are above 0, and the kind is "markdown" or "code"')
        return self._leave("answer", (name,), float(points), kind == "code")

    def effort(self, *, difficulty: int, minutes: int) -> str:
        """A line (one, so that later line numbers hold) that says how hard it is and how long it takes."""
        if difficulty not in (1, 2, 3) or not isinstance(minutes, int) or minutes <= 0:
            self._wrong(f"effort({difficulty=}, {minutes=})",
                        "difficulty is 1, 2 or 3; minutes are a whole number above 0")
        frames = looks(self.exercise.paths)
        return " ".join(frame(frames, f"effort.{self.lang}.md", difficulty=difficulty, minutes=minutes).split("\n"))

    def file(self, name: str) -> str:
        """The name of a data file that lies beside the page and is handed out with the notebook."""
        path = self.exercise.paths.shipped(self.exercise.slug, name)
        if "/" in name or not path.is_file():
            self._wrong(f"no file {name!r} beside the page", f"put it at {path.parent / Path(name).name}")
        self.files[name] = path
        return name

    def _leave(self, kind: str, names: tuple[str, ...], points: float = 0.0, code: bool = True) -> str:
        if any(made.kind == kind and made.names == names for made in self.made):
            self._wrong(f"{kind}({', '.join(map(repr, names))}) occurs twice on the page", "place it once")
        self.made.append(Made(kind, names, self._line(), points, code))
        return slot(len(self.made) - 1)

    def _line(self) -> int:
        """The line of the page that is being rendered: the nearest frame of its compiled template knows."""
        at = sys._getframe()
        while at.f_back is not None:
            at = at.f_back
            if at.f_code.co_filename == self.where:
                return int(at.f_globals["__jinja_template__"].get_corresponding_lineno(at.f_lineno))
        return 1

    def _wrong(self, what: str, remedy: str) -> None:
        raise CourseError(what, f"{self.where}:{self._line()}", remedy)


def page_text(exercise: Exercise, lang: str) -> str:
    """The text of a page. Raises CourseError where it is missing."""
    path = exercise.paths.page(exercise.slug, lang)
    if lang not in LANGUAGES:
        raise CourseError(f"no language `{lang}`", path, f"the languages are: {', '.join(LANGUAGES)}")
    try:
        return path.read_text("utf8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise CourseError("this page does not exist", path, "write it: every page exists in every language") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"the page is not UTF-8: {error.reason}", path, "save it as UTF-8") from None


def render(exercise: Exercise, lang: str) -> tuple[str, Calls]:
    """A page's Markdown, with marks where its calls were, and the calls. Raises CourseError with the page's line."""
    calls, text = Calls(exercise, lang), page_text(exercise, lang)
    loader = jinja2.FunctionLoader(lambda name: (text, calls.where, None))
    environment = jinja2.Environment(
        loader=loader, undefined=jinja2.StrictUndefined, autoescape=False, keep_trailing_newline=True)
    known = {name: getattr(calls, name) for name in ("stub", "check", "answer", "effort", "file")}
    try:
        return environment.get_template("page").render(known), calls
    except CourseError:
        raise
    except jinja2.TemplateSyntaxError as error:
        raise CourseError(f"Jinja cannot read this: {error.message}", f"{calls.where}:{error.lineno}",
                          "braces that belong to a formula go between {% raw %} and {% endraw %}") from None
    except Exception as error:
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == calls.where]
        missing = re.match(r"'(\w+)' is undefined", str(error))
        near = did_you_mean(missing[1], list(known)) if missing else ""
        raise CourseError(f"{type(error).__name__}: {str(error).removeprefix('Calls.')}{near}",
                          f"{calls.where}:{lines[-1] if lines else 1}", f"a page may call {EVERY_CALL}") from None
