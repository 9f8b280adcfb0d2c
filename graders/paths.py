"""The one module that knows paths: of a course, of its classroom (an nbgrader course directory), of the engine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .errors import CourseError

ENGINE = Path(__file__).resolve().parent
INSIDE = ENGINE / "inside"
TRUSTED_CODE = ENGINE / "trusted"  # importable beside references and solutions


def engine_templates() -> Path:
    """The engine's own Jinja frames: beside the package in a checkout, inside it once installed."""
    packed = ENGINE / "_templates"
    return packed if packed.is_dir() else ENGINE.parent / "templates"


def cache() -> Path:
    """Where things are kept that can always be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "stepmark"


@dataclass(frozen=True)
class CoursePaths:
    """Where the files of a course lie; the same `unit/slug` names an exercise under every root."""

    root: Path

    @property
    def course_toml(self) -> Path:
        return self.root / "exercises" / "course.toml"

    @property
    def exercises(self) -> Path:
        return self.root / "exercises"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def solutions(self) -> Path:
        return self.root / "solutions"

    @property
    def checks(self) -> Path:
        return self.root / "graders" / "checks"

    @property
    def references(self) -> Path:
        return self.root / "reference_impl"

    def page(self, exercise: str, lang: str) -> Path:
        suffix = ".md" if lang == "en" else f".{lang}.md"
        return self.exercises / f"{exercise}{suffix}"

    def shipped(self, exercise: str, name: str) -> Path:
        """A data file that a page hands out; it lies beside the page."""
        return (self.exercises / exercise).parent / name

    def solution(self, exercise: str) -> Path:
        return self.solutions / f"{exercise}.py"

    def check(self, exercise: str) -> Path:
        return self.checks / f"{exercise}.py"

    def reference(self, exercise: str) -> Path:
        return self.references / f"{exercise.split('/')[0]}.py"

    def programs(self, exercise: str) -> list[Path]:
        """What learners wrote for an exercise, right programs (`passed_*.py`) and wrong ones, kept for its tests."""
        return sorted((self.root / "tests" / "submissions" / exercise).glob("*.py"))

    def catalogue(self, unit: str, lang: str) -> Path:
        return self.exercises / unit / f"{lang}.po"

    def built(self, assignment: str, lang: str) -> Path:
        return self.root / "build" / "notebooks" / lang / assignment

    def pictures(self, assignment: str) -> Path:
        """Where `stepmark check` leaves the pictures that its output names."""
        return self.root / "build" / "pictures" / assignment

    @property
    def truths(self) -> Path:
        """Evidence of references and known mistakes, for commands that have no classroom."""
        return self.root / "build" / "truths"

    @property
    def classroom(self) -> Path:
        return self.root / "classroom"


@dataclass(frozen=True)
class ClassroomPaths:
    """An ordinary nbgrader course directory, and what Stepmark keeps beside its gradebook."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "nbgrader_config.py"

    @property
    def gradebook(self) -> Path:
        return self.root / "gradebook.db"

    def source(self, assignment: str) -> Path:
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def submitted(self, student: str, assignment: str) -> Path:
        return self.root / "submitted" / student / assignment / f"{assignment}.ipynb"

    def autograded(self, student: str, assignment: str) -> Path:
        return self.root / "autograded" / student / assignment / f"{assignment}.ipynb"

    def feedback(self, student: str, assignment: str) -> Path:
        return self.root / "feedback" / student / assignment / f"{assignment}.html"

    def submissions(self, assignment: str) -> dict[str, Path]:
        """Student -> folder of what was handed in, by name."""
        folders = sorted((self.root / "submitted").glob(f"*/{assignment}"))
        return {folder.parent.name: folder for folder in folders if folder.is_dir()}

    @property
    def private(self) -> Path:
        """Stepmark's own folder: seeds and verdicts. It must stay with the gradebook and is never released."""
        return self.root / ".stepmark"

    @property
    def seeds(self) -> Path:
        return self.private / "seeds.json"

    @property
    def locks(self) -> Path:
        """Under which locks each run graded: one JSON object a line."""
        return self.private / "locks.jsonl"

    @property
    def truths(self) -> Path:
        """Evidence of references and known mistakes on this class's instances."""
        return self.private / "truths"

    def taken(self, assignment: str, student: str) -> Path:
        """What nbgrader took in of a submission, and what became of it there."""
        return self.private / "taken" / assignment / f"{student}.json"

    def evidence(self, key: str) -> Path:
        """Cached verdicts of a run by the key of everything that went into it."""
        return self.private / "runs" / key[:2] / f"{key}.json"


def find_course(start: Path, given: Path | None = None) -> CoursePaths:
    """The course directory: `given`, else the nearest one upwards that holds exercises/course.toml.

    Raises CourseError where there is none.
    """
    if given is not None:
        if not (given / "exercises" / "course.toml").is_file():
            raise CourseError("no course here", given / "exercises" / "course.toml",
                              "name the folder that holds exercises/course.toml, or make a course: stepmark init DIR")
        return CoursePaths(given.resolve())
    for folder in [start.resolve(), *start.resolve().parents]:
        if (folder / "exercises" / "course.toml").is_file():
            return CoursePaths(folder)
    raise CourseError("no exercises/course.toml in this folder or above it", start,
                      "go into a course, name it with --course DIR, or make one: stepmark init DIR")
