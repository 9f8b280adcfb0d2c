"""Loads a course directory into records: course.toml, and for each exercise its solution, checks and reference."""

from __future__ import annotations

import difflib
import importlib.util
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from .authoring import MARK
from .errors import CourseError
from .paths import CoursePaths, find_course
from .records import Check, Override

LANGUAGES = ("en", "ko")
SLUG = re.compile(r"^[a-z][a-z0-9_]*/[a-z][a-z0-9_]*$")
NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*$")


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Seconds are wall time."""

    cell_seconds: float = 30.0
    check_seconds: float = 10.0
    memory_mb: int = 3000
    output_kb: int = 200
    file_mb: int = 50


@dataclass(frozen=True)
class Assignment:
    """What is released together: one notebook. `pages` are exercises in order."""

    name: str
    title: Mapping[str, str]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """One exercise of a course; its files are read when they are first needed."""

    slug: str
    paths: CoursePaths

    @property
    def unit(self) -> str:
        return self.slug.split("/")[0]

    @property
    def by_hand(self) -> bool:
        """Whether the page has only answers that a person grades: then there is neither a check nor a solution."""
        return not self.paths.check(self.slug).is_file() and not self.paths.solution(self.slug).is_file()

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        path = self.paths.check(self.slug)
        if self.by_hand:
            return ()
        found = tuple(v for v in _declared(path, self.slug, "check") if isinstance(v, Check))
        if not found:
            raise CourseError("no function here is decorated with @check", path, "declare at least one check")
        names = [c.name for c in found]
        for c in found:
            if c.needs and c.needs not in names[: names.index(c.name)]:
                raise CourseError(f"the check `{c.name}` needs `{c.needs}`, which is no earlier check", path,
                                  "declare the needed check above the one that needs it")
        return found

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        path = self.paths.solution(self.slug)
        if self.by_hand:
            return ()
        found = tuple(o for v in _declared(path, self.slug, "solution")
                      for o in (v if isinstance(v, tuple) else (v,)) if isinstance(o, Override))
        _unique([o.name for o in found], "alternative or misconception", path)
        wrong = {o.name for o in found if o.wrong}
        for o in found:
            for other in o.same_as:
                if other not in wrong:
                    raise CourseError(f"`{o.name}` is declared the same as `{other}`, which is no misconception here",
                                      path, "name misconceptions of the same file")
        return found

    @property
    def alternatives(self) -> tuple[Override, ...]:
        return tuple(o for o in self.overrides if not o.wrong)

    @property
    def training(self) -> str | None:
        """The name of the function that describes how this exercise trains, where there is one."""
        return next((o.name for o in self.alternatives if o.described), None)

    @property
    def misconceptions(self) -> tuple[Override, ...]:
        return tuple(o for o in self.overrides if o.wrong)

    def check(self, name: str) -> Check:
        """The check of that name. Raises CourseError with the nearest name."""
        for c in self.checks:
            if c.name == name:
                return c
        raise CourseError(f"no check `{name}`{did_you_mean(name, [c.name for c in self.checks])}",
                          self.paths.check(self.slug), "use the name of a function decorated with @check")


@dataclass(frozen=True)
class Course:
    """A course directory, read."""

    paths: CoursePaths
    title: str
    assignments: tuple[Assignment, ...]
    limits: Limits
    languages: tuple[str, ...] = ("en",)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise of every assignment, in order."""
        return tuple(Exercise(slug, self.paths) for a in self.assignments for slug in a.pages)

    def exercise(self, slug: str) -> Exercise:
        """The exercise of that slug (`unit/name`, or the bare name). Raises CourseError with the nearest name."""
        for e in self.exercises:
            if slug in (e.slug, e.slug.split("/")[1]):
                return e
        known = [e.slug for e in self.exercises]
        raise CourseError(f"no exercise `{slug}`{did_you_mean(slug, known)}", self.paths.course_toml,
                          "exercises are named unit/name, as in the pages of course.toml")

    def assignment(self, name: str) -> Assignment:
        """The assignment of that name. Raises CourseError with the nearest name."""
        for a in self.assignments:
            if a.name == name:
                return a
        known = [a.name for a in self.assignments]
        raise CourseError(f"no assignment `{name}`{did_you_mean(name, known)}", self.paths.course_toml,
                          f"the assignments of this course are: {', '.join(known)}")

    def of(self, assignment: Assignment) -> tuple[Exercise, ...]:
        """The exercises of an assignment, in order."""
        return tuple(self.exercise(slug) for slug in assignment.pages)


def load_course(start: Path, given: Path | None = None) -> Course:
    """Read course.toml and see that every page it names exists. Raises CourseError."""
    paths = find_course(start, given)
    where = paths.course_toml
    try:
        data = tomllib.loads(where.read_text("utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"not valid TOML: {error}", where, "mend the line named above") from None
    _known(data, {"title": str, "languages": list, "limits": dict, "assignment": list}, where, "")
    languages = tuple(data.get("languages", ["en"]))
    if not languages or any(lang not in LANGUAGES for lang in languages):
        raise CourseError(f"languages = {list(languages)}", where, f"choose from: {', '.join(LANGUAGES)}")
    assignments = tuple(_assignment(entry, where) for entry in data.get("assignment", []))
    _unique([a.name for a in assignments], "assignment", where)
    _unique([p for a in assignments for p in a.pages], "page", where)
    course = Course(paths, data.get("title", paths.root.name), assignments, _limits(data.get("limits", {}), where),
                    languages)
    for slug in (p for a in assignments for p in a.pages):
        if not paths.page(slug, "en").is_file():
            raise CourseError(f"the page `{slug}` does not exist", paths.page(slug, "en"),
                              f"write it (stepmark new {slug}) or take it out of {where.name}")
    return course


def _assignment(entry: Mapping[str, Any], where: Path) -> Assignment:
    _known(entry, {"name": str, "title": (str, dict), "pages": list}, where, "assignment")
    name, pages = entry.get("name", ""), entry.get("pages", [])
    if not NAME.match(name):
        raise CourseError(f"an assignment is named {name!r}", where, "use letters, digits, - and _")
    if not pages:
        raise CourseError(f"the assignment `{name}` has no pages", where, 'pages = ["unit/exercise", ...]')
    for slug in pages:
        if not isinstance(slug, str) or not SLUG.match(slug):
            raise CourseError(f"the page {slug!r} of `{name}` is no exercise's name", where,
                              "write unit/exercise in small letters, digits and _")
    title = entry.get("title", name)
    return Assignment(name, {"en": title} if isinstance(title, str) else dict(title), tuple(pages))


def _limits(entry: Mapping[str, Any], where: Path) -> Limits:
    numbers = {name: (int, float) if name.endswith("_seconds") else int for name in Limits.__dataclass_fields__}
    _known(entry, numbers, where, "limits")
    if any(value <= 0 for value in entry.values()):
        raise CourseError("a limit is not positive", where, "give seconds, MB and KB above 0")
    return Limits(**entry)


def _known(entry: Mapping[str, Any], allowed: Mapping[str, Any], where: Path, table: str) -> None:
    place = f" in [{table}]" if table else ""
    for key, value in entry.items():
        if key not in allowed:
            raise CourseError(f"unknown key `{key}`{place}{did_you_mean(key, list(allowed))}", where,
                              f"the keys{place} are: {', '.join(allowed)}")
        if not isinstance(value, allowed[key]) or isinstance(value, bool):
            raise CourseError(f"`{key}`{place} is {value!r}, which has the wrong type", where, "see the README")


def _unique(names: list[str], what: str, where: Path) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CourseError(f"the {what} `{name}` occurs {names.count(name)} times", where, "name each once")


def did_you_mean(name: str, known: list[str]) -> str:
    """` (did you mean ...?)` where something near is known, else nothing."""
    near = difflib.get_close_matches(name, known, n=1)
    return f" (did you mean `{near[0]}`?)" if near else ""


def load_module(path: Path, name: str) -> ModuleType:
    """Import a course's file by its path. Raises CourseError naming the line that failed."""
    if not path.is_file():
        raise CourseError("this file does not exist", path, "write it; stepmark new UNIT/EXERCISE makes a first form")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except CourseError:
        raise
    except Exception as error:
        line = getattr(error, "lineno", None) or _line_in(path, error)
        raise CourseError(f"{type(error).__name__}: {error}", f"{path}:{line}", "mend this line") from error
    return module


def _line_in(path: Path, error: BaseException) -> int | str:
    line: int | str = "?"
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _declared(path: Path, slug: str, kind: str) -> list[Any]:
    module = load_module(path, f"stepmark_{kind}_{slug.replace('/', '__')}")
    return [value.__dict__[MARK] for value in vars(module).values()
            if callable(value) and MARK in getattr(value, "__dict__", {})]
