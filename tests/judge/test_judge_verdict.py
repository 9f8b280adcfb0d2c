"""From the evidence of all instances to a verdict."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from made import ascent, case, check_of, descent, gives, half, line, mistake, raises, run, tensor, truth

from graders import close, equal, parts, satisfies, trajectory
from graders.judge.verdict import broken, judge, skipped
from graders.records import Evidence, Fault, Outcome, Text
from graders.words import translator

say = translator("en")
TWO = parts(w=close(2), n=equal(1))
RIGHT = {"w": 3.0, "n": 7}


def verdict(criterion, *cases, known=(), untouched=False, hint=""):
    return judge("unit/exercise", check_of(criterion, hint=hint), cases, known, untouched=untouched)


def on(*trees, reference=RIGHT):
    """A case for each tree, the public one first."""
    return [case(i, tree, truth(reference)) for i, tree in enumerate(trees)]


# --- outcomes and points -----------------------------------------------------------------------------------------


def test_everything_right_passes():
    v = verdict(TWO, *on(RIGHT, {"n": 7.0, "w": tensor([3.0])}))
    assert (v.outcome, v.points, v.possible, v.reason, v.details, v.instance) == (Outcome.PASSED, 3, 3, None, (), None)
    assert [part.points for part in v.parts] == [2, 1]


def test_a_part_is_lost_by_any_instance():
    v = verdict(TWO, *on(RIGHT, {"w": 3.0, "n": 8}))
    assert (v.outcome, v.points, v.instance) == (Outcome.PARTIAL, 2, 1)
    assert [part.points for part in v.parts] == [2, 0]
    v = verdict(TWO, *on({"w": 9.0, "n": 7}, {"w": 3.0, "n": 8}))
    assert (v.outcome, v.points, v.instance) == (Outcome.FAILED, 0, 0)
    assert say(v.reason) == "w: got 9, expected 3, allowed difference 1.1e-05"


def test_what_differs_besides_is_told_once():
    v = verdict(TWO, *on({"w": 9.0, "n": 8}))
    assert [say(text) for text in v.details] == ["n: got 8, expected 7"]
    v = verdict(trajectory(loss=2, parameters=3, length=1), *on(3.0, reference={"loss": [1.0], "parameters": [1.0]}))
    assert say(v.reason) == "a number where histories were asked for"
    assert v.details == ()


def test_nothing_of_the_secret_instance_but_where_and_how_much():
    v = verdict(TWO, *on(RIGHT, {"w": 9.0, "n": 8}))
    assert say(v.reason) == "w is 3 times what it should be"
    assert [say(text) for text in v.details] == ["n is not what it should be"]
    assert all(set(text.values) == {hole for hole in text.values if "{" + hole + "}" in text.template}
               for text in (v.reason, *v.details))


def test_the_hint_of_the_check_where_no_mistake_is_known():
    assert verdict(TWO, *on({"w": 9.0, "n": 7}), hint="Look.").hint == "Look."
    assert verdict(TWO, *on(RIGHT), hint="Look.").hint == ""


# --- no evidence -------------------------------------------------------------------------------------------------

FAULTS = {
    Fault.RAISED: ("Your code raised ValueError: secret 4.25 (at `w = data[4.25]`)",
                   "Your code raised ValueError (at `w = data[4.25]`)"),
    Fault.MISSING: ("The notebook defines no `secret 4.25`.",
                    "The notebook does not define everything that this check needs."),
    Fault.HUNG: ("Your code did not come to an end within secret 4.25 seconds.",
                 "Your code did not come to an end in time."),
    Fault.ENDED: ("Your code ended the whole process (secret 4.25).", "Your code ended the whole process."),
    Fault.REFUSED: ("What your code returned cannot be judged: secret 4.25",
                    "What your code returned cannot be judged. Return numbers, texts, tensors, arrays, or lists, "
                    "tuples and dictionaries of these."),
}


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_loses_every_part_and_its_own_words_are_for_the_public_instance(fault):
    evidence = Evidence(fault=fault, kind="ValueError", message="secret 4.25", line="w = data[4.25]")
    public, secret = FAULTS[fault]
    v = verdict(TWO, *on(evidence, RIGHT))
    assert (v.outcome, v.points, v.fault, v.instance) == (Outcome.ERRORED, 0, fault, 0)
    assert [part.points for part in v.parts] == [0, 0]
    assert say(v.reason) == public
    v = verdict(TWO, *on(RIGHT, evidence))
    assert (v.outcome, v.points, v.fault, v.instance) == (Outcome.ERRORED, 0, fault, 1)
    assert say(v.reason) == secret


def test_a_name_that_the_check_asks_for_may_be_told():
    v = verdict(TWO, *on(RIGHT, Evidence(fault=Fault.MISSING, message="answer")))
    assert say(v.reason) == "The notebook defines no `answer`."


def test_an_exception_without_a_line_of_the_students():
    assert say(verdict(TWO, *on(raises("ValueError", "why"))).reason) == (
        "The check could not go on with what your code gave it: ValueError: why")
    assert say(verdict(TWO, *on(RIGHT, raises("ValueError", "why"))).reason) == (
        "The check could not go on with what your code gave it: ValueError")


@pytest.mark.parametrize("evidence", [raises("NotImplementedError"), Evidence(fault=Fault.MISSING, message="answer")])
def test_an_untouched_stub_is_not_a_failure(evidence):
    v = verdict(TWO, *on(evidence), untouched=True)
    assert (v.outcome, v.points) == (Outcome.UNATTEMPTED, 0)
    assert verdict(TWO, *on(evidence), untouched=False).outcome is Outcome.ERRORED


def test_an_untouched_stub_that_nothing_calls_earns_what_its_evidence_is_worth():
    assert verdict(TWO, *on(RIGHT), untouched=True).outcome is Outcome.PASSED
    assert verdict(TWO, *on(raises("ValueError")), untouched=True).outcome is Outcome.ERRORED


# --- our fault ---------------------------------------------------------------------------------------------------


def test_a_broken_check_costs_nobody_points():
    never = satisfies(4, lambda evidence, values: 1 / 0)
    v = verdict(never, *on({"w": 1.0}))
    assert (v.outcome, v.points, v.possible) == (Outcome.BROKEN, 4, 4)
    assert "division by zero" in say(v.reason)
    assert broken("e", check_of(TWO), "why").points == 3


def test_a_skipped_check_names_what_it_waits_for():
    v = skipped("e", check_of(TWO), "The loss falls.")
    assert (v.outcome, v.points, v.possible) == (Outcome.SKIPPED, 0, 3)
    assert say(v.reason) == "Waits for: The loss falls."


# --- known mistakes ----------------------------------------------------------------------------------------------

A, B, C = mistake("a"), mistake("b"), mistake("c")


def named(got, mistakes, *, criterion=TWO, reference=RIGHT):
    """The names found, where `mistakes` is name -> evidence on each instance and `got` the submission's on each."""
    cases = [case(i, tree, truth(reference), {name: gives(trees[i]) if not isinstance(trees[i], tuple) else trees[i]
                                              for name, trees in mistakes.items()}) for i, tree in enumerate(got)]
    return verdict(criterion, *cases, known=(A, B, C))


def test_the_mistake_that_fits_is_named_with_its_hint():
    wrong = {"w": 6.0, "n": 7}
    v = named([wrong, wrong], {"a": [wrong, wrong], "b": [{"w": 5.0, "n": 7}] * 2})
    assert (v.misconceptions, v.mistakes, v.hint) == (("a",), ("This is a.",), "Hint of a.")


def test_several_that_fit_are_the_set_in_the_order_they_are_declared():
    wrong = {"w": 6.0, "n": 7}
    v = named([wrong], {"c": [wrong], "b": [{"w": 5.0, "n": 7}], "a": [wrong]})
    assert v.misconceptions == ("a", "c")
    assert v.mistakes == ("This is a.", "This is c.")


def test_a_mistake_has_to_fit_on_every_instance_that_is_wrong():
    one, other = {"w": 6.0, "n": 7}, {"w": 5.0, "n": 7}
    v = named([one, other], {"a": [one, one], "b": [one, other], "c": [other, other]})
    assert v.misconceptions == ("b",)
    assert named([one, other], {"a": [one, one], "c": [other, other]}).misconceptions == ()


def test_instances_that_are_right_do_not_ask_for_mistakes():
    """They cost runs."""
    def never():
        raise AssertionError("asked")

    cases = [dataclasses.replace(case(0, RIGHT, truth(RIGHT)), mistakes=never)]
    assert verdict(TWO, *cases, known=(A,)).outcome is Outcome.PASSED


def test_evidence_near_a_mistake_is_not_it():
    v = named([{"w": 6.0, "n": 7}], {"a": [{"w": 6.001, "n": 7}], "b": [{"w": 6.0, "n": 8}]})
    assert v.misconceptions == ()


def test_a_mistake_is_recognised_in_any_container_and_with_nan():
    nan = {"w": float("nan"), "n": 7}
    assert named([{"w": tensor([float("nan")]), "n": 7.0}], {"a": [nan]}).misconceptions == ("a",)
    assert named([None], {"a": [None], "b": [0.0]}).misconceptions == ("a",)


def test_errors_are_matched_by_kind_and_message_but_for_their_numbers():
    def fault(kind, message):
        evidence = raises(kind, message)
        return evidence, truth(None)

    got = raises("RuntimeError", "shapes (40, 2) and (40,) do not fit", line="x @ y")
    mistakes = {"a": [fault("RuntimeError", "shapes (7, 2) and (7,) do not fit")],
                "b": [fault("ValueError", "shapes (40, 2) and (40,) do not fit")],
                "c": [fault("RuntimeError", "a leaf variable that requires grad")]}
    assert named([got], mistakes).misconceptions == ("a",)
    assert named([RIGHT | {"w": 1.0}], mistakes).misconceptions == ()
    assert named([got], {"a": [{"w": 1.0, "n": 7}]}).misconceptions == ()


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_in_training_are_told_apart(seed):
    problem = line(np.random.default_rng(seed))
    true = descent(problem)
    given = {o.name: (Evidence(run(problem, step)), descent(problem, step)) for o, step in ((A, ascent), (B, half))}
    criterion = trajectory(loss=2, parameters=3, length=1)
    for name, step in (("a", ascent), ("b", half)):
        got = run(problem, step, dtype=np.float64)
        v = verdict(criterion, case(1, got, true, given), known=(A, B))
        assert (v.misconceptions, v.points) == ((name,), 1)
    v = verdict(criterion, case(1, run(problem, rate=0.0013), true, given), known=(A, B))
    assert v.misconceptions == ()


def test_a_mistake_whose_history_overflows_at_once_is_only_itself():
    inf, nan = float("inf"), float("nan")
    reference = {"loss": [4.0, 3.0, 2.0]}
    mistakes = {"a": [{"loss": [4.0, nan, nan]}], "b": [{"loss": [nan, nan, nan]}], "c": [{"loss": [4.0, inf, nan]}]}
    criterion = trajectory(loss=1)

    def found(losses):
        return named([{"loss": losses}], mistakes, criterion=criterion, reference=reference).misconceptions

    assert found([4.0, nan, nan]) == ("a",)
    assert found([tensor([nan])] * 3) == ("b",)
    assert found([4.0, inf, nan]) == ("c",)
    assert found([4.0, 8.0, 16.0]) == ()


@pytest.mark.parametrize(
    "tree", [None, {"loss": None}, {"loss": [None, None]}, {"other": 1.0}, "text", {"loss": ["a"]}])
def test_a_mistake_may_give_anything(tree):
    reference = {"loss": [4.0, 3.0, 2.0]}
    for criterion in (trajectory(loss=1), parts(loss=close(1)), close(1), equal(1),
                      satisfies(1, lambda evidence, values: None if evidence == reference else "No.")):
        v = named([tree], {"a": [tree], "b": [{"loss": [4.0, 2.0, 1.0]}]}, criterion=criterion, reference=reference)
        assert v.misconceptions == ("a",)


def test_a_broken_verdict_shows_its_reason_to_the_instructor():
    assert broken("e", check_of(TWO), "line 3").reason == Text(
        "This check is itself broken; it costs nobody points. {what}", {"what": "line 3"})


def test_a_part_that_is_lost_on_secret_data_only_is_told_too():
    """The loss is right on the public instance and wrong on the other, the rest is wrong on both."""
    told = verdict(parts(loss=close(1), w=close(2)),
                   case(0, {"loss": 1.0, "w": 5.0}, truth({"loss": 1.0, "w": 1.0})),
                   case(1, {"loss": 1.0, "w": 5.0}, truth({"loss": 2.0, "w": 1.0})))
    assert say(told.reason).startswith("w: got 5")
    (other,) = told.details
    assert say(other) == ("loss is 0.5 times what it should be (Right on the data of the notebook, wrong on other "
                          "data: is a value typed in?)")
