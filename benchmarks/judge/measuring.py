"""Every program, on every exercise of a training, as rows to be counted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import course
from correct import correct
from counting import Row, expected
from grading import Court, Found, Unfit
from wrong import wrong

from graders.sandbox import Server


@dataclass(frozen=True)
class Program:
    """A source text; `kind` is its mistake ("": correct), `name` what the library of mistakes calls it."""

    style: str
    source: str
    ways: tuple[str, ...]
    kind: str = ""
    name: str = ""


def programs(model: str, rule: str) -> list[Program]:
    """All programs of a training."""
    ways = course.WAYS[model]
    right = [Program(style, source, ways) for style, source in correct(model, rule).items()]
    return right + [Program(one.style, source, tuple(w for w in ways if w in one.ways), one.kind, one.name)
                    for one, source in wrong(model, rule)]


def measured(court: Court, model: str, rule: str, seed: int, given: Sequence[Program]) -> list[Row]:
    """What is said of each program in each way; one row where a program proves nothing, since it does not run.

    One way after the other, so that the processes of its known mistakes stay open (`graders.refer.KEPT`).
    """
    rows = []
    for way in course.WAYS[model]:
        bank = course.bank(model, rule, way)
        for program in given:
            if way not in program.ways:
                continue
            told = (model, rule, way, seed, program.style, program.kind,
                    expected(program.kind, program.name, way, bank))
            try:
                found = court.judge(program.source, f"{model}_{rule}", (way,))[way]
            except Unfit as error:
                print(error, flush=True)
                rows.append(Row(*told, passed=False, called={}, simple={}, unfit=True))
                continue
            rows.append(Row(*told, found.verdict.points == found.verdict.possible, _called(found), found.simple))
    return rows


def _called(found: Found) -> dict[str, tuple[str, ...]]:
    names, parts = found.verdict.misconceptions, found.verdict.explains or ("",) * len(found.verdict.misconceptions)
    return {part: tuple(n for n, p in zip(names, parts, strict=True) if p == part) for part in dict.fromkeys(parts)}


def chosen(given: Sequence[Program], share: int, turn: int) -> list[Program]:
    """Every `share`-th program of each way, where there is no time for all of them: others for each `turn` and way."""
    ways = list(dict.fromkeys(way for program in given for way in program.ways))
    kept = []
    for k, program in enumerate(given):
        mine = tuple(way for way in program.ways if (k + turn + ways.index(way)) % share == 0)
        kept += [replace(program, ways=mine)] if mine else []
    return kept


def job(root: Path, share: int, task: tuple[int, str, str, int]) -> list[Row]:
    """All of a training on the problems of one seed. `task`: its number, model, rule, seed."""
    turn, model, rule, seed = task
    start = time.perf_counter()
    with Server() as trusted, Server() as untrusted:
        rows = measured(Court(root, (trusted, untrusted), seed), model, rule, seed,
                        chosen(programs(model, rule), share, turn))
    print(f"{model}, {rule}, seed {seed}: {len(rows)} verdicts, {time.perf_counter() - start:.0f} s", flush=True)
    return rows
