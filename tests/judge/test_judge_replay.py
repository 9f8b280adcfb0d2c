"""One-step replay: every update judged from the submission's own parameters, wherever they came from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from made import tensor, truth
from trained import CRITERION, NAMES, by_part, points, problem, program, replayed, truths, verdict_on

from graders import close, parts, trajectory
from graders.inside.evidence import reduce
from graders.judge.recorded import Recorded, recorded
from graders.judge.replay import explained, follows, near, refined
from graders.records import Outcome
from graders.words import translator

say = translator("en")
SEEDS = (1, 2, 3)
AWAY = torch.tensor([9.0, -7.0])
STATELESS = ("uphill", "factor_two_missing", "mean_gradient", "one_after_the_other", "rate_ten_times_too_small")


# --- points for updates ------------------------------------------------------------------------------------------


def test_another_start_with_right_steps_earns_the_updates() -> None:
    v = verdict_on(SEEDS, lambda values: program(values, start=AWAY))
    assert points(v) == {"updates": 2, "parameters": 0, "loss": 0, "length": 1}
    assert v.outcome is Outcome.PARTIAL
    assert v.misconceptions == ()
    assert "Every update is right by itself: look at where you begin" in say(v.reason)


@pytest.mark.parametrize("epochs", [4, 25])
def test_another_length_with_right_steps_earns_the_updates(epochs: int) -> None:
    assert points(verdict_on(SEEDS, lambda values: program(values, epochs=epochs)))["updates"] == 2
    v = verdict_on(SEEDS, lambda values: program(values, epochs=epochs, start=AWAY))
    assert points(v) == {"updates": 2, "parameters": 0, "loss": 0, "length": 0}


@pytest.mark.parametrize("mistake", STATELESS)
def test_another_start_with_a_wrong_step_is_named(mistake: str) -> None:
    v = verdict_on(SEEDS, lambda values: program(values, mistake, start=AWAY))
    assert points(v)["updates"] == 0
    assert by_part(v) == {"updates": {mistake}}


@pytest.mark.parametrize("mistake", STATELESS)
def test_another_length_with_a_wrong_step_is_named(mistake: str) -> None:
    v = verdict_on(SEEDS, lambda values: program(values, mistake, epochs=6))
    assert by_part(v) == {"updates": {mistake}}


def test_one_wrong_update_is_the_one_that_is_told() -> None:
    def skips_the_fourth(values):
        told = program(values)
        kept = told["parameters"]
        again = program(values, start=kept[2], epochs=values["epochs"] - 4)["parameters"]
        return {**told, "parameters": [*kept[:3], kept[2], *again]}

    v = verdict_on(SEEDS, skips_the_fourth)
    told = next(part.mismatch for part in v.parts if part.name == "updates")
    assert told.step == 4
    assert "updates: number 4 is the first that does not follow from your own parameters before it" in say(told.plain)
    assert (points(v)["updates"], v.misconceptions) == (0, ())


def test_a_constant_factor_that_no_mistake_explains_is_said() -> None:
    v = verdict_on(SEEDS, lambda values: program(values, times=1.5))
    assert v.misconceptions == ()
    assert say(v.reason).startswith("updates: every one of them is 1.5 times what it should be; number 2 leads to ")
    secret = verdict_on(SEEDS, lambda values: program(
        values, times=1.0 if torch.equal(values["X"], problem(1)["X"]) else 1.5))
    assert say(secret.reason) == "updates: every one of them is 1.5 times what it should be"


def test_a_right_path_needs_no_replay() -> None:
    """Where the updates agree with the reference's own path they are right, whatever a replay says."""
    reference = truths(1)[""][1]
    judged = CRITERION.judge(reduce(program(problem(1), loss_times=2.0)), reference)
    told = recorded(CRITERION, reduce(program(problem(1), "uphill")), reference.reference)
    assert told is not None
    kept = refined(judged, replayed(problem(1), told))
    assert {p.name for p in kept if p.mismatch} == {"loss"}


def test_without_a_replay_the_parts_stay() -> None:
    judged = CRITERION.judge(reduce(program(problem(1), "uphill")), truths(1)[""][1])
    assert refined(judged, None) == judged


# --- what is recorded --------------------------------------------------------------------------------------------

LIKE = {"loss": [3.0, 2.0, 1.0], "parameters": tensor([[0.0, 0.0]] * 3)}
GOT = {"loss": [5.0, 4.0, 3.0], "parameters": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]}


def test_the_record_of_evidence() -> None:
    told = recorded(CRITERION, GOT, LIKE)
    assert told is not None
    assert (told.asked, told.expected, told.batches) == (True, 3, None)
    assert told.parameters.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert told.losses is not None
    assert told.losses.ravel().tolist() == [5, 4, 3]
    without = recorded(trajectory(loss=1, parameters=1), GOT, LIKE)
    assert without is not None
    assert not without.asked
    steps = [{"loss": loss, "parameters": p} for loss, p in zip(GOT["loss"], GOT["parameters"], strict=True)]
    assert recorded(CRITERION, steps, LIKE) is not None
    inside = parts(path=CRITERION, other=close(1))
    assert recorded(inside, {"path": GOT, "other": 1.0}, {"path": LIKE, "other": 1.0}) is not None


@pytest.mark.parametrize("got", [
    None, 3.0, [], {}, {"loss": [1.0]}, {"parameters": None}, {"parameters": 4.0}, {"parameters": [[1.0, 2.0]]},
    {"parameters": [[1.0], [2.0]]}, {"parameters": [[1.0, 2.0], [3.0]]}, {"parameters": ["a", "b"]},
])
def test_evidence_that_tells_too_little(got: object) -> None:
    assert recorded(CRITERION, got, LIKE) is None


def test_criteria_that_are_not_about_parameters() -> None:
    assert recorded(trajectory(loss=2, length=1), GOT, LIKE) is None
    assert recorded(close(1), GOT, LIKE) is None
    assert recorded(parts(path=CRITERION), {"other": GOT}, {"path": LIKE}) is None
    assert recorded(parts(path=CRITERION), GOT, {"path": LIKE}) is None


@pytest.mark.parametrize(("batches", "kept"), [
    ([[0, 1], [2], [0, 2]], ((0, 1), (2,), (0, 2))),
    ([tensor([1, 0], "int64"), [2], [1.0]], ((1, 0), (2,), (1,))),
    ([[0], [1], [2], [3]], ((0,), (1,), (2,))),
    ([[0], [-1], [2]], None),  # what `probe.batches` says of a sample that is not in the data
    ([[0], [0.5], [2]], None),
    ([[0], [float("nan")], [2]], None),
    ([[0], [], [2]], None),
    ([[0], [1]], None),
    ("012", None),
    ([["a"], [1], [2]], None),
])
def test_batches_are_index_lists_or_nothing(batches: object, kept: object) -> None:
    told = recorded(CRITERION, {**GOT, "batches": batches}, LIKE)
    assert told is not None
    assert told.batches == kept


@pytest.mark.parametrize("losses", [None, [1.0, 2.0], [[1.0, 2.0]] * 3, ["a"] * 3, 4.0])
def test_losses_of_another_form_are_left_out(losses: object) -> None:
    told = recorded(CRITERION, {**GOT, "loss": losses}, LIKE)
    assert told is not None
    assert told.losses is None


def test_no_more_than_200_steps_are_replayed() -> None:
    long = {"loss": [1.0] * 300, "parameters": np.ones((300, 2)).tolist(), "batches": [[0]] * 300}
    told = recorded(CRITERION, long, LIKE)
    assert told is not None
    assert told.batches is not None
    assert told.losses is not None
    assert len(told.parameters) == len(told.batches) == len(told.losses) == 200


# --- which mistakes ----------------------------------------------------------------------------------------------


def told_of(*wrong: str, **settings: float) -> Recorded:
    told = recorded(CRITERION, reduce(program(problem(1), *wrong, **settings)), truths(1)[""][1].reference)
    assert told is not None
    return told


def test_what_is_right_by_itself_has_no_entry() -> None:
    assert explained(replayed(problem(1), told_of()), {}) == {}
    assert explained(replayed(problem(1), told_of("loss_after_update")), {}) == {
        "loss": {"loss_after_update"}}


def test_what_nothing_explains_has_an_empty_entry() -> None:
    assert explained(replayed(problem(1), told_of(times=1.5)), {}) == {"updates": frozenset()}


def test_only_what_is_in_question_is_looked_at() -> None:
    told = replayed(problem(1), told_of("uphill"))
    assert explained(told, {"updates": frozenset({"uphill", "not_zeroed"})}) == {"updates": {"uphill"}}
    assert explained(told, {"updates": frozenset({"not_zeroed"})}) == {"updates": frozenset()}


def test_states_that_never_change_tell_nothing_of_the_updates() -> None:
    """A live tensor's states do not move either, so `standing_still` would be a guess."""
    found = explained(replayed(problem(1), told_of("live_tensor", "factor_two_missing")), {})
    assert found.get("updates") is None


def test_two_states_are_too_few() -> None:
    assert explained(replayed(problem(1), told_of("uphill", epochs=2)), {}) == {}
    assert explained(replayed(problem(1), told_of("uphill", epochs=3)), {})["updates"] >= {"uphill"}


@pytest.mark.parametrize("mistake", NAMES)
def test_a_mistake_that_fits_is_near(mistake: str) -> None:
    """What is screened out beforehand would not have fitted."""
    made = replayed(problem(2), told_of_seed(2, mistake))
    for name, led_to in made.mistakes(None).items():
        alone = explained(made, {"updates": frozenset({name}), "loss": frozenset({name})})
        if any(alone.values()):
            assert near(made.recorded, led_to.reference, made.truth), name


def told_of_seed(seed: int, *wrong: str) -> Recorded:
    told = recorded(CRITERION, reduce(program(problem(seed), *wrong)), truths(seed)[""][1].reference)
    assert told is not None
    return told


def test_few_mistakes_are_near_another_one() -> None:
    made = replayed(problem(2), told_of_seed(2, "uphill"))
    close_by = {name for name, led_to in made.mistakes(None).items()
                if near(Recorded(made.recorded.parameters, None, None), led_to.reference, made.truth)}
    assert close_by == {"uphill"}


def test_states_of_which_none_can_be_compared_show_nothing() -> None:
    rows = np.array([[1.0, 2.0], [np.nan, 1.0], [3.0, 4.0]])
    found = follows(rows, "parameters", truth({"parameters": tensor([[1.0, 2.0], [np.nan, np.nan], [1.0, 1.0]])}))
    assert found is not None
    assert found.step == 2
    assert say(found.plain) == "parameters: step 2 of 3 is the first that differs: it is not finite"


def test_numbers_that_are_not_finite_do_not_upset_it() -> None:
    told = told_of()
    told.parameters[4:] = np.nan
    made = replayed(problem(1), told)
    assert explained(made, {}).get("updates", frozenset()) == frozenset()
    assert refined(CRITERION.judge(truths(1)[""][1].reference, truths(1)[""][1]), made)


def test_a_mistake_is_known_by_what_came_before_an_overflow() -> None:
    told = told_of("not_zeroed", epochs=9)
    told.parameters[6:] = np.nan
    assert explained(replayed(problem(1), told), {})["updates"] == {"not_zeroed"}
    told.parameters[2:] = np.nan
    assert explained(replayed(problem(1), told), {})["updates"] == frozenset()


def test_states_that_never_leave_the_recorded_start_stood_still() -> None:
    told = told_of("standing_still")
    assert explained(replayed(problem(1), told), {}).get("updates") is None
    begun = replace(told, start=told.parameters[0])
    assert explained(replayed(problem(1), begun), {})["updates"] == {"standing_still"}


@pytest.mark.parametrize(("start", "kept"), [
    ([1.0, 2.0], [1, 2]), (tensor([[3.0], [4.0]]), [3, 4]), (None, None), ("ab", None), ([1.0], None),
    ([1.0, float("nan")], None),
])
def test_the_start_is_as_wide_as_a_state_or_nothing(start: object, kept: object) -> None:
    told = recorded(CRITERION, {**GOT, "start": start}, LIKE)
    assert told is not None
    assert (None if told.start is None else told.start.tolist()) == kept
