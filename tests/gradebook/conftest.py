"""A classroom in a temporary folder, and an engine that stands in for the sandbox."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import homework
import nbgrader.api
import pytest
import standin

from graders.gradebook.release import ReleaseResult, release
from graders.gradebook.session import undisturbed
from graders.paths import ClassroomPaths

# nbgrader's own gradebook says this at each submission; with warnings as errors it would end every test.
FILTER = "ignore:Object of type <.*> not in session"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings(FILTER))


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`graders.grade` replaced by an engine that runs the cells as they stand, in this process."""
    module = ModuleType("graders.grade")
    module.grade_cells = standin.grade_here
    monkeypatch.setitem(sys.modules, "graders.grade", module)
    return module


@pytest.fixture(autouse=True, scope="session")
def schema() -> Iterator[None]:
    """nbgrader starts a program of a second to name the schema of each new gradebook; once is enough."""
    with pytest.MonkeyPatch.context() as patch, undisturbed():
        patch.setattr(nbgrader.api, "get_alembic_version", lru_cache(nbgrader.api.get_alembic_version))
        yield


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClassroomPaths:
    """An empty classroom; nbgrader reads no configuration of whoever runs the tests."""
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    return ClassroomPaths(tmp_path / "classroom")


@pytest.fixture
def publish(room: ClassroomPaths, tmp_path: Path) -> Callable[..., ReleaseResult]:
    """Release homework (changed by the caller, or not) into the classroom."""
    def go(cells: list[object] | None = None, **files: str) -> ReleaseResult:
        shipped = {}
        for name, text in files.items():
            path = tmp_path / f"{name}.csv"
            path.write_text(text)
            shipped[path.name] = path
        return release(room, homework.NAME, homework.source(cells), shipped, course=tmp_path, course_id="course",
                       stub=homework.STUB)
    return go
