"""Which mistakes are named: one, several for different parts, a set, or none; and never one that was not made."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from itertools import combinations
from types import MappingProxyType

import numpy as np
import pytest
import torch
from made import case, check_of, gives, mistake, raises, tensor, truth
from trained import KNOWN, NAMES, by_part, case_of, points, problem, program, verdict_on

from graders import close, equal, parts
from graders.judge.naming import CONSTANT, GLOBAL, Case, narrowed
from graders.judge.verdict import judge
from graders.records import Evidence, Fault, Outcome, Override, Truth, Verdict
from graders.report.card import mistakes as told_mistakes
from graders.words import translator

say = translator("en")
SEEDS = (1, 2, 3)


# --- one mistake, two mistakes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_named(name: str) -> None:
    v = verdict_on(SEEDS, lambda values: program(values, name))
    assert (v.misconceptions, v.explains, v.apart) == ((name,), (), None)
    assert v.hint == next(o.hint for o in KNOWN if o.name == name)


def test_two_mistakes_are_both_named_each_for_its_part() -> None:
    v = verdict_on(SEEDS, lambda values: program(values, "not_zeroed", "loss_after_update"))
    assert points(v) == {"updates": 0, "parameters": 0, "loss": 0, "length": 1}
    assert by_part(v) == {"updates": {"not_zeroed"}, "loss": {"loss_after_update"}}
    assert v.hint == next(o.hint for o in KNOWN if o.name == "not_zeroed")
    assert told_mistakes(v, say) == [
        "The gradients of earlier steps are still in your gradient: it was never set back to zero.",
        "You record the loss after the update; the one before it was asked for."]


def test_a_running_total_of_a_wrong_training_is_named_beside_it() -> None:
    v = verdict_on(SEEDS, lambda values: program(values, "factor_two_missing", "running_total"))
    assert by_part(v) == {"updates": {"factor_two_missing"}, "loss": {"running_total"}}


def test_a_loss_that_is_right_along_a_wrong_path_is_not_accused() -> None:
    v = verdict_on(SEEDS, lambda values: program(values, "factor_two_missing", start=torch.tensor([9.0, 9.0])))
    assert by_part(v) == {"updates": {"factor_two_missing"}}
    assert points(v)["loss"] == 0


@pytest.mark.parametrize("record", ["loss_after_update", "parameters_before_update"])
@pytest.mark.parametrize("step", ["factor_two_missing", "uphill", "gradient_once"])
def test_a_loss_beside_its_own_state_is_late_or_the_state_is_early(record: str, step: str) -> None:
    """The first state tells which: it is the start, or where the first update leads."""
    v = verdict_on(SEEDS, lambda values: program(values, step, record))
    assert by_part(v) == {"updates": {step}, "loss": {record}}


@pytest.mark.parametrize("record", ["loss_after_update", "parameters_before_update"])
def test_from_another_start_nobody_can_tell_which(record: str) -> None:
    v = verdict_on(SEEDS, lambda values: program(values, record, start=torch.tensor([9.0, -9.0])))
    assert by_part(v) == {"loss": {"loss_after_update", "parameters_before_update"}}
    assert "other data would tell them apart" in say(v.apart)


def test_a_mistake_must_explain_every_instance() -> None:
    shapes = iter(["uphill", "not_zeroed", "uphill"])
    v = verdict_on(SEEDS, lambda values: program(values, next(shapes)))
    assert v.misconceptions == ()
    assert v.hint == "Look at your history."


# --- nobody is accused of what was not done ----------------------------------------------------------------------

UNKNOWN = {
    "one and a half": lambda values: program(values, times=1.5),
    "another start": lambda values: program(values, start=torch.tensor([1.0, 1.0])),
    "half of the loss": lambda values: program(values, loss_times=0.5),
    "a rate of its own": lambda values: program({**values, "lr": 0.004}),
    "no noise in the data": lambda values: program({**values, "y": values["y"].round()}),
    "columns turned round": lambda values: program({**values, "X": values["X"].flip(1)}),
    "parameters turned round": lambda values: {
        **program(values), "parameters": [p.flip(0) for p in program(values)["parameters"]]},
    "rounded": lambda values: {k: [torch.as_tensor(v).round(decimals=1) for v in told]
                               for k, told in program(values).items()},
    "noise": lambda values: {"loss": torch.rand(values["epochs"]), "parameters": torch.rand(values["epochs"], 2)},
    "zeros": lambda values: {"loss": torch.zeros(values["epochs"]), "parameters": torch.zeros(values["epochs"], 2)},
    "not finite": lambda values: {"loss": [float("nan")] * 9, "parameters": torch.full((9, 2), torch.inf)},
}


@pytest.mark.parametrize("what", UNKNOWN)
@pytest.mark.parametrize("seed", [10, 20])
def test_an_unknown_mistake_has_no_name(what: str, seed: int) -> None:
    v = verdict_on(range(seed, seed + 3), UNKNOWN[what])
    assert v.points < v.possible
    assert v.misconceptions == ()


@pytest.mark.parametrize("seed", [30, 40, 50])
def test_a_correct_program_is_never_named(seed: int) -> None:
    v = verdict_on(range(seed, seed + 3), program)
    assert (v.outcome, v.misconceptions, v.mistakes, v.hint) == (Outcome.PASSED, (), (), "")


PAIRS = [pytest.param(pair, marks=[pytest.mark.slow] if k % 4 else [], id="+".join(pair))
         for k, pair in enumerate(combinations(NAMES, 2))]


@pytest.mark.parametrize("pair", PAIRS)
def test_of_two_mistakes_no_third_is_named(pair: tuple[str, str]) -> None:
    """Whatever is said of a part has a true one among it."""
    v = verdict_on((1, 2), lambda values: program(values, *pair))
    for part, named in by_part(v).items():
        assert named <= set(pair), (part, named)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_a_sweep_for_false_accusations(seed: int) -> None:
    rng = np.random.default_rng(seed)
    wrong = tuple(rng.choice(NAMES, int(rng.integers(0, 4)), replace=False))
    start = torch.tensor(rng.uniform(-9, 9, 2), dtype=torch.float32) if rng.integers(2) else None
    times, loss_times = rng.choice([1.0, 1.0, 1.5, 0.9], 2)
    epochs = int(rng.choice([0, 5, 17]))
    v = verdict_on((seed, seed + 1), lambda values: program(
        values, *wrong, start=start, epochs=epochs, times=times, loss_times=loss_times))
    for part, named in by_part(v).items():
        assert named & set(wrong), (wrong, times, loss_times, part, named)


# --- sets that cannot be told apart ------------------------------------------------------------------------------


def known(name: str, same_as: tuple[str, ...] = (), apart: str = "") -> Override:
    return dataclasses.replace(mistake(name), same_as=same_as, apart=apart)


def verdict_of(overrides: tuple[Override, ...]) -> Verdict:
    asked = case(0, {"w": 2.0}, truth({"w": 1.0}), {o.name: gives({"w": 2.0}) for o in overrides})
    return judge("unit/one", check_of(parts(w=close(1))), [asked], overrides, untouched=False)


def test_a_set_is_told_as_one_and_what_would_separate_it() -> None:
    v = verdict_of((known("a"), known("b", apart="Look at the third of your prints.")))
    assert (v.misconceptions, say(v.apart)) == (("a", "b"), "Look at the third of your prints.")
    assert told_mistakes(v, say) == ["One of these, which this check cannot tell apart: This is a. / This is b.",
                                     "Look at the third of your prints."]
    assert "other data would tell them apart" in say(verdict_of((known("a"), known("b"))).apart)
    assert verdict_of((known("a"),)).apart is None


def test_a_set_that_is_the_same_by_mathematics() -> None:
    whatever = "They come to the same here whatever the data; only your program tells which it is."
    assert say(verdict_of((known("a", ("b",)), known("b"))).apart) == whatever
    third = verdict_of((known("a", ("b",)), known("b"), known("c")))
    assert say(third.apart) != whatever
    assert say(verdict_of((known("a", ("b", "c")), known("b", ("c",)), known("c"))).apart) == whatever


def check_verdict(name: str, names: tuple[str, ...], explains: tuple[str, ...] = (), of: str = "unit/one") -> Verdict:
    return Verdict(of, name, "Sentence.", Outcome.FAILED, 0, 1, misconceptions=names, explains=explains,
                   mistakes=tuple(f"This is {n}." for n in names), apart=verdict_of((known("a"), known("b"))).apart)


def narrowed_by(verdicts: list[Verdict], shown: Mapping[str, set[str]] = MappingProxyType({})) -> tuple[Verdict, ...]:
    """`shown`: check -> the mistakes that lose points in it."""
    checks = [dataclasses.replace(check_of(parts(w=close(1))), name=v.check, hint="Look again.") for v in verdicts]
    overrides = tuple(dataclasses.replace(known(n), hint=f"Not {n}.") for n in "abc")
    return narrowed(verdicts, checks, overrides, lambda check, name: name in shown.get(check, ()))


def passed_check(name: str) -> Verdict:
    return dataclasses.replace(check_verdict(name, ()), outcome=Outcome.PASSED, points=1)


def test_a_mistake_that_another_check_would_have_shown_is_not_told() -> None:
    failed = check_verdict("one", ("a", "b"))
    one, _ = narrowed_by([failed, passed_check("other")], {"other": {"a"}})
    assert (one.misconceptions, one.mistakes, one.apart, one.hint) == (("b",), ("This is b.",), None, "Not b.")
    one, _ = narrowed_by([check_verdict("one", ("a",)), passed_check("other")], {"other": {"a"}})
    assert (one.misconceptions, one.mistakes, one.hint) == ((), (), "Look again.")
    unpassed = check_verdict("other", ())
    assert narrowed_by([failed, unpassed], {"other": {"a"}})[0] == failed


def test_a_mistake_that_would_lose_points_where_none_are_lost_is_not_told() -> None:
    wrong = case(0, {"w": 2.0}, truth({"w": 1.0}), {"a": gives({"w": 2.0})})
    right = case(1, {"w": 1.0}, truth({"w": 1.0}), {"a": gives({"w": 3.0})})
    for shows, told in ((True, ()), (False, ("a",))):
        seen = dataclasses.replace(right, shows=lambda name, shows=shows: shows)
        v = judge("unit/one", check_of(parts(w=close(1))), [wrong, seen], (known("a"),), untouched=False)
        assert v.misconceptions == told


def test_a_set_is_narrowed_by_another_check() -> None:
    one, other = narrowed_by([check_verdict("one", ("a", "b")), check_verdict("other", ("b",))])
    assert (one.misconceptions, one.mistakes, one.apart) == (("b",), ("This is b.",), None)
    assert other.misconceptions == ("b",)


def test_a_set_is_narrowed_in_part() -> None:
    one, _ = narrowed_by([check_verdict("one", ("a", "b", "c")), check_verdict("other", ("b", "c"))])
    assert one.misconceptions == ("b", "c")
    assert one.apart is not None


@pytest.mark.parametrize("other", [("c",), ()])
def test_a_set_stays_where_the_other_check_says_something_else(other: tuple[str, ...]) -> None:
    one, _ = narrowed_by([check_verdict("one", ("a", "b")), check_verdict("other", other)])
    assert one.misconceptions == ("a", "b")
    assert one.apart is not None


def test_what_is_named_for_its_part_is_not_narrowed() -> None:
    mixed = check_verdict("one", ("a", "b"), ("updates", "loss"))
    assert narrowed_by([mixed, check_verdict("other", ("b",))])[0] == mixed


# --- variables of the notebook, answers that are typed in --------------------------------------------------------


def swapped_case(instance: int, got: object, right: object, instead: dict[str, tuple[Evidence, Truth]]) -> Case:
    asked = case(instance, got, truth(right))
    return dataclasses.replace(asked, swapped=lambda: instead)


def test_a_variable_of_the_notebook_in_place_of_an_argument() -> None:
    """On the public data the variable is the argument, so only the others show it."""
    cases = [case(0, {"w": 1.0}, truth({"w": 1.0})),
             swapped_case(1, {"w": 1.0}, {"w": 5.0}, {"X": gives({"w": 1.0}), "y": gives({"w": 3.0})}),
             swapped_case(2, {"w": 1.5}, {"w": 7.0}, {"X": gives({"w": 1.5})})]
    v = judge("unit/one", check_of(parts(w=close(1))), cases, (), untouched=False)
    assert v.misconceptions == (GLOBAL,)
    assert v.mistakes == ("Your function reads a variable of the notebook where it should use its argument.",)


def test_a_variable_must_explain_every_instance() -> None:
    cases = [swapped_case(1, {"w": 1.0}, {"w": 5.0}, {"X": gives({"w": 1.0})}),
             swapped_case(2, {"w": 1.5}, {"w": 7.0}, {"X": gives({"w": 1.4})})]
    assert judge("unit/one", check_of(parts(w=close(1))), cases, (), untouched=False).misconceptions == ()


def test_a_known_mistake_goes_before_a_variable() -> None:
    asked = dataclasses.replace(case(0, {"w": 2.0}, truth({"w": 1.0}), {"a": gives({"w": 2.0})}),
                                swapped=lambda: {"X": gives({"w": 2.0})})
    assert judge("unit/one", check_of(parts(w=close(1))), [asked], (mistake("a"),), untouched=False
                 ).misconceptions == ("a",)


def constant(criterion: object, *trees: object, right: tuple[object, ...]) -> tuple[str, ...]:
    cases = [case(i, tree, truth(true)) for i, (tree, true) in enumerate(zip(trees, right, strict=True))]
    return judge("unit/one", check_of(criterion), cases, (), untouched=False).misconceptions


def test_an_answer_that_is_the_same_whatever_it_is_given() -> None:
    typed_in = {"w": tensor([1.25, 2.5])}
    right = tuple({"w": tensor([1.25 + k, 2.5])} for k in range(3))
    assert constant(parts(w=close(1)), typed_in, typed_in, typed_in, right=right) == (CONSTANT,)


@pytest.mark.parametrize("trees", [
    ({"w": 1.5}, {"w": 1.5}, {"w": 1.5000002}),  # computed, and not the same to the last bit
    ({"w": 3}, {"w": 3}, {"w": 3}),  # whole numbers come out the same by chance
    ({"w": 0.0}, {"w": 0.0}, {"w": 0.0}),
    ({"w": None}, {"w": None}, {"w": None}),
    ({"w": tensor([0.0, 0.0])}, {"w": tensor([0.0, 0.0])}, {"w": tensor([0.0, 0.0])}),
    ({"w": 1.5}, raises("ValueError"), {"w": 1.5}),
])
def test_answers_that_are_not_said_to_be_typed_in(trees: tuple[object, ...]) -> None:
    assert constant(parts(w=close(1)), *trees, right=({"w": 1.5}, {"w": 2.5}, {"w": 3.5})) == ()


def test_where_the_right_answers_are_the_same_an_equal_one_is_no_sign() -> None:
    right = ({"w": 1.0}, {"w": 1.0}, {"w": 1.0})
    assert constant(parts(w=close(1)), *[{"w": 1.5}] * 3, right=right) == ()
    assert constant(parts(w=close(1)), {"w": 1.5}, right=({"w": 1.0},)) == ()


def test_typed_in_numbers_of_a_training() -> None:
    shown = program(problem(1))
    v = verdict_on(SEEDS, lambda values: shown)
    assert v.misconceptions == (CONSTANT,)
    assert v.points < v.possible


def test_a_fault_has_no_name_of_these() -> None:
    cases = [case_of(1, program(problem(1))), case_of(2, program(problem(2)), 1)]
    cases[1] = dataclasses.replace(cases[1], evidence=Evidence(fault=Fault.HUNG, message="3"))
    v = judge("unit/one", check_of(equal(1)), cases, KNOWN, untouched=False)
    assert (v.outcome, v.misconceptions) == (Outcome.ERRORED, ())
