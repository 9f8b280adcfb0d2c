"""Every exercise against every law, each as a test of its own."""

from __future__ import annotations

import pytest
from classroom import ROOT

from graders.course import Course, load_course
from graders.laws import LAWS, Budget, stray_files
from graders.laws.findings import LEAST
from graders.refer import Referee

SLUGS = [exercise.slug for exercise in load_course(ROOT, ROOT).exercises]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("number", LAWS)
def test_law(number: int, slug: str, course: Course, referee: Referee, pytestconfig: pytest.Config,
             record_property: object) -> None:
    budget = Budget(pytestconfig.getoption("--instances"), pytestconfig.getoption("--seconds"))
    report = LAWS[number](course.exercise(slug), course, referee, budget)
    if report.instances is not None:
        print(f"\nlaw {number}, {slug}: {report.instances} secret instances a check")
        assert report.instances >= LEAST
    assert not report.findings, "\n".join(map(str, report.findings))


def test_no_stray_file_lies_about(course: Course) -> None:
    assert not stray_files(course)
