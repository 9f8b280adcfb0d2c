"""What the package exports, and what its drawing says is there."""

from __future__ import annotations

import re
from pathlib import Path

import graders

AUTHORS_NAMES = {
    "alternative", "at_least", "check", "close", "equal", "exact", "file", "misconception", "mistakes", "parts",
    "private", "probe", "samples", "satisfies", "trajectory",
}


def test_the_authors_names_are_these_and_each_is_documented() -> None:
    assert set(graders.__all__) == AUTHORS_NAMES
    assert all((getattr(graders, name).__doc__ or "").strip() for name in AUTHORS_NAMES)


def test_every_room_of_the_drawing_exists_and_every_room_is_drawn() -> None:
    engine = Path(graders.__file__).parent
    drawn = set(re.findall(r"\b([a-z_]+)\b", graders.__doc__ or ""))
    rooms = {p.stem for p in engine.glob("*.py")} | {p.name for p in engine.iterdir() if (p / "__init__.py").is_file()}
    helpers = {"__init__", "errors", "insertion", "demo"}
    assert rooms - helpers <= drawn


def test_nothing_inside_imports_the_engine() -> None:
    """What runs beside student code must not need, and so not carry, the trusted side."""
    for path in (Path(graders.__file__).parent / "inside").glob("*.py"):
        assert not re.search(r"^\s*(from \.\.|from graders|import graders)", path.read_text("utf8"), re.M), path.name


def test_only_the_sandbox_starts_processes_and_only_inside_forks() -> None:
    engine = Path(graders.__file__).parent
    for path in engine.rglob("*.py"):
        room = path.relative_to(engine).parts[0]
        text = path.read_text("utf8")
        if room not in ("sandbox", "device_build.py"):  # the latter a compiler, when Stepmark is set up
            assert "subprocess" not in text, path
        if room != "inside":
            assert "os.fork" not in text, path


def test_the_judge_is_pure() -> None:
    """It imports nothing that reads a file, a clock or a random number, and starts nothing."""
    for path in (Path(graders.__file__).parent / "judge").glob("*.py"):
        found = set(re.findall(r"^\s*(?:import|from) ([a-z_.]+)", path.read_text("utf8"), re.M))
        outside = {name for name in found if not re.match(r"\.[a-z]", name)}
        assert outside <= {
            "__future__", "collections.abc", "dataclasses", "functools", "itertools", "math", "numpy", "numpy.typing",
            "re", "types", "typing", "..errors", "..records",
        }, (path.name, found)
