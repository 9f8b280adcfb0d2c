"""A grader is software under test, and its tests are answers: the seven laws that every exercise must satisfy.

    findings   what a law has to say, and how long it may look
    answers    laws 1 to 3: stubs earn nothing, right answers everything, mistakes lose points and are named
    truth      law 4: the reference is deterministic, keeps its hands off, and is not the solution's code
    leaks      law 5: nothing secret stands in the student notebook
    notebook   law 6: the notebook opens and runs
    margins    how far right and wrong answers lie apart, in tolerances
    languages  law 7: every sentence in every language, no stray file

The figures and the independent witness of law 4 are the course's own tests: no engine can know them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..course import Course, Exercise
from ..refer import Referee
from ..sandbox import Server
from .answers import mistakes_are_named, right_answers_earn_all, stubs_earn_nothing
from .findings import Budget, Finding, Report
from .languages import both_languages, stray_files
from .leaks import nothing_leaks
from .notebook import notebook_runs
from .truth import reference_is_sound

Law = Callable[[Exercise, Course, Referee, Budget], Report]

LAWS: Mapping[int, Law] = {
    1: stubs_earn_nothing,
    2: right_answers_earn_all,
    3: mistakes_are_named,
    4: reference_is_sound,
    5: nothing_leaks,
    6: notebook_runs,
    7: both_languages,
}

__all__ = ["LAWS", "Budget", "Finding", "Law", "Report", "Server", "stray_files"]
