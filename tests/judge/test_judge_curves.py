"""What a verdict holds to be drawn: both histories of the public instance, thinned, and nothing of a secret one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from made import ODD, case, check_of, descent, half, line, raises, run, tensor, told, truth

from graders import close, parts, trajectory
from graders.judge.curves import BEYOND, POINTS, curves
from graders.judge.verdict import judge
from graders.records import Curve, Mismatch, Part, Text, Verdict
from graders.report import stored
from graders.run import Graded

PATH = trajectory(loss=2, parameters=3, length=1)
PROBLEM = line(np.random.default_rng(0))
STEPS = tuple(range(1, 31))


def differs(name: str, step: int | None) -> Part:
    return Part(name, 1, Mismatch(Text("wrong"), step=step))


def drawn(got: list, target: list, step: int | None = 1) -> tuple[Curve, ...]:
    """The curves of one history, which is said to differ at a step."""
    return curves(trajectory(loss=1), {"loss": got}, {"loss": target}, (differs("loss", step),))


def test_both_histories_and_the_first_step_that_differs() -> None:
    got, true = run(PROBLEM, half), descent(PROBLEM)
    loss, first, second = told(PATH, got, true).curves
    assert (loss.name, first.name, second.name) == ("loss", "parameters[0]", "parameters[1]")
    assert loss.target == tuple(true.reference["loss"])
    assert loss.yours == tuple(got["loss"])
    assert second.target == tuple(float(p.values[1]) for p in true.reference["parameters"])
    assert second.yours == tuple(float(p.values[1]) for p in got["parameters"])
    assert {c.steps for c in (loss, first, second)} == {STEPS}
    assert {c.step for c in (loss, first, second)} == {2}  # both begin at the same start


def test_a_history_that_is_right_is_drawn_without_a_mark() -> None:
    got = run(PROBLEM) | {"loss": run(PROBLEM, half)["loss"]}
    assert [c.step for c in told(PATH, got, descent(PROBLEM)).curves] == [2, None, None]


RIGHT = run(PROBLEM)


@pytest.mark.parametrize(("criterion", "got"), [
    (PATH, RIGHT), (PATH, run(PROBLEM, epochs=31)), (PATH, raises("ValueError")), (PATH, 3.0), (PATH, {"loss": None}),
    (parts(loss=close(1), parameters=close(1)), run(PROBLEM, half)),
], ids=["right", "length", "raised", "number", "missing", "no trajectory"])
def test_where_there_is_nothing_to_draw(criterion: object, got: object) -> None:
    assert told(criterion, got, descent(PROBLEM)).curves == ()


def two_instances(public: object, secret: object) -> Verdict:
    other = line(np.random.default_rng(1))
    cases = [case(0, public, descent(PROBLEM)), case(1, secret, descent(other))]
    return judge("unit/one", check_of(PATH), cases, (), untouched=False)


def test_of_a_secret_instance_nothing_is_drawn() -> None:
    other = line(np.random.default_rng(1))
    assert told(PATH, run(PROBLEM, half), descent(PROBLEM), instance=1).curves == ()
    only_there = two_instances(run(PROBLEM), run(other, half))
    assert (only_there.instance, only_there.curves) == (1, ())
    assert two_instances(run(PROBLEM, half), raises("ValueError")).curves == ()
    both = two_instances(run(PROBLEM, half), run(other, half))
    secret = {value for history in (run(other), run(other, half)) for value in history["loss"]}
    assert both.curves == told(PATH, run(PROBLEM, half), descent(PROBLEM)).curves != ()
    assert not secret & {value for curve in both.curves for value in curve.target + curve.yours}


def test_a_trajectory_that_is_a_part() -> None:
    criterion = parts(path=trajectory(loss=1), w=close(1))
    reference = {"path": {"loss": [4.0, 2.0, 1.0]}, "w": 1.0}
    got = {"path": {"loss": [4.0, 3.0, 2.0]}, "w": 1.0}
    assert told(criterion, got, truth(reference)).curves == (
        Curve("path.loss", (1, 2, 3), (4.0, 2.0, 1.0), (4.0, 3.0, 2.0), 2),)


def test_what_was_yielded_step_by_step() -> None:
    reference, got = ([{"loss": float(k * factor)} for k in (4, 2, 1)] for factor in (1, 3))
    [curve] = told(trajectory(loss=1), got, truth(reference)).curves
    assert (curve.target, curve.yours) == ((4.0, 2.0, 1.0), (12.0, 6.0, 3.0))


def test_dictionaries_are_drawn_by_their_keys() -> None:
    reference = {"state": [{"w": 1.0, "b": 2.0}, {"w": 3.0, "b": 4.0}]}
    got = {"state": [{"b": 2.0, "w": 1.0}, {"b": 4.5, "w": 3.0}]}
    one, other = told(trajectory(state=1), got, truth(reference)).curves
    assert (one.target, one.yours) == ((1.0, 3.0), (1.0, 3.0))
    assert (other.target, other.yours) == ((2.0, 4.0), (2.0, 4.5))


@pytest.mark.parametrize("step", [1, 2, 1234, 4999, 5000])
def test_long_histories_are_thinned_but_not_where_they_part(step: int) -> None:
    target = [math.exp(-i / 700) for i in range(5000)]
    [curve] = drawn([2 * value for value in target], target, step)
    assert len(curve.steps) <= POINTS + 3
    assert {1, step - 1, step, step + 1, 5000} - {0, 5001} <= set(curve.steps)
    assert list(curve.steps) == sorted(set(curve.steps))
    assert max(np.diff(curve.steps)) <= 27  # 5000 steps, 200 of them
    assert curve.target == tuple(target[k - 1] for k in curve.steps)
    assert curve.yours == tuple(2 * target[k - 1] for k in curve.steps)


@pytest.mark.parametrize(("have", "kept"), [(1, 1), (7, 7), (40, 40), (50, 50), (51, 50), (4000, 50)])
def test_histories_of_other_lengths(have: int, kept: int) -> None:
    assert BEYOND * 40 == 50
    [curve] = drawn([1.0] * have, [2.0] * 40)
    assert (len(curve.yours), len(curve.target)) == (kept, 40)
    assert curve.steps == tuple(range(1, max(kept, 40) + 1))


def test_a_short_history_ends_where_it_ends_among_few_points() -> None:
    [curve] = drawn([1.0] * 1003, [2.0] * 5000)
    assert curve.steps[len(curve.yours) - 1] == 1003
    assert len(curve.target) == len(curve.steps)


def test_what_is_not_finite_is_kept_and_comes_back() -> None:
    [curve] = drawn([1.0, math.nan, math.inf, -math.inf], [1.0, 2.0, 3.0, 4.0], 2)
    assert curve.yours == (1.0, None, math.inf, -math.inf)
    v = told(PATH, run(PROBLEM, half) | {"loss": [math.nan] * 30}, descent(PROBLEM))
    assert v.curves
    again, = stored.load(stored.dump(Graded({}, (v,)))).verdicts
    assert again == v
    assert hash(again.curves) == hash(v.curves)


def test_of_many_parameters_the_norm_and_the_farthest() -> None:
    target = [[3.0, 4.0, 0.0, 0.0, 0.0, 12.0], [0.0, 0.0, 0.0, 2.0, 0.0, 0.0]]
    got = [[3.0, 4.0, 0.0, 0.0, 0.0, 12.0], [0.5, 0.0, 0.0, 2.0, -1.0, 0.0]]
    norm, farthest = drawn(got, target, 2)
    assert (norm.name, norm.target, norm.yours) == ("|loss|", (13.0, 2.0), (13.0, math.sqrt(0.25 + 4 + 1)))
    assert (farthest.name, farthest.target, farthest.yours) == ("loss[4]", (0.0, 0.0), (0.0, -1.0))
    got[1][2] = math.nan
    assert drawn(got, target, 2)[1].name == "loss[2]"
    assert [c.name for c in drawn([row[:4] for row in got], [row[:4] for row in target], 2)] == [
        "loss[0]", "loss[1]", "loss[2]", "loss[3]"]


@pytest.mark.parametrize("odd", ODD + [{"loss": odd, "parameters": RIGHT["parameters"]} for odd in ODD], ids=repr)
@pytest.mark.parametrize("inside", [False, True])
def test_whatever_is_returned_can_be_judged(odd: object, inside: bool) -> None:
    criterion, true = (parts(t=PATH), truth({"t": RIGHT})) if inside else (PATH, truth(RIGHT))
    for curve in told(criterion, {"t": odd} if inside else odd, true).curves:
        assert curve.step is None or curve.step in curve.steps


def test_norms_beyond_every_number() -> None:
    big = [tensor(np.full(6, 1e300), "float64")] * 2
    norm, _ = drawn(big, [tensor(np.ones(6))] * 2)
    assert norm.yours == (math.inf, math.inf)
