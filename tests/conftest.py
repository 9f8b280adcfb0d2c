"""What the tests share: the course of this repository, a fork server, and how long to look."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from classroom import ROOT
from xdist.scheduler import LoadScopeScheduling

from graders.course import Course, load_course
from graders.refer import Referee
from graders.sandbox import Server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--instances", type=int, default=50, help="secret instances a check in laws 2 and 3")
    parser.addoption("--seconds", type=float, default=0.1, help="seconds a check in laws 2, 3")
    parser.addoption("--slow", action="store_true", help="also what is marked slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow: runs in `make test-all`"))
    items.sort(key=lambda item: exercise_of(item.nodeid) is not None)  # many small ones last: no process is idle then


def exercise_of(nodeid: str) -> str | None:
    """The exercise that a test is about, by its parameters."""
    found = re.search(r"\[(?:\d-)?([a-z_]+/\w+)", nodeid.partition("::")[2])
    return found[1] if found else None


class ByExercise(LoadScopeScheduling):
    """What shares truths runs in one process: an exercise's laws, margins and programs; else the tests of a file."""

    def _split_scope(self, nodeid: str) -> str:
        return exercise_of(nodeid) or nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByExercise:
    config.option.loadscopereorder = False
    return ByExercise(config, log)


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this repository."""
    return load_course(ROOT, ROOT)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A fork server for the whole session of tests."""
    with Server() as started:
        yield started


@pytest.fixture(scope="session")
def referee(server: Server) -> Referee:
    """What is true, remembered over the tests; the seed is the day's to choose (STEPMARK_SEED)."""
    return Referee(server, int(os.environ.get("STEPMARK_SEED", "20")))
