"""The benchmark of the judge counts right: also what it should never have to count."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from classroom import ROOT

from graders.sandbox import Server


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """The benchmark's modules, which stand beside each other as scripts do."""
    folder = str(ROOT / "benchmarks" / "judge")
    names = ("wording", "unusual", "correct", "wrong", "course", "counting", "grading", "measuring", "tables")
    before = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    sys.path.insert(0, folder)
    try:
        yield {name: __import__(name) for name in names}
    finally:
        sys.path.remove(folder)
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(before)


@pytest.fixture(scope="module")
def other(server: Server) -> Iterator[Server]:
    with Server() as started:
        yield started


def some(bench: dict[str, ModuleType], model: str, rule: str, *kinds: str, way: str = "history") -> list[object]:
    """Programs of a training: the first two correct ones, and the first of each kind."""
    found = bench["measuring"].programs(model, rule)
    chosen = [p for p in found if not p.kind][:2]
    chosen += [next(p for p in found if p.kind == kind) for kind in kinds]
    return [replace(p, ways=(way,)) for p in chosen]


def rows(bench: dict[str, ModuleType], tmp_path: Path, servers: tuple[Server, Server], programs: list[object],
         criteria: dict[str, str] | None = None, rule: str = "sgd") -> list[object]:
    court = bench["grading"].Court(bench["course"].write(tmp_path, criteria), servers, 31)
    return bench["measuring"].measured(court, "linear", rule, 31, programs)


def test_a_tiny_run(bench: dict[str, ModuleType], tmp_path: Path, server: Server, other: Server) -> None:
    given = some(bench, "linear", "sgd", "uphill", "weight decay", "one epoch too many")
    found = rows(bench, tmp_path, (server, other), given)
    counting = bench["counting"]
    assert [r.passed for r in found] == [True, True, False, False, False]
    assert [r.names for r in found] == [(), (), ("uphill",), (), ("one_epoch_too_many",)]
    assert (counting.false_fails(found), counting.misses(found)) == ([], [])
    told = counting.confusion(found)
    assert told == {("correct", "correct"): 2, ("uphill", "uphill"): 1, (counting.NOBODY, counting.NOBODY): 1,
                    ("one_epoch_too_many", "one_epoch_too_many"): 1}
    assert counting.diagonal(told, known=True) == 1.0
    assert bench["tables"].holds(found)


def test_an_unknown_start_with_momentum(bench: dict[str, ModuleType], tmp_path: Path, server: Server,
                                        other: Server) -> None:
    given = some(bench, "linear", "momentum", "no momentum", "zeroed before the step", way="own")
    found = rows(bench, tmp_path, (server, other), given, rule="momentum")
    assert [(r.passed, r.names) for r in found] == [
        (True, ()), (True, ()), (False, ("no_momentum",)), (False, ("standing_still",))]


def test_a_blind_criterion_is_found_out(bench: dict[str, ModuleType], tmp_path: Path, server: Server,
                                        other: Server) -> None:
    """Points for the loss alone: whoever records parameters too early earns everything."""
    given = some(bench, "linear", "sgd", "parameters before the update", "uphill")
    found = rows(bench, tmp_path, (server, other), given, {"history": "trajectory(loss=1, length=1)"})
    assert [r.kind for r in bench["counting"].misses(found)] == ["parameters before the update"]
    assert not bench["tables"].holds(found)


def test_a_correct_program_that_fails_is_counted(bench: dict[str, ModuleType], tmp_path: Path, server: Server,
                                                 other: Server) -> None:
    """A mistake that is handed in as correct."""
    good, _, bad = some(bench, "linear", "sgd", "uphill")
    found = rows(bench, tmp_path, (server, other), [good, replace(bad, kind="", name="", style="turned")])
    assert [r.style for r in bench["counting"].false_fails(found)] == ["turned"]
    assert bench["counting"].confusion(found)["correct", "rejected"] == 1
    assert not bench["tables"].holds(found)


def test_a_program_that_does_not_run_proves_nothing(bench: dict[str, ModuleType], tmp_path: Path, server: Server,
                                                    other: Server) -> None:
    good, _ = some(bench, "linear", "sgd")
    found = rows(bench, tmp_path, (server, other), [good, replace(good, source="def train(:"),
                                                    replace(good, source="def train(*a): return 1 / 0")])
    assert [r.unfit for r in found] == [False, True, True]
    assert not bench["tables"].holds(found)


def test_what_is_right_by_mathematics_is_listed_and_no_miss(bench: dict[str, ModuleType]) -> None:
    counting = bench["counting"]
    row = counting.Row("linear", "adam", "history", 1, "s", "half the gradient", "", True, {}, {})
    assert counting.misses([row]) == []
    assert [why for *_, why in counting.unseen([row])] == [counting.LIKE_ADAM]
    assert counting.misses([replace(row, rule="sgd")]) == [replace(row, rule="sgd")]


def test_another_name_is_off_the_diagonal(bench: dict[str, ModuleType]) -> None:
    counting = bench["counting"]
    row = counting.Row("linear", "sgd", "history", 1, "s", "k", "uphill", False, {"": ("uphill",)}, {})
    others = [replace(row, called={"": ("not_zeroed",)}), replace(row, called={"": ("not_zeroed", "uphill")}),
              replace(row, called={})]
    told = counting.confusion([row, *others])
    assert counting.diagonal(told, known=True) == 0.25
    guessed = replace(row, name="")
    assert counting.diagonal(counting.confusion([guessed, replace(guessed, called={})]), known=False) == 0.5


def test_there_are_enough_of_them(bench: dict[str, ModuleType]) -> None:
    """Thirty correct programs for each training, twenty kinds of mistakes, each a program of its own."""
    for model in bench["wording"].MODELS:
        for rule in bench["wording"].RULES:
            sources = bench["correct"].correct(model, rule)
            assert len(set(sources.values())) == len(sources) >= 30
            wrong = list(bench["wrong"].wrong(model, rule))
            assert len({one.kind for one, _ in wrong}) >= 20
            assert not {source for _, source in wrong} & set(sources.values())
            assert len({source for _, source in wrong}) == len(wrong)


def test_a_share_leaves_no_program_out(bench: dict[str, ModuleType]) -> None:
    given = bench["measuring"].programs("network", "adam")
    kept = [(p.style, p.kind, p.source, way) for turn in range(3)
            for p in bench["measuring"].chosen(given, 3, turn) for way in p.ways]
    assert sorted(kept) == sorted((p.style, p.kind, p.source, way) for p in given for way in p.ways)
