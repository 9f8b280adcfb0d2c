"""The measured runs as tables: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contenders import Run, as_record

WALL, EXTRA, PEER, DIRTY = 1.5, 0.040, 40, 20.0  # what is wanted: DESIGN.md, section 10


@dataclass(frozen=True)
class Report:
    """All runs of one benchmark."""

    assignment: str
    students: int
    machine: dict[str, Any]
    runs: Sequence[Run]
    growth: Sequence[Run]
    watched: Sequence[Run]
    without_otter: str

    def each(self, contender: str, workers: int = 1) -> float | None:
        """Seconds a submission, the median of the rounds; what a command needs once is left out where it is known."""
        mine = [run for run in self.runs if (run.contender, run.workers) == (contender, workers)]
        if not mine:
            return None
        many = max(run.students for run in mine)
        once = [run.wall for run in mine if run.students == 1 != many]
        all_of_them = statistics.median(run.wall for run in mine if run.students == many)
        if not once:
            return all_of_them / many
        return (all_of_them - statistics.median(once)) / (many - 1)

    def altogether(self, contender: str, workers: int = 1) -> float | None:
        """Seconds a submission in the whole class, start and gradebook included; of a peer's smaller runs, reckoned."""
        mine = [run for run in self.runs if (run.contender, run.workers) == (contender, workers)]
        whole = [run.wall / run.students for run in mine if run.students == self.students]
        if whole:
            return statistics.median(whole)
        each, once = self.each(contender, workers), [run.wall for run in mine if run.students == 1]
        if each is None or not once:
            return each  # what `otter run` needs once, it needs for each submission
        return (statistics.median(once) + (self.students - 1) * each) / self.students

    def run_only(self, workers: int) -> float:
        """Seconds a submission of this engine's run and judgement, first result to last, while the gradebook is
        written."""
        found = []
        for run in self.runs:
            at = run.stages.get("submissions", [])
            if (run.contender, run.workers, run.students) == ("stepmark", workers, self.students) and len(at) > 1:
                found.append((at[-1] - at[0]) / (len(at) - 1))
        return statistics.median(found) if found else float("nan")

    def seen(self, contender: str, of: Callable[[Run], float]) -> float | None:
        """From the watched runs: what the largest has, or a submission's part of it where one is a single one."""
        mine = sorted((r for r in self.watched if r.contender == contender), key=lambda r: r.students)
        return of(mine[-1]) if mine else None

    def cpu(self, contender: str) -> float | None:
        """Seconds of processor time a submission, as `each`."""
        mine = sorted((r for r in self.watched if r.contender == contender), key=lambda r: r.students)
        if not mine:
            return None
        if len(mine) == 1:
            return mine[0].cpu / mine[0].students
        return (mine[-1].cpu - mine[0].cpu) / (mine[-1].students - mine[0].students)


def write(report: Report, out: Path) -> str:
    """Write `ASSIGNMENT.md` and `ASSIGNMENT.json`; the Markdown is returned."""
    out.mkdir(parents=True, exist_ok=True)
    text = "\n".join([_head(report), _compared(report), _grown(report), _wanted(report)])
    (out / f"{report.assignment}.md").write_text(text, "utf8")
    document = {"machine": report.machine, "students": report.students,
                **{name: [as_record(run) for run in getattr(report, name)] for name in ("runs", "growth", "watched")}}
    for run in document["runs"] + document["growth"] + document["watched"]:
        run["stages"] = {stage: [round(at[0], 4), round(at[-1], 4)] for stage, at in run["stages"].items()}
    (out / f"{report.assignment}.json").write_text(json.dumps(document, indent=1) + "\n", "utf8")
    return text


def _head(report: Report) -> str:
    about = ", ".join(f"{name} {value}" for name, value in report.machine.items())
    told = f"\notter was left out: {report.without_otter}\n" if report.without_otter else ""
    return (f"# Grading `{report.assignment}`, {report.students} submissions\n\n"
            f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {about}.\n{told}\n"
            "Times are medians of runs that took turns; only their ratios mean anything on a machine that does other "
            "things too. The peers graded small classes, since a submission takes them seconds; what starting their "
            "command takes is left out of the table. Processor time and memory are those of a few submissions, from "
            "the first to the last; this engine is still learning what mistakes look like then.\n")


def _compared(report: Report) -> str:
    base = report.each("bound") or float("nan")
    base_cpu, base_pss = report.cpu("bound, asked"), report.seen("bound, asked", lambda run: run.pss)
    rows: list[tuple[str, str, float | None]] = [
        ("the bound: all cells bare", "bound", base),
        ("the bound: cells and the judge's questions bare", "bound, asked", report.each("bound, asked"))]
    for w in _workers(report):
        who = f"stepmark, {w} worker{'s' * (w > 1)}"
        rows += [(f"{who}: run and judged, while the gradebook is written", "", report.run_only(w)),
                 (f"{who}: gradebook included", "stepmark", report.each("stepmark", w))]
    rows += [("nbgrader autograde", "nbgrader", report.each("nbgrader")), ("otter run", "otter", report.each("otter"))]
    lines = []
    for name, contender, each in rows:
        if each is not None:
            cpu, pss = report.cpu(contender), report.seen(contender, lambda run: run.pss)
            cells = [name, f"{1000 * each:.0f}", f"{each / base:.1f}", _over(cpu, base_cpu), _over(pss, base_pss),
                     "" if pss is None else f"{pss:.0f}"]
            lines.append(f"| {' | '.join(cells)} |")
    names = ("", "ms a submission", "x bound", "CPU x asked bound", "memory x asked bound", "peak MB (PSS)")
    return _table(names, lines)


def _table(names: Sequence[str], lines: Sequence[str]) -> str:
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n" + "\n".join(lines) + "\n"


def _over(value: float | None, base: float | None) -> str:
    return f"{value / base:.1f}" if value and base else ""


def _grown(report: Report) -> str:
    if not report.growth:
        return ""
    workers = _workers(report)
    names = ["submissions", "bound, s", *(f"stepmark, {w} worker{'s' * (w > 1)}, s" for w in workers),
             *(f"ms each beyond the first ({w})" for w in workers)]
    first = {w: next((r.wall for r in report.growth if (r.contender, r.workers, r.students) == ("stepmark", w, 1)), 0.0)
             for w in workers}
    lines = []
    for size in dict.fromkeys(run.students for run in report.growth):
        here = {(r.contender, r.workers): r.wall for r in report.growth if r.students == size}
        mine = [here["stepmark", w] for w in workers]
        beyond = [f"{1000 * (wall - first[w]) / (size - 1):.0f}" if size > 1 else ""
                  for w, wall in zip(workers, mine, strict=True)]
        cells = [str(size), f"{here['bound', 1]:.1f}", *(f"{wall:.1f}" for wall in mine), *beyond]
        lines.append(f"| {' | '.join(cells)} |")
    return "## Growth\n\n" + _table(names, lines)


def _wanted(report: Report) -> str:
    base, asked = report.each("bound") or 0.0, report.each("bound, asked") or 0.0
    lines = []
    for w in _workers(report):
        run = report.run_only(w)
        for name, of in (("all cells bare", base), ("cells and questions bare", asked)):
            wanted = WALL * of + EXTRA
            lines.append(_line(f"run and judged, {w} worker{'s' * (w > 1)}: {1000 * run:.0f} ms a submission, wanted "
                               f"{1000 * wanted:.0f} ({WALL} x {name} + {1000 * EXTRA:.0f})", run <= wanted))
    best = min(one for w in _workers(report) if (one := report.altogether("stepmark", w)) is not None)
    for peer in ("nbgrader", "otter"):
        theirs = report.altogether(peer)
        if theirs is not None:
            lines.append(_line(f"throughput, start and gradebook included: {1000 * best:.0f} ms a submission, "
                               f"{theirs / best:.0f} x {peer}'s, wanted {PEER}", theirs / best >= PEER))
    mine, bare = report.seen("stepmark", lambda run: run.own), report.seen("bound, asked", lambda run: run.own)
    if mine is not None and bare is not None:
        lines.append(_line(f"private dirty memory of a running submission: {mine:.0f} MB, of the same code bare "
                           f"{bare:.0f}, wanted {DIRTY:.0f} more at most", mine - bare <= DIRTY))
    return "## What is wanted\n\n" + "\n".join(lines) + "\n"


def _line(text: str, holds: bool) -> str:
    return f"* {'holds' if holds else 'does NOT hold'}: {text}"


def _workers(report: Report) -> list[int]:
    return sorted({run.workers for run in report.runs if run.contender == "stepmark"})
