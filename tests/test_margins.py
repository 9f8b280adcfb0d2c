"""Room between answers: right ones drift far less than a tolerance, mistakes lie ten tolerances and more away."""

from __future__ import annotations

import math

import numpy as np
import pytest
from classroom import ROOT

from graders import close, equal, parts, trajectory
from graders.course import Course, load_course
from graders.inside.frames import Array
from graders.judge.margins import farthest
from graders.laws.margins import margins
from graders.records import Truth
from graders.refer import Referee


@pytest.mark.parametrize("slug", [exercise.slug for exercise in load_course(ROOT, ROOT).exercises])
def test_margins_of_the_course(slug: str, course: Course, referee: Referee) -> None:
    rows, found = margins(course.exercise(slug), referee)
    assert not found, "\n".join(map(str, found))
    assert all(row.drift < 0.5 for row in rows), rows  # at most 8 of the 16 spreads that are allowed


def test_distance_in_tolerances() -> None:
    """The ensemble lies 0.5 away, so 16 * 0.5 = 8 is one tolerance."""
    truth = Truth(10.0, (10.5,))
    assert farthest(close(1), 10.0, truth) == 0
    assert farthest(close(1), 14.0, truth) == pytest.approx(0.5)
    assert farthest(close(1), 90.0, truth) == pytest.approx(10)
    assert farthest(close(1), "text", truth) == math.inf
    assert farthest(close(1), math.nan, truth) == math.inf
    assert farthest(equal(1), 3, Truth(3)) == 0
    assert farthest(equal(1), 4, Truth(3)) == math.inf


def test_distance_of_histories_is_that_of_the_worst_step() -> None:
    def history(*values: float) -> Array:
        return Array(np.asarray(values), "float64")

    truth = Truth({"w": history(8, 4, 2)}, ({"w": history(8, 4 + 2**-10, 2)},))  # 2**-6 is allowed near all steps
    criterion = trajectory(w=2, length=1)
    assert farthest(criterion, {"w": history(8, 4, 2)}, truth) == 0
    assert farthest(criterion, {"w": history(8, 4 + 2**-7, 2)}, truth) == pytest.approx(0.5)
    assert farthest(criterion, {"w": history(8, 4 + 2**-7, 3)}, truth) == pytest.approx(64)
    assert farthest(criterion, {"w": history(8, 4)}, truth) == math.inf  # too short, and no number is wrong
    assert farthest(criterion, {"w": history(9, 4)}, truth) == math.inf  # the same, however near the numbers are
    assert farthest(criterion, {}, truth) == math.inf


def test_distance_of_parts_is_that_of_the_worst() -> None:
    truth = Truth({"a": 1.0, "b": 1}, ({"a": 1.0625, "b": 1},))  # 16 / 16 = 1 is allowed
    assert farthest(parts(a=close(1), b=equal(1)), {"a": 4.0, "b": 1}, truth) == pytest.approx(3)
    assert farthest(parts(a=close(1), b=equal(1)), {"a": 1.5, "b": 2}, truth) == math.inf
