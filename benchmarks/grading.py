"""What grading a class costs: `python benchmarks/grading.py [options]`, or `make bench`.

On the same notebooks, in turns: this engine, `nbgrader autograde` with its own Execute, `otter run`, and the bound,
which is the same cells bare in a fork of a process that has torch imported. What a command needs once is told apart
from what each submission needs by grading one submission and many. Memory and processor time are seen in runs of their
own. The peers' visible tests must give both of them the same scores, or nothing is written.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import contenders
from contenders import Run
from homework import ROOT, Homework, machine, make_homework
from results import Report, write


def options() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assignment", default="numeric_gradients")
    parser.add_argument("--students", type=int, default=200, help="the class of the comparison")
    parser.add_argument("--rounds", type=int, default=3, help="turns that each contender takes")
    parser.add_argument("--peers", type=int, default=4, help="submissions of nbgrader and otter in each turn")
    parser.add_argument("--growth", default="1,10,100,1000", help="sizes of classes for the growth")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--watched", type=int, default=6, help="submissions of the runs in which memory is seen")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results")
    return parser.parse_args()


def main() -> None:
    """Measure everything, and write the tables."""
    asked = options()
    sizes = [int(size) for size in asked.growth.split(",") if size]
    workers = [int(number) for number in asked.workers.split(",")]
    python, why_not = contenders.otter_python()
    if python is None:
        print(f"skipped: otter ({why_not})")
    with tempfile.TemporaryDirectory(prefix="stepmark-bench-") as name:
        folder = Path(name)
        homework = make_homework(asked.assignment, max([asked.students, asked.peers + 1, *sizes]), folder)
        runs = compared(homework, asked, workers, python, folder)
        agree(runs)
        report = Report(asked.assignment, asked.students, machine(), runs, [], [], why_not)
        write(report, asked.out)  # what follows takes long, too
        report = replace(report, growth=grown(homework, sizes, workers, folder))
        write(report, asked.out)
        report = replace(report, watched=looked_at(homework, asked.watched, python, folder))
    print(write(report, asked.out))


def compared(homework: Homework, asked: argparse.Namespace, workers: list[int], python: Path | None,
             folder: Path) -> list[Run]:
    """Every contender in turn, `rounds` times; who begins changes."""
    small, turns = (1, 1 + asked.peers), list[Callable[[], Run]]()
    turns += [partial(contenders.bound, homework, asked.students, folder / "bound", asked=a) for a in (False, True)]
    turns += [partial(contenders.stepmark, homework, n, folder / "stepmark", w) for w in workers
              for n in (1, asked.students)]
    if asked.peers:
        turns += [partial(contenders.nbgrader, homework, n, folder / "nbgrader") for n in small]
    if asked.peers and python is not None:
        turns.append(partial(contenders.otter, homework, asked.peers, folder / "otter", python))
    runs = []
    for number in range(asked.rounds):
        first = number * 2 % len(turns)
        runs += [told(turn()) for turn in turns[first:] + turns[:first]]
    return runs


def grown(homework: Homework, sizes: list[int], workers: list[int], folder: Path) -> list[Run]:
    """This engine on classes of every size, each after the bound on the same class."""
    return [told(run) for size in sizes for run in (
        contenders.bound(homework, size, folder / "bound"),
        *(contenders.stepmark(homework, size, folder / "stepmark", w) for w in workers))]


def looked_at(homework: Homework, count: int, python: Path | None, folder: Path) -> list[Run]:
    """Runs in which memory and processor time are seen."""
    if not count:
        return []
    runs = [contenders.bound(homework, count, folder / "bound", asked=True, watched=True)]
    runs += [contenders.stepmark(homework, n, folder / "stepmark", 1, watched=True) for n in (1, count)]
    runs += [contenders.nbgrader(homework, n, folder / "nbgrader", watched=True) for n in (1, 3)]
    if python is not None:
        runs.append(contenders.otter(homework, 1, folder / "otter", python, watched=True))
    return [told(run) for run in runs]


def agree(runs: list[Run]) -> None:
    """nbgrader and otter run the same visible checks. Raises RuntimeError where their scores say that they did not."""
    by_student: dict[str, dict[str, float]] = {}
    for run in runs:
        if run.contender in ("nbgrader", "otter"):
            for student, score in run.scores.items():
                by_student.setdefault(student, {})[run.contender] = round(score, 6)
    apart = {student: scores for student, scores in by_student.items() if len(set(scores.values())) > 1}
    if apart:
        raise RuntimeError(f"the peers were not asked the same: {apart}")


def told(run: Run) -> Run:
    """The run, after a line about it."""
    print(f"{run.contender:14} {run.students:5} submissions  {run.workers} workers  {run.wall:8.1f} s "
          f"{1000 * run.wall / run.students:8.1f} ms each", flush=True)
    return run


if __name__ == "__main__":
    main()
