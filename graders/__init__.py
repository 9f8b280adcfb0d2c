"""Stepmark grades the path a training loop takes, not only where it ends.

    exercises/ + solutions/ + templates/      submitted/*.ipynb        reference_impl/, misconceptions
            |  build                                 |  run (sandbox)           |  refer (same runner, trusted code)
            v                                        v                          v
     student notebook, instructor notebook       evidence                 truth: reference and ensemble
            |  release (gradebook)                   \\___________  ____________/
            v                                                    \\/
        release/                                  judge: pure, from records to verdicts
                                                                 |  report
                                                                 v
                                        gradebook and feedback, terminal, JSON

    authoring   what an author writes             records    what the stages hand to each other
    course      a course directory, read          paths      the one module that knows where things lie
    build       page -> notebooks                 instances  drawn from a seed, moved to measure tolerance
    refer       what is true                      sandbox    the only place that starts processes; `inside` runs there
    retrace     what is true along one's own steps
    device_build  the simulated GPU, compiled at set-up
    plan, run   notebook -> evidence -> verdicts  judge      evidence and truth -> verdicts
    grade       one notebook, all of it           gradebook  nbgrader at both ends
    report      verdicts for people and programs  words      sentences in two languages
    laws        the grader's own tests            scaffold   first forms of exercises and courses
    trusted     any training, its mistakes        command    the `stepmark` command
    whole_class a class, on all cores             cluster    a class, on other machines; `remote` runs there
    truths      what is true, kept on disk        streams    evidence as bytes; `versions` of what made it

The names below are all that the files of a course import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .authoring import alternative, check, exact, file, misconception, mistakes, private, samples
from .judge.criteria import at_least, close, equal, parts, satisfies
from .judge.trajectory import trajectory

if TYPE_CHECKING:
    from .inside import probe

__version__ = "0.1.0"

__all__ = [
    "alternative", "at_least", "check", "close", "equal", "exact", "file", "misconception", "mistakes", "parts",
    "private", "probe", "samples", "satisfies", "trajectory",
]


def __getattr__(name: str) -> Any:
    """`probe` is imported where it is first asked for: it needs torch, which takes seconds."""
    if name == "probe":
        from .inside import probe

        return probe
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
