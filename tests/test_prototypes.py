"""A second course of very different exercises: a class, a picture, properties, labels kept back, devices, files.

Every law holds for it, and it can be built and graded; so the engine knows nothing of the first course.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from graders import at_least
from graders.build import CellKind, build_assignment
from graders.course import Course, load_course
from graders.grade import Bench
from graders.inside.evidence import Refused, reduce
from graders.laws import LAWS, Budget, stray_files
from graders.plan import grade_id
from graders.records import Array, Outcome, Truth, Verdict
from graders.refer import Referee
from graders.sandbox import Server

PROTOTYPES = Path(__file__).resolve().parent / "courses" / "prototypes"
SLUGS = [exercise.slug for exercise in load_course(PROTOTYPES, PROTOTYPES).exercises]
NOT_SHOWN = {  # a property, a score, or a body that needs `probe` cannot be compared in the student's notebook
    "landscape", "every_pair_once", "an_order_of_its_own", "layers", "new_pictures",
}


@pytest.fixture(scope="module")
def prototypes() -> Course:
    return load_course(PROTOTYPES, PROTOTYPES)


@pytest.fixture(scope="module")
def bench(prototypes: Course, server: Server) -> Bench:
    return Bench(prototypes, prototypes.assignments[0], 20, server)


@pytest.fixture(scope="module")
def notebooks(bench: Bench) -> Any:
    return build_assignment(bench.course, bench.assignment, "en", bench.referee.freeze)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("number", LAWS)
def test_law(number: int, slug: str, prototypes: Course, referee: Referee) -> None:
    report = LAWS[number](prototypes.exercise(slug), prototypes, referee, Budget(most=6, seconds=3))
    assert not report.findings, "\n".join(map(str, report.findings))


def test_no_stray_file_lies_about(prototypes: Course) -> None:
    assert not stray_files(prototypes)


def test_what_can_be_compared_is_shown(notebooks: Any) -> None:
    checks = {cell.name: cell.source for cell in notebooks.cells if cell.kind is CellKind.CHECK}
    assert {name for name, source in checks.items() if "verify(" not in source} == NOT_SHOWN
    assert "files=['book_txt']" in checks["words_of_a_text"]
    assert "'before': None" in checks["from_none_to_the_gradient"]


def graded(bench: Bench, notebook: Any) -> dict[str, Verdict]:
    return {v.check: v for v in bench.grade(bench.plan(notebook), {}).verdicts}


def test_a_solved_notebook_earns_everything(bench: Bench, notebooks: Any) -> None:
    verdicts = graded(bench, notebooks.source)
    assert len(verdicts) == sum(len(exercise.checks) for exercise in bench.course.exercises)
    assert {name: v.reason for name, v in verdicts.items() if v.outcome is not Outcome.PASSED} == {}


def test_an_untouched_notebook_earns_nothing(bench: Bench, notebooks: Any) -> None:
    verdicts = graded(bench, notebooks.student)
    assert {v.points for v in verdicts.values()} == {0.0}
    waiting = {name for name, v in verdicts.items() if v.outcome is Outcome.SKIPPED}
    assert waiting == {"unused_parameter", "an_order_of_its_own"}
    assert {v.outcome for name, v in verdicts.items() if name not in waiting} == {Outcome.UNATTEMPTED}


HANDED_IN = {
    "various-loss_surface-stub-draw_loss_surface": """
def draw_loss_surface(x, y, w0, w1):
    plt.figure()""",
    "various-gd_digits-stub-digit_net-read_digits": """
def digit_net(hidden):
    pass

def read_digits(X, y, X_new):
    return torch.zeros(len(X_new))""",
    "various-move_module-stub-move_module": """
def move_module(net, device):
    for parameter in net.parameters():
        parameter.to(device)""",
    "various-word_index-stub-word_index": """
def word_index(path):
    words = [w.strip('.,;:"!?“”_-') for w in open(path, encoding='utf-8-sig').read().lower().split()]
    return {w: i for i, w in enumerate(dict.fromkeys(words))}""",
}


@pytest.fixture(scope="module")
def wrong(bench: Bench, notebooks: Any) -> Mapping[str, Verdict]:
    notebook = copy.deepcopy(notebooks.student)
    for cell in notebook.cells:
        cell.source = HANDED_IN.get(grade_id(cell), cell.source)
    return graded(bench, notebook)


def test_an_empty_picture_is_said_to_be_empty(wrong: Mapping[str, Verdict]) -> None:
    reason = wrong["landscape"].reason
    assert wrong["landscape"].outcome is Outcome.ERRORED
    assert reason is not None
    assert reason.values["message"] == "the picture is empty"


def test_guessing_is_not_enough(wrong: Mapping[str, Verdict]) -> None:
    assert wrong["new_pictures"].outcome is Outcome.FAILED


@pytest.mark.parametrize(("check", "names"), [
    ("all_of_it", {"results_thrown_away", "moves_a_copy"}), ("words_of_a_text", {"order_of_appearance"}),
])
def test_a_mistake_in_other_words_is_named(wrong: Mapping[str, Verdict], check: str, names: set[str]) -> None:
    assert wrong[check].outcome is Outcome.FAILED
    assert set(wrong[check].misconceptions) == names


def right(answers: Any, values: Mapping[str, Any]) -> Any:
    return np.asarray(answers) == values["labels"]


def test_a_score_allows_for_the_chance_in_its_samples() -> None:
    """Where all seeds are right about everything, one wrong answer in 200 is no sign of a wrong program."""
    labels = np.arange(200) % 2
    perfect = Array(labels, "int64")

    def answers(wrong: int) -> Array:
        return Array(np.where(np.arange(200) < wrong, 1 - labels, labels), "int64")

    truth = Truth(perfect, (), (perfect,) * 8, {"labels": labels})
    by_sample, by_mean = at_least(1, score=right), at_least(1, score=lambda a, v: float(right(a, v).mean()))
    assert by_sample.judge(answers(0), truth)[0].points == by_sample.judge(answers(1), truth)[0].points == 1
    assert by_mean.judge(answers(1), truth)[0].points == 0
    # four standard deviations of a share of 201/202 among 200: 4 * sqrt(0.004926 / 200) = 0.01985, four wrong are 0.02
    assert by_sample.judge(answers(3), truth)[0].points == 1
    assert by_sample.judge(answers(4), truth)[0].points == 0


def test_a_score_gets_numpy_values(bench: Bench) -> None:
    exercise = bench.course.exercise("gd_digits")
    known = bench.referee.known(exercise, exercise.check("new_pictures"), 1)
    assert isinstance(known.truth.values["labels"], np.ndarray)
    assert "labels" not in known.prepared.values


def test_a_tensor_without_numbers_is_refused_by_name() -> None:
    """Not with torch's NotImplementedError, which would read as if nothing had been written."""
    with pytest.raises(Refused, match="device meta"):
        reduce(torch.empty(2, device="meta"))
