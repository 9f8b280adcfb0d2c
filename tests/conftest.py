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
    parser.addoption("--seconds", type=float, default=0.5, help="seconds a check in laws 2, 3")
    parser.addoption("--slow", action="store_true", help="also what is marked slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow: runs in `make test-all`"))


class ByExercise(LoadScopeScheduling):
    """What shares truths runs in one process: an exercise's laws, margins and programs; else the tests of a file."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, name = nodeid.partition("::")
        exercise = re.search(r"\[(?:\d-)?([a-z_]+/\w+)", name)
        return exercise[1] if exercise else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByExercise:
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
