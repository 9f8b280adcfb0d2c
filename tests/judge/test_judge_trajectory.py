"""Histories: the first step that differs, the length, the horizon."""

from __future__ import annotations

import copy
import math

import numpy as np
import pytest
from made import ascent, by_matrix, by_mean, by_sums, descent, half, judged, line, run, tensor, truth, why

from graders import trajectory
from graders.errors import BrokenCheck, CourseError
from graders.judge.criteria import identity
from graders.judge.trajectory import WINDOW, Trajectory, horizon, steps, tolerances
from graders.records import Array
from graders.words import translator

say = translator("en")
BOTH = trajectory(loss=2, parameters=3, length=1)
ALL = {"loss": 2, "parameters": 3, "length": 1}


def problem(seed: int):
    return line(np.random.default_rng(seed))


TRUE = descent(problem(0))


def given(**changes):
    """The reference's evidence with one history changed."""
    return {**copy.deepcopy(TRUE.reference), **changes}


# --- correct programs pass, whatever their histories are made of -------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("step", [by_matrix, by_sums, by_mean])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.0005, 0.008, 0.0121, 0.03])
def test_correct_programs_earn_everything(seed, step, dtype, rate):
    """At 0.0121 the training is close to the edge, or beyond it; at 0.03 it diverges."""
    true = descent(problem(seed), rate=rate, epochs=40)
    assert judged(BOTH, run(problem(seed), step, rate=rate, epochs=40, dtype=dtype), true) == ALL


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("step", [ascent, half])
@pytest.mark.parametrize("rate", [0.0005, 0.008, 0.03])
def test_wrong_programs_differ_from_the_second_step_on(seed, step, rate):
    true = descent(problem(seed), rate=rate, epochs=40)
    got = run(problem(seed), step, rate=rate, epochs=40)
    assert judged(BOTH, got, true) == {"loss": 0, "parameters": 0, "length": 1}
    assert why(BOTH, got, true).step == 2


@pytest.mark.parametrize("history", [
    lambda losses: losses, lambda losses: [tensor(v) for v in losses], lambda losses: [tensor([v]) for v in losses],
    lambda losses: [tensor([[v]]) for v in losses], lambda losses: tensor(losses),
    lambda losses: tensor([losses]).values.T,
    lambda losses: [[v] for v in losses], lambda losses: [{"loss": v} for v in losses],
    lambda losses: [losses[0], *(tensor([v], "float64") for v in losses[1:])],
])
def test_a_history_may_be_made_of_anything(history):
    made = history(TRUE.reference["loss"])
    made = Array(made, "float32") if isinstance(made, np.ndarray) else made
    assert judged(BOTH, given(loss=made), TRUE) == ALL


@pytest.mark.parametrize("history", [
    lambda rows: np.stack(rows), lambda rows: [list(map(float, row)) for row in rows],
    lambda rows: [Array(row.reshape(2, 1), "float32") for row in rows],
    lambda rows: [{"b": float(row[0]), "w": float(row[1])} for row in rows],
    lambda rows: [[Array(row[0], "float32"), float(row[1])] for row in rows],
])
def test_so_may_a_history_of_parameters(history):
    made = history([row.values for row in TRUE.reference["parameters"]])
    made = Array(made, "float32") if isinstance(made, np.ndarray) else made
    assert judged(BOTH, given(parameters=made), TRUE) == ALL


def yielded(evidence):
    """The same evidence as a body gives it that yields a dict each step."""
    names = list(evidence)
    return [dict(zip(names, step, strict=True)) for step in zip(*evidence.values(), strict=True)]


def test_a_body_may_yield_its_steps():
    true = truth(yielded(TRUE.reference), *map(yielded, TRUE.ensemble))
    assert judged(BOTH, yielded(run(problem(0), by_sums)), true) == ALL
    assert judged(BOTH, yielded(run(problem(0), half)), true) == {"loss": 0, "parameters": 0, "length": 1}
    assert judged(BOTH, yielded(run(problem(0), epochs=29)), true) == {**ALL, "length": 0}
    assert judged(BOTH, [], true) == {"loss": 0, "parameters": 0, "length": 0}
    assert BOTH.allowance(true) == BOTH.allowance(TRUE)


# --- what differs, and from where on -----------------------------------------------------------------------------


@pytest.mark.parametrize("step", [1, 2, 17, 30])
def test_the_first_step_that_differs_is_named(step):
    losses = list(TRUE.reference["loss"])
    for later in range(step - 1, 30):
        losses[later] *= 1.01 + 0.01 * later
    got = given(loss=losses)
    assert judged(BOTH, got, TRUE) == {**ALL, "loss": 0}
    found = why(BOTH, got, TRUE)
    assert found.step == step
    assert found.ratio == pytest.approx(1.01 + 0.01 * (step - 1))
    assert say(found.plain).startswith(f"loss: step {step} of 30 is the first that differs, by a factor of 1.")


@pytest.mark.parametrize(("change", "told"), [
    (lambda v: 0.5 * v, "loss: every step is 0.5 times what it should be"),
    (lambda v: v / 40, "loss: every step is 0.025 times what it should be"),
    (lambda v: math.nan, "loss: step 1 of 30 is the first that differs: it is not finite"),
    (lambda v: v if v > 1000 else 2 * v, "loss: step 5 of 30 is the first that differs, by a factor of 2"),
])
def test_what_is_said_of_any_instance(change, told):
    assert say(why(BOTH, given(loss=[change(v) for v in TRUE.reference["loss"]]), TRUE).plain).startswith(told)


def test_a_ratio_near_one_is_told_as_a_distance():
    got = list(TRUE.reference["loss"])
    got[6] *= 1.0005
    told = say(why(BOTH, given(loss=got), TRUE).plain)
    assert told.startswith("loss: step 7 of 30 is the first that differs, by ")
    assert told.endswith(" times what rounding can explain")


def test_all_zero_is_not_called_a_multiple():
    told = say(why(BOTH, given(loss=[0.0] * 30), TRUE).plain)
    assert told.startswith("loss: step 1 of 30 is the first that differs, by ")
    assert told.endswith(" times what rounding can explain")


def test_in_public_the_values_of_that_step_are_told():
    rows = [row.values.copy() for row in TRUE.reference["parameters"]]
    b, w = (float(v) for v in rows[4])
    rows[4][1] += 0.25
    found = why(BOTH, given(parameters=[tensor(row) for row in rows]), TRUE)
    assert say(found.detail).startswith("parameters: step 5 of 30 is the first that differs: got ("
                                        f"{b:.6g}, {w + 0.25:.6g}), expected ({b:.6g}, {w:.6g}), allowed difference ")


def test_of_a_wide_step_only_the_value_farthest_off_is_told():
    reference = [tensor(np.arange(1.0, 1001.0) + t) for t in range(3)]
    got = [tensor(row.values.copy()) for row in reference]
    got[1].values[700] += 5
    found = why(trajectory(weights=1), {"weights": got}, truth({"weights": reference}))
    assert say(found.detail).startswith("weights: step 2 of 3 is the first that differs, most at [700]: got 707, "
                                        "expected 702, allowed difference ")


@pytest.mark.parametrize(("history", "told"), [
    (None, "loss: None where a history was asked for"), (3.5, "loss: a number where a history was asked for"),
    (tensor(3.5), "loss: a tensor where a history was asked for"),
    ("3.5", "loss: a string where a history was asked for"),
    ([None, 1.0], "loss: None where numbers were asked for"), ([1.0, [2.0, 3.0]], "loss: entries of different shapes"),
    ({"0": 1.0}, "loss: a dictionary where a history was asked for"), ([], "loss has too few entries"),
    (tensor(np.ones((30, 40))), "loss: the steps do not have the right number of values"),
])
def test_what_is_no_history_is_named(history, told):
    got = given(loss=history)
    assert say(why(BOTH, got, TRUE).plain) == told
    assert judged(BOTH, got, TRUE)["parameters"] == 3


def test_missing_histories_are_named():
    assert say(why(BOTH, {"loss": TRUE.reference["loss"]}, TRUE).plain) == "parameters is missing"
    assert judged(BOTH, {"loss": TRUE.reference["loss"]}, TRUE) == {"loss": 2, "parameters": 0, "length": 0}
    assert say(why(BOTH, [1.0], TRUE).plain) == "a list where histories were asked for"


# --- length ------------------------------------------------------------------------------------------------------


def shortened(evidence, by: int):
    return {name: history[: len(history) - by] for name, history in evidence.items()}


@pytest.mark.parametrize(("epochs", "points", "told"), [
    (30, ALL, None), (29, {**ALL, "length": 0}, "loss has one entry too few"),
    (31, {**ALL, "length": 0}, "loss has one entry too many"), (60, {**ALL, "length": 0}, "loss has too many entries"),
    (28, {"loss": 0, "parameters": 0, "length": 0}, "loss has too few entries"),
    (1, {"loss": 0, "parameters": 0, "length": 0}, "loss has too few entries"),
])
def test_an_epoch_too_many_or_too_few_costs_the_length_only(epochs, points, told):
    got = run(problem(0), epochs=epochs)
    assert judged(BOTH, got, TRUE) == points
    assert told is None or say(why(BOTH, got, TRUE).plain) == told


def test_one_history_of_the_wrong_length_is_enough():
    got = given(parameters=TRUE.reference["parameters"][:-1])
    assert judged(BOTH, got, TRUE) == {**ALL, "length": 0}
    assert say(why(BOTH, got, TRUE).plain) == "parameters has one entry too few"


def test_lengths_that_correct_programs_reach_are_all_right():
    """A loop that stops by a threshold may stop an epoch earlier in another precision."""
    whole = run(problem(0), epochs=33)
    true = truth(shortened(whole, 2), shortened(whole, 3), shortened(whole, 0), shortened(whole, 1))
    expected = {29: 0, 30: 1, 31: 1, 32: 1, 33: 1, 34: 0}
    for epochs, points in expected.items():
        assert judged(BOTH, run(problem(0), epochs=epochs), true)["length"] == points


def test_without_a_part_for_it_the_length_is_not_judged():
    only = trajectory(loss=1)
    assert judged(only, run(problem(0), epochs=31), TRUE) == {"loss": 1}
    assert judged(only, run(problem(0), epochs=29), TRUE) == {"loss": 1}
    assert judged(only, run(problem(0), epochs=20), TRUE) == {"loss": 0}


def test_no_epochs_at_all():
    nothing = truth({"loss": [], "parameters": Array(np.zeros((0, 2)), "float32")})
    assert judged(BOTH, {"loss": [], "parameters": []}, nothing) == ALL
    assert judged(BOTH, run(problem(0), epochs=1), nothing)["length"] == 0


# --- the horizon -------------------------------------------------------------------------------------------------


def test_where_training_is_stable_every_step_is_compared():
    assert horizon(steps(TRUE.reference["loss"]), [steps(m["loss"]) for m in TRUE.ensemble]) == 30


@pytest.mark.parametrize("seed", range(4))
def test_a_run_that_overflows_is_compared_up_to_there_and_then_has_to_diverge_too(seed):
    fast = {"rate": 5.0, "epochs": 40}
    true = descent(problem(seed), **fast)
    reference, ensemble = steps(true.reference["loss"]), [steps(m["loss"]) for m in true.ensemble]
    clear = horizon(reference, ensemble)
    assert 2 <= clear < 20
    assert not np.isfinite(reference[clear:]).all()
    assert np.isfinite(ensemble[0]).all(), "in float64 nothing overflows within these steps"
    for step in (by_matrix, by_sums, by_mean):
        for dtype in (np.float32, np.float64):
            assert judged(BOTH, run(problem(seed), step, dtype=dtype, **fast), true) == ALL
    calm = copy.deepcopy(true.reference)
    calm["loss"][clear:] = [1.0] * (40 - clear)
    found = why(BOTH, calm, true)
    assert judged(BOTH, calm, true) == {**ALL, "loss": 0}
    assert say(found.plain) == f"loss: from step {clear + 1} on the training should diverge, and yours does not"
    stopped = {name: history[:clear] for name, history in true.reference.items()}
    assert judged(BOTH, stopped, true)["loss"] == 2


def test_where_only_float32_goes_wrong_nobody_has_to_diverge():
    reference = [10.0, 8.0, 6.0, math.nan, math.nan]
    true = truth({"loss": reference}, {"loss": reference}, {"loss": [10.0, 8.0, 6.0, 4.0, 2.0]})
    assert judged(trajectory(loss=1), {"loss": [10.0, 8.0, 6.0, 4.0, 2.0]}, true) == {"loss": 1}
    assert judged(trajectory(loss=1), {"loss": reference}, true) == {"loss": 1}


def test_rounding_that_decides_everything_ends_the_comparison():
    """Members that part company: beyond, neither value is wrong."""
    reference = np.array([[1.0], [2.0], [3.0], [4.0]])
    ensemble = [np.array([[1.0], [2.0], [3.1], [9.0]]), np.array([[1.0], [2.0], [3.0], [2.0]])]
    assert horizon(reference, ensemble) == 2
    assert horizon(reference, [reference]) == 4
    assert horizon(reference, [reference[:3]]) == 3
    assert horizon(reference[:0], []) == 0


def test_a_history_of_which_nothing_can_be_compared_is_our_fault():
    for reference in ([math.nan, 1.0], [1.0, 2.0]):
        true = truth({"loss": reference}, {"loss": [5.0, 2.0]})
        with pytest.raises(BrokenCheck, match="too few steps of the reference's `loss`"):
            trajectory(loss=1).judge({"loss": [1.0, 2.0]}, true)


@pytest.mark.parametrize(
    "reference", [{"loss": None}, {"loss": 3.0}, {"loss": ["a"]}, {"parameters": [1.0]}, None, [1.0]])
def test_a_reference_without_histories_is_our_fault(reference):
    with pytest.raises(BrokenCheck):
        trajectory(loss=1, length=1).judge({"loss": [1.0]}, truth(reference))


def test_members_of_another_form_are_left_aside():
    odd = truth(TRUE.reference, *TRUE.ensemble, None, [1.0], {"loss": None, "parameters": 3.0},
                {"loss": [[1.0, 2.0]] * 30}, {"parameters": [[1.0], [2.0, 3.0]]})
    assert judged(BOTH, TRUE.reference, odd) == ALL
    assert judged(BOTH, run(problem(0), half), odd) == {"loss": 0, "parameters": 0, "length": 1}


# --- tolerance ---------------------------------------------------------------------------------------------------


def test_an_early_spike_does_not_excuse_late_steps():
    """The spread of step 4 is shared with WINDOW steps on either side and no more."""
    reference = np.concatenate([np.full((5, 1), 1e6), np.ones((25, 1))])
    member = reference.copy()
    member[4] += 1e3
    allowed = tolerances(reference, [member])
    assert allowed[4 + WINDOW] == pytest.approx(16e3)
    assert allowed[4 + WINDOW + 1] < 1e-4
    got = reference.copy()
    got[20] += 1e-3
    found = why(trajectory(loss=1), {"loss": got.ravel().tolist()}, truth(
        {"loss": reference.ravel().tolist()}, {"loss": member.ravel().tolist()}))
    assert found.step == 21


def test_a_history_that_begins_at_zero_has_room_there():
    reference = {"loss": [0.0, 0.0, 0.0] + [2.0] * 20}
    assert judged(trajectory(loss=1), {"loss": [1e-9, -1e-9, 0.0] + [2.0] * 20}, truth(reference)) == {"loss": 1}
    assert judged(trajectory(loss=1), {"loss": [1e-2, 0.0, 0.0] + [2.0] * 20}, truth(reference)) == {"loss": 0}
    assert judged(trajectory(loss=1), {"loss": [1e-9] * 3}, truth({"loss": [0.0] * 3})) == {"loss": 1}
    assert judged(trajectory(loss=1), {"loss": [1e-3] * 3}, truth({"loss": [0.0] * 3})) == {"loss": 0}


def test_the_largest_floats_make_no_warning():
    reference = {"loss": [1e-300, 1e300, 1e308]}
    assert judged(trajectory(loss=1), {"loss": [1e300, -1.7e308, -1.7e308]}, truth(reference)) == {"loss": 0}
    assert judged(trajectory(loss=1), reference, truth(reference, {"loss": [1e-300, 1e300, -1.7e308]})) == {"loss": 1}


@pytest.mark.parametrize("settings", [{"rate": 0.002}, {"rate": 5.0}, {"rate": 0.0121}])
def test_a_visible_check_allows_what_the_judge_allows(settings):
    true = descent(problem(3), **settings)
    allowed = BOTH.allowance(true)
    assert set(allowed) == {"loss", "parameters"}
    clear = horizon(steps(true.reference["loss"]), [steps(m["loss"]) for m in true.ensemble])
    assert [math.isinf(room) for room in allowed["loss"]] == [False] * clear + [True] * (30 - clear)
    for step in range(clear):
        for share, points in ((0.99, 2), (1.01, 0)):
            got = copy.deepcopy(true.reference)
            got["loss"][step] += share * allowed["loss"][step]
            assert judged(BOTH, got, true)["loss"] == points


def test_what_is_no_part_is_not_compared_in_a_visible_check():
    true = truth({"loss": [1.0, 2.0], "steps": ["anything"]})
    assert trajectory(loss=1).allowance(true)["steps"] == math.inf


# --- telling programs apart --------------------------------------------------------------------------------------


def test_the_first_step_alone_does_not_make_two_programs_one():
    wild = truth({"loss": [5.0, math.nan, math.nan]}, {"loss": [5.0, math.nan, math.nan]})
    with pytest.raises(BrokenCheck):
        identity(trajectory(loss=1)).judge({"loss": [5.0, 7.0, 9.0]}, wild)
    assert judged(identity(BOTH), TRUE.reference, TRUE) == ALL


def test_a_trajectory_names_a_history():
    with pytest.raises(CourseError):
        trajectory(length=1)
    assert trajectory(loss=1, length=2) == Trajectory((("loss", 1), ("length", 2)))
