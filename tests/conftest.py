"""What the tests share: the course of this repository, a fork server, and how long to look."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from classroom import ROOT

from graders.course import Course, load_course
from graders.refer import Referee
from graders.sandbox import Server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--instances", type=int, default=50, help="secret instances a check in laws 2 and 3")
    parser.addoption("--seconds", type=float, default=1.0, help="seconds a check in laws 2, 3")
    parser.addoption("--slow", action="store_true", help="also what is marked slow")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:  # what shares truths runs in one process: an exercise's laws, margins and programs, or a file
        item.add_marker(pytest.mark.xdist_group(exercise_of(item) or item.path.stem))
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow: runs in `make test-all`"))


def exercise_of(item: pytest.Item) -> str:
    """The slug of the exercise that a test is about, "" where it is not about one."""
    parameters = (getattr(item, "callspec", None) and item.callspec.params) or {}
    file = parameters.get("file")
    return str(parameters.get("slug", "" if file is None else "/".join(file.parts[-3:-1])))


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
