"""Checks that are asked on a machine with a GPU and on one without: a course with one, from its files to the card."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from classroom import ROOT, Room, cell_of, make_room
from click.testing import CliRunner

from graders import device_build, remote
from graders.command import stepmark
from graders.course import Exercise, Limits, load_course
from graders.errors import BrokenCheck, SandboxError
from graders.grade import Bench, bench, grade_cells
from graders.judge.naming import Case
from graders.judge.verdict import judge
from graders.laws import LAWS, Budget
from graders.records import Evidence, Outcome, Truth, Verdict
from graders.refer import Referee, implementation
from graders.report import as_json, card, stored
from graders.run import Graded
from graders.sandbox import REAL, Server
from graders.sandbox import server as started
from graders.truths import Truths
from graders.words import translator

DEVICE = ROOT / "tests" / "courses" / "device"
STUB = "gpu-fit_there-stub-fit_there"
WITH, WITHOUT = "This is what happens on a machine with a GPU.", "This is what happens on a machine without a GPU."
# points of `trained` (3) and of `losses` (1), and the machine on which it goes wrong
MISTAKES = {
    "data_left_behind": (0.0, 0.0, "cuda"), "never_moved": (2.0, 1.0, "cuda"), "never_asked": (0.0, 0.0, "cpu"),
    "loss_after_update": (1.0, 0.0, ""),
}


@pytest.fixture(scope="module", params=["extension", "python"])
def kind(request: pytest.FixtureRequest) -> Any:
    """Both kinds of the simulated device, one after the other."""
    if request.param == "extension" and not device_build.library():
        pytest.skip("no compiler was found when this was set up: the device has no C++ side here")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.setattr(started, "library", lambda: "")
        yield request.param


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Any:
    with Server() as server:
        yield make_room(tmp_path_factory.mktemp("device"), server, DEVICE), server


@pytest.fixture(scope="module")
def desk(room: tuple[Room, Server]) -> Bench:
    made, server = room
    return Bench(made.course, made.assignment, 11, server)


def answered(room: tuple[Room, Server], source: str) -> Any:
    notebook = room[0].released()
    cell_of(notebook, STUB).source = source
    return notebook


def by_check(graded: Graded) -> dict[str, Verdict]:
    return {v.check: v for v in graded.verdicts}


def exercise_of(desk: Bench) -> Exercise:
    return desk.course.exercises[0]


@pytest.mark.parametrize("number", LAWS)
def test_the_laws_hold_on_both_devices(number: int, desk: Bench) -> None:
    report = LAWS[number](exercise_of(desk), desk.course, desk.referee, Budget(5, 60))
    assert not report.findings, "\n".join(map(str, report.findings))


def test_a_notebook_that_does_not_run_with_a_gpu_is_found(desk: Bench, tmp_path: Path) -> None:
    shutil.copytree(desk.course.paths.root, tmp_path / "course")
    course = load_course(tmp_path / "course")
    page = course.paths.page("gpu/fit_there", "en")
    tried = "```python\ntorch.ones(2).to('cuda').numpy() if torch.cuda.is_available() else 1\n```\n\n"
    page.write_text(page.read_text("utf8").replace("{{ check(", tried + "{{ check(", 1), "utf8")
    found = LAWS[6](course.exercises[0], course, desk.referee, Budget(5, 60)).findings
    assert len(found) == 2  # as released, and solved
    assert all("raises TypeError on cuda: can't convert cuda:0 device type tensor to numpy" in f.fact for f in found)


@pytest.mark.parametrize("name", [None, "with_a_module", "by_formula"])
def test_right_answers_earn_all_on_both(name: str | None, room: tuple[Room, Server], desk: Bench) -> None:
    graded = desk.grade(desk.plan(answered(room, implementation(exercise_of(desk), name))), {})
    assert [(v.outcome, v.device) for v in graded.verdicts] == [(Outcome.PASSED, "")] * 2


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_the_machine_on_which_it_shows(name: str, room: tuple[Room, Server],
                                                               desk: Bench) -> None:
    graded = desk.grade(desk.plan(answered(room, implementation(exercise_of(desk), name))), {})
    trained, losses, machine = MISTAKES[name]
    found = by_check(graded)
    assert (found["trained"].points, found["losses"].points) == (trained, losses)
    for v in graded.verdicts:
        assert v.outcome is Outcome.PASSED or v.misconceptions == (name,)
        assert v.device == (machine if v.outcome is not Outcome.PASSED else "")
        said = card.text(v, translator("en"))
        assert ((WITH in said), (WITHOUT in said)) == (v.device == "cuda", v.device == "cpu")
        assert stored.load(stored.dump(graded)).verdicts == graded.verdicts
    document = as_json.document("gpu", "en", graded.verdicts, translator("en"))
    assert [v["device"] for v in document["verdicts"]] == [v.device or None for v in graded.verdicts]


def test_the_machine_is_said_in_korean() -> None:
    say = translator("ko")
    assert "GPU가 있는" in say(WITH)
    assert "GPU가 없는" in say(WITHOUT)


def test_a_notebook_that_trained_in_its_cells_is_judged_alike(room: tuple[Room, Server], desk: Bench) -> None:
    """Its process cannot be forked on the device: cells of students train before their checks are asked."""
    notebook = answered(room, implementation(exercise_of(desk)) + "\nfit_there(torch.eye(3), torch.ones(3), 2)")
    assert [v.outcome for v in desk.grade(desk.plan(notebook), {}).verdicts] == [Outcome.PASSED] * 2
    wrong = answered(room, implementation(exercise_of(desk), "never_moved") +
                     "\nw = torch.ones(2, device='cuda' if torch.cuda.is_available() else 'cpu', requires_grad=True)"
                     "\n(w * w).sum().backward()")
    found = by_check(desk.grade(desk.plan(wrong), {}))
    assert (found["trained"].points, found["trained"].misconceptions) == (2.0, ("never_moved",))


def test_what_a_later_cell_mends_on_one_machine_counts(room: tuple[Room, Server], desk: Bench) -> None:
    notebook = answered(room, implementation(exercise_of(desk), "never_moved"))
    mended = implementation(exercise_of(desk))
    notebook.cells.append(type(notebook.cells[-1])(
        cell_type="code", id="below", metadata={}, outputs=[], execution_count=None,
        source="if torch.cuda.is_available():\n" + "".join(f"    {line}\n" for line in mended.splitlines())))
    assert by_check(desk.grade(desk.plan(notebook), {}))["trained"].outcome is Outcome.PASSED


def test_elsewhere_it_comes_to_the_same(room: tuple[Room, Server], desk: Bench,
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    """Orders for other machines carry the device, and tell which kind was used."""
    monkeypatch.setattr(remote, "_server", lambda: room[1])
    met: list[remote.Host] = []
    for name in (None, "data_left_behind", "never_asked"):
        planned = desk.plan(answered(room, implementation(exercise_of(desk), name)))
        there = remote.grade(remote.work, met.append, planned, desk.exercises, desk.referee, desk.course.limits, {})
        assert there.verdicts == desk.grade(planned, {}).verdicts
    assert {host.devices for host in met} == {desk.server.devices}
    assert met[0].line().endswith(f"; cuda: {dict(desk.server.devices)['cuda']}")


def test_through_nbgrader_and_on_record(room: tuple[Room, Server], kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, server = room
    monkeypatch.setattr("graders.grade.shared_server", lambda: server)
    notebook = answered(room, implementation(made.course.exercises[0], "never_moved"))
    graded = grade_cells(notebook, course=str(made.course.paths.root), classroom=str(made.paths.root),
                         assignment="gpu", student="ada", files=Path("/nowhere"))
    points = [c.outputs[-1]["data"]["text/plain"] for c in graded.cells
              if "check" in c.metadata.get("nbgrader", {}).get("grade_id", "")]
    assert points == ["2.0", "1.0"]
    entry = json.loads(made.paths.locks.read_text("utf8").splitlines()[-1])
    assert entry["devices"] == {"cuda": f"simulated ({kind})"}


def test_the_notebook_shows_what_is_the_same_everywhere(desk: Bench) -> None:
    exercise = exercise_of(desk)
    losses = exercise.check("losses")
    frozen = desk.referee.freeze(exercise, losses)
    assert frozen is not None
    assert len(frozen.expected) == 3
    there = replace(losses, devices=("cuda",))
    assert desk.referee.freeze(exercise, there) is None


@pytest.mark.parametrize("command", [["grade", "gpu"], ["check"]])
def test_a_gpu_that_is_not_there_stops_the_run(room: tuple[Room, Server], command: list[str],
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    if torch.cuda.is_available():
        pytest.skip("this host has a GPU")
    monkeypatch.setenv(REAL, "0")  # and as it was afterwards, whatever the command sets
    bench.cache_clear()  # a command has a process of its own
    made, _ = room
    handed_in = made.hand_in("ada", made.released())
    command = command if command[0] == "grade" else [*command, str(handed_in)]
    result = CliRunner().invoke(stepmark, [
        "--course", str(made.course.paths.root), *command, "--device", "cuda", "--classroom", str(made.paths.root)])
    assert isinstance(result.exception, SandboxError)
    assert "torch.cuda.is_available() is False" in result.exception.what
    assert not made.paths.autograded("ada", "gpu").is_file()


def test_truths_are_kept_for_each_device(room: tuple[Room, Server], tmp_path: Path) -> None:
    made, server = room
    exercise = made.course.exercises[0]
    check = exercise.check("trained")

    def where(referee: Referee) -> list[str]:
        return [referee.on(d).known(exercise, check, 1).truth.reference["where"] for d in ("cpu", "cuda")]

    assert where(Referee(server, 5, Truths(tmp_path))) == ["cpu", "cuda:0"]
    assert where(Referee(server, 5, Truths(tmp_path))) == ["cpu", "cuda:0"]
    assert len(list(tmp_path.rglob("*.evidence"))) == 2


def test_without_the_device_only_its_checks_are_broken(room: tuple[Room, Server],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    made, server = room

    def refuse(self: Server, name: str) -> str:
        raise SandboxError("the simulated GPU cannot be used: it is ill", "", "mend it")

    monkeypatch.setattr(Server, "device", refuse)
    desk = Bench(made.course, made.assignment, 12, server)
    with pytest.raises(BrokenCheck, match=r"it is ill \(mend it\)"):
        desk.referee.on("cuda")
    graded = desk.grade(desk.plan(answered(room, implementation(made.course.exercises[0]))), {})
    assert [(v.outcome, v.points) for v in graded.verdicts] == [(Outcome.BROKEN, 3.0), (Outcome.BROKEN, 1.0)]
    assert graded.verdicts[0].reason is not None
    assert "it is ill (mend it)" in str(graded.verdicts[0].reason.values)


def test_a_machine_is_told_only_where_the_other_one_is_right(desk: Bench) -> None:
    """Of the judge alone: evidence on two instances, on two machines."""
    exercise = exercise_of(desk)
    check = exercise.check("losses")

    def verdict(wrong: Mapping[tuple[int, str], float], devices: tuple[str, ...] = ("cpu", "cuda")) -> Verdict:
        cases = [Case(i, Evidence([1.0, 2.0 + wrong.get((i, d), 0.0)]), Truth([1.0, 2.0], ([1.0, 2.0],)), dict,
                      device=d) for i in (0, 1) for d in devices]
        return judge("gpu/fit_there", replace(check, devices=devices), cases, (), untouched=False)

    assert verdict({(1, "cuda"): 1.0}).device == "cuda"
    assert verdict({(0, "cpu"): 1.0, (1, "cpu"): 1.0}).device == "cpu"
    assert verdict({(0, "cpu"): 1.0, (1, "cuda"): 1.0}).device == ""
    assert verdict({(0, "cpu"): 1.0}, ("cpu",)).device == ""
    assert verdict({(0, "cuda"): 1.0}, ("cuda",)).device == "cuda"


def test_limits_count_for_each_device(room: tuple[Room, Server], desk: Bench) -> None:
    """A program that hangs without a GPU is not asked again with one: it would only take as long again."""
    hangs = "def fit_there(X, y, epochs):\n    while True: pass"
    quick = Bench(replace(desk.course, limits=Limits(cell_seconds=2, check_seconds=0.5)), desk.assignment, 11,
                  desk.server)
    found = by_check(quick.grade(quick.plan(answered(room, hangs)), {}))
    assert [(v.outcome, v.points) for v in found.values()] == [(Outcome.ERRORED, 0.0)] * 2
    assert (found["trained"].device, found["losses"].device) == ("cpu", "cuda")
