"""Who grades: each contender is given so many submissions, and says how long the command took that grades them."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from homework import ROOT, Homework, classroom_for, for_otter, work
from watch import Seen, Watch

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Run:
    """One run of one contender: seconds altogether and, where they are known, of its stages; scores by student."""

    contender: str
    students: int
    workers: int
    wall: float
    stages: dict[str, list[float]] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    cpu: float = 0.0
    pss: float = 0.0
    own: float = 0.0


def command(arguments: Sequence[str | Path], folder: Path, watched: bool) -> tuple[float, Seen]:
    """Seconds of a command, which must succeed; watched, they mean nothing, but memory and processor time are seen."""
    said = folder.with_name(folder.name + ".log")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONWARNINGS": "ignore"}
    start = time.perf_counter()
    with said.open("wb") as log, subprocess.Popen([str(a) for a in arguments], cwd=folder, stdout=log, stderr=log,
                                                  env=environment) as process, \
            (Watch(process.pid) if watched else nullcontext(Seen())) as seen:
        status = process.wait()
    wall = time.perf_counter() - start
    if status:
        raise RuntimeError(f"{arguments[:4]} ended with status {status}:\n{said.read_text(errors='replace')[-3000:]}")
    return wall, seen


def bound(homework: Homework, students: int, folder: Path, *, asked: bool = False, watched: bool = False) -> Run:
    """The cells bare, visible checks included; `asked`: without those, and with the judge's questions instead."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "work").write_bytes(pickle.dumps(work(homework, students, asked)))
    _, seen = command([sys.executable, HERE / "bound.py", folder / "work", folder / "out"], ROOT, watched)
    told = json.loads((folder / "out").read_text())
    return Run("bound, asked" if asked else "bound", students, 1, sum(one["wall"] for one in told),
               cpu=sum(one["cpu"] for one in told), pss=seen.pss, own=seen.own)


def stepmark(homework: Homework, students: int, folder: Path, workers: int = 1, *, watched: bool = False) -> Run:
    """This engine, gradebook included."""
    room, out = classroom_for(homework, students, folder), folder.with_name(folder.name + ".json")
    wall, seen = command([sys.executable, HERE / "ours.py", room, homework.assignment.name, str(workers), out], room,
                         watched)
    told = json.loads(out.read_text())
    if told["problems"]:
        raise RuntimeError(f"not graded: {told['problems']}")
    return Run("stepmark", students, workers, wall, told["stages"], told["scores"], seen.cpu, seen.pss, seen.own)


def nbgrader(homework: Homework, students: int, folder: Path, *, watched: bool = False) -> Run:
    """nbgrader's own autograder with its Execute: a kernel for each submission, one after the other."""
    room = classroom_for(homework, students, folder, stock=True)
    wall, seen = command([sys.executable, "-m", "nbgrader", "autograde", homework.assignment.name], room, watched)
    from graders.gradebook.autograde import scores
    from graders.paths import ClassroomPaths

    told = {student: sum(score for score, _ in cells.values())
            for student, cells in scores(ClassroomPaths(room), homework.assignment.name).items()}
    return Run("nbgrader", students, 1, wall, scores=told, cpu=seen.cpu, pss=seen.pss)


def otter(homework: Homework, students: int, folder: Path, python: Path, *, watched: bool = False) -> Run:
    """`otter run` on each submission."""
    autograder, notebooks = for_otter(homework, students, folder, python)
    wall, cpu, pss, scores = 0.0, 0.0, 0.0, dict[str, float]()
    for notebook in notebooks:
        out = folder / f"out-{notebook.stem}"
        out.mkdir()
        seconds, seen = command([python, "-m", "otter", "run", "--no-logo", "-a", autograder, "-o", out, notebook],
                                folder, watched)
        wall, cpu, pss = wall + seconds, cpu + seen.cpu, max(pss, seen.pss)
        tests = json.loads((out / "results.json").read_text())["tests"]
        scores[notebook.stem] = sum(test.get("score") or 0.0 for test in tests)
    return Run("otter", students, 1, wall, scores=scores, cpu=cpu, pss=pss)


def otter_python() -> tuple[Path | None, str]:
    """The Python of an environment with otter-grader, made where there is none; or why there is none."""
    folder = ROOT / "build" / "otter"
    python = folder / "bin" / "python"
    if not (folder / ".ready").is_file():
        steps: list[list[str | Path]] = [
            [sys.executable, "-m", "venv", folder],
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / "requirements.txt"],
        ]
        for step in steps:
            done = subprocess.run([str(s) for s in step], capture_output=True, text=True, check=False)
            if done.returncode:
                return None, f"otter-grader cannot be installed here: {done.stderr.strip().splitlines()[-1:]}"
        packages = next(folder.glob("lib/python*/site-packages"))
        ours = next(p for p in sys.path if p.endswith("site-packages"))
        (packages / "torch-of-the-course.pth").write_text(ours + "\n")  # behind its own: torch is there already
        (folder / ".ready").touch()
    return python, ""


Contender = Callable[..., Run]


def as_record(run: Run) -> dict[str, Any]:
    """A run for the JSON file."""
    return {name: value for name, value in vars(run).items() if name != "scores"}
