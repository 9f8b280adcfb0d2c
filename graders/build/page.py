"""A page (Markdown and Jinja) as the cells of a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..course import Exercise
from ..errors import CourseError
from ..records import Check
from .calls import Calls, Made, page_text, render
from .cells import CellKind, PageCell, grade_id
from .looks import looks
from .names import bound_names
from .prose import SLOT, Fenced, Prose, Slot, split
from .stub import ANSWER_STUB, CODE_STUB, solution_cell
from .visible import Frozen, visible_check

Freeze = Callable[[Exercise, Check], Frozen | None]
Translate = Callable[[str], str]
Parts = list[Prose | Fenced | Slot]


def nothing_frozen(exercise: Exercise, check: Check) -> Frozen | None:
    """For pages whose checks need not be compared with anything."""
    return None


@dataclass(frozen=True)
class Page:
    """A page in one language, read. `asked` are the names its stubs ask for, `files` what it ships, by name."""

    exercise: str
    title: str
    cells: tuple[PageCell, ...]
    asked: tuple[str, ...]
    files: Mapping[str, Path]


def title_of(exercise: Exercise, lang: str) -> str:
    """The heading of a page. Raises CourseError where the page is missing or does not begin with one."""
    first = page_text(exercise, lang).split("\n", 1)[0]
    if not first.startswith("# ") or not first[2:].strip():
        raise CourseError("the page does not begin with its title", f"{exercise.paths.page(exercise.slug, lang)}:1",
                          "write `# Title` on the first line")
    return first[2:].strip()


def read_page(exercise: Exercise, lang: str, frozen: Freeze = nothing_frozen, translate: Translate = str) -> Page:
    """Read a page. `frozen` gives what the reference answers on a check's public instance, or None.

    Raises CourseError with the page's line and what to do.
    """
    title = title_of(exercise, lang)
    where = str(exercise.paths.page(exercise.slug, lang))
    list(split(page_text(exercise, lang), where))  # before Jinja, while the line numbers are the author's
    text, calls = render(exercise, lang)
    parts = list(split(text, where))
    _by_themselves(parts, calls)
    if not any(made.kind in ("stub", "answer") for made in calls.made):
        raise CourseError("the page asks for nothing", where,
                          'say what to write: {{ stub("name") }} or {{ answer("name", points=2) }}')
    placed = [made.names[0] for made in calls.made if made.kind == "check"]
    maker = _Maker(calls, parts, frozen, translate)
    left = [maker.check_cell(check) for check in calls.checks if check.name not in placed]
    return Page(exercise.slug, title, (*maker.cells(), *left), tuple(calls.asked), dict(calls.files))


def _by_themselves(parts: Parts, calls: Calls) -> None:
    for part in parts:
        text = "" if isinstance(part, Slot) else part.text if isinstance(part, Prose) else part.source
        found = SLOT.search(text)
        if found:
            made = calls.made[int(found[1])]
            raise CourseError(f"{made.kind}({', '.join(map(repr, made.names))}) does not stand by itself",
                              f"{calls.where}:{made.line}", "put it on a line of its own, outside of fences")


class _Maker:
    """Makes the cells of one page from its parts."""

    def __init__(self, calls: Calls, parts: Parts, frozen: Freeze, translate: Translate) -> None:
        self.calls, self.parts, self.frozen, self.translate = calls, parts, frozen, translate
        self.slug = calls.exercise.slug
        self.frames = looks(calls.exercise.paths)

    def cells(self) -> Iterator[PageCell]:
        """The cells in the page's order."""
        locked = 0
        for part in self.parts:
            if isinstance(part, Prose):
                yield PageCell(CellKind.PROSE, part.text, exercise=self.slug, code=False)
            elif isinstance(part, Slot):
                yield self._called(self.calls.made[part.call])
            elif part.flag == "locked":
                locked += 1
                identity = grade_id(self.slug, CellKind.GIVEN, str(locked))
                yield PageCell(CellKind.GIVEN, part.source, identity, exercise=self.slug)
            else:
                yield PageCell(CellKind.DEMO if part.flag else CellKind.TRY, part.source, exercise=self.slug)

    def check_cell(self, check: Check) -> PageCell:
        """The cell of a check."""
        frozen = self.frozen(self.calls.exercise, check)
        source = visible_check(check, self.translate(check.sentence), frozen, self.calls.lang, self.frames)
        identity = grade_id(self.slug, CellKind.CHECK, check.name)
        return PageCell(CellKind.CHECK, source, identity, check.points, self.slug, check.name)

    def _called(self, made: Made) -> PageCell:
        if made.kind == "check":
            return self.check_cell(self.calls.exercise.check(made.names[0]))
        kind, name = CellKind(made.kind), ", ".join(made.names)
        # the instructor's notebook runs through; nbgrader puts the whole stub there on release
        source = CODE_STUB.split("\n")[0] if made.code else ANSWER_STUB
        if kind is CellKind.STUB:
            path = self.calls.exercise.paths.solution(self.slug)
            source = solution_cell(path.read_text("utf8"), made.names, given=self._given, where=str(path))
        return PageCell(kind, source, grade_id(self.slug, kind, name), made.points, self.slug, name, made.code)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The names that the page's locked cells define and its stubs ask for."""
        names = set(self.calls.asked)
        for part in self.parts:
            if isinstance(part, Fenced) and part.flag == "locked":
                try:
                    names |= bound_names(part.source)
                except SyntaxError as error:
                    line = part.line + (error.lineno or 0)
                    raise CourseError(f"SyntaxError in a locked cell: {error.msg}", f"{self.calls.where}:{line}",
                                      "mend this line") from None
        return frozenset(names)
