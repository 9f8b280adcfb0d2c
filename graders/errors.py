"""Errors that a person reads: each says what is wrong, where, and what to do about it."""

from __future__ import annotations


class StepmarkError(Exception):
    """Something outside the program is not as it must be.

    Attributes: `what` the fact, `where` the file (and line) it was met in, `remedy` the next thing to do.
    """

    def __init__(self, what: str, where: object = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, str(where), remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f"\n  remedy: {self.remedy}" if self.remedy else "")


class CourseError(StepmarkError):
    """The course's own files (a page, a solution, a check, course.toml) are wrong."""


class BrokenCheck(StepmarkError):
    """A check does not hold for the reference itself: our fault, never the student's."""


class NotebookError(StepmarkError):
    """A submitted file cannot be read as a notebook of this course."""


class SandboxError(StepmarkError):
    """The process that runs submissions could not be started or kept up: our fault."""


class RefusedRelease(StepmarkError):
    """A release would orphan work that students have already handed in."""
