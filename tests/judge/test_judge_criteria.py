"""The criteria: close, equal, satisfies, at_least, parts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from made import ODD, judged, tensor, truth, why

from graders import at_least, close, equal, parts, satisfies, trajectory
from graders.errors import BrokenCheck
from graders.judge.criteria import comparable, identity
from graders.judge.numbers import as_array
from graders.records import Array
from graders.words import translator

say = translator("en")
N = tensor([1.0, 2.0, 3.0])
COLUMN = tensor([[1.0], [2.0], [3.0]])
SQUARE = tensor(np.tile([1.0, 2.0, 3.0], (3, 1)))


# --- close: shape before dtype before value ----------------------------------------------------------------------


@pytest.mark.parametrize(("got", "reference", "exact", "same"), [
    (N, N, True, True), (COLUMN, N, False, True), (COLUMN, N, True, False), (N, COLUMN, False, True),
    (N, COLUMN, True, False), (tensor([[1.0, 2.0, 3.0]]), N, False, True),
    (SQUARE, N, False, False), (N, SQUARE, False, False), (COLUMN, SQUARE, False, False),
    (tensor(1.0), tensor([1.0, 1.0, 1.0]), False, False), (tensor([1.0]), tensor([1.0, 1.0]), False, False),
    (tensor([1.0, 1.0]), tensor(1.0), False, False), (tensor([1.0]), tensor(1.0), False, True),
    (tensor([1.0]), tensor(1.0), True, False), (1, tensor(1.0), True, True), (1.0, tensor([1.0]), False, True),
    (True, tensor(1.0), True, True), (tensor(1, "int64"), 1.0, True, True), ([1, 2.0, tensor(3.0)], N, True, True),
    ([tensor([1.0]), tensor([2.0]), tensor([3.0])], N, False, True), ({"a": 1.0, "b": 2.0, "c": 3.0}, N, True, True),
    (tensor(np.zeros((0,))), tensor(np.zeros((0, 2))), False, False), ([], tensor(np.zeros(0)), True, True),
    (tensor(np.zeros((2, 3))), tensor(np.zeros((3, 2))), False, False),
    (tensor(np.zeros((2, 3))), tensor(np.zeros((6,))), False, False),
])
def test_shapes_are_compared_and_never_broadcast(got, reference, exact, same):
    criterion = close(3, shape="exact" if exact else "like")
    assert judged(criterion, got, truth(reference)) == {"all": 3 if same else 0}


def test_the_shape_is_told_before_the_value():
    assert say(why(close(1), SQUARE, truth(N)).plain) == "the value has the wrong number of axes: 2 instead of 1"
    assert say(why(close(1), SQUARE, truth(N)).detail) == "the value has shape (3, 3) where it should have (3,)"
    wrong_everything = tensor([[9.0, 9.0]], "float64")
    assert "shape" in say(why(close(1, dtype="float32"), wrong_everything, truth(N)).detail)


@pytest.mark.parametrize(("dtype", "got", "same"), [
    (None, tensor([1, 2, 3], "float64"), True), (None, tensor([1, 2, 3], "int64"), True),
    (None, [1, 2, 3], True), ("float32", N, True), ("float32", tensor([1, 2, 3], "float64"), False),
    ("float32", tensor([1, 2, 3], "int64"), False), ("float32", [1.0, 2.0, 3.0], True),
    ("float32", [tensor(1.0), tensor(2.0, "float64"), tensor(3.0)], False),
])
def test_dtype_is_judged_only_where_it_was_asked_for(dtype, got, same):
    assert judged(close(1, dtype=dtype), got, truth(N)) == {"all": 1 if same else 0}


def test_a_wrong_dtype_is_named():
    found = why(close(1, dtype="float32"), tensor([1, 2, 3], "float64"), truth(N))
    assert say(found.plain) == "the value does not have the dtype float32"
    assert say(found.detail) == "the value has dtype float64 where float32 was asked for"


@pytest.mark.parametrize(("nan", "points"), [(False, 0), (True, 1)])
def test_nan_equals_nan_on_request(nan, points):
    reference = tensor([1.0, math.nan])
    assert judged(close(1, nan=nan), reference, truth(reference)) == {"all": points}


def test_dictionaries_are_compared_key_by_key():
    reference = {"w": N, "b": 2.0, "name": "line"}
    assert why(close(1), {"name": "line", "b": 2, "w": COLUMN, "more": None}, truth(reference)) is None
    assert say(why(close(1), {"w": N, "b": 2.0}, truth(reference)).plain) == "name is missing"
    assert say(why(close(1), {"w": N, "b": 4.0, "name": "line"}, truth(reference)).plain) == (
        "b is 2 times what it should be")
    assert say(why(close(1), {"a": N}, truth({"a": N, " ": N})).plain) == "' ' is missing"
    assert say(why(close(1), [N, 2.0], truth(reference)).plain) == "a list where a dictionary was asked for"
    assert say(why(close(1), {"w": N, "b": "2", "name": "line"}, truth(reference)).plain) == (
        "b: a string where numbers were asked for")
    assert say(why(close(1), {"w": N, "b": 2.0, "name": "Line"}, truth(reference)).plain) == (
        "name: the text differs from character 1 on")


def test_dictionaries_in_lists_may_order_their_keys_as_they_like():
    reference = [{"w": 1.0, "b": 2.0}, {"w": 3.0, "b": 4.0}]
    assert why(close(1), [{"b": 2.0, "w": 1.0}, {"b": 4.0, "w": 3.0}], truth(reference)) is None
    assert why(close(1), [{"b": 1.0, "w": 2.0}, {"b": 4.0, "w": 3.0}], truth(reference)) is not None


def test_things_of_different_shapes_are_compared_one_by_one():
    reference = [SQUARE, N, 4.0, None]
    assert why(close(1), [SQUARE, COLUMN, tensor([4.0]), None], truth(reference)) is None
    assert say(why(close(1), [SQUARE, N, 4.5, None], truth(reference)).plain) == "[2] is 1.125 times what it should be"
    assert say(why(close(1), [SQUARE, N], truth(reference)).plain) == "the value has too few entries"


def test_an_ensemble_of_other_forms_neither_raises_nor_widens():
    reference = {"w": N, "rest": [1.0, [2.0, 3.0]]}
    odd = truth(reference, *ODD, {"w": SQUARE, "rest": [1.0]}, {"w": None, "rest": None})
    assert why(close(1), reference, odd) is None
    assert why(close(1), {"w": tensor([1.0, 2.0, 3.001]), "rest": [1.0, [2.0, 3.0]]}, odd) is not None
    usual, allowed = close(1).allowance(truth(reference)), close(1).allowance(odd)
    assert allowed["w"].values.tolist() == usual["w"].values.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_a_visible_check_allows_what_the_judge_allows(seed):
    rng = np.random.default_rng(seed)
    middle = rng.normal(0, 5, (4, 3))
    true = truth({"w": tensor(middle, "float64")}, *({"w": tensor(middle + rng.normal(0, 1e-4, (4, 3)), "float64")}
                                                    for _ in range(6)))
    allowed = close(1).allowance(true)["w"].values
    sign = rng.choice([-1, 1], (4, 3))
    assert why(close(1), {"w": tensor(middle + 0.999 * sign * allowed, "float64")}, true) is None
    for place in np.ndindex(4, 3):
        moved = middle.copy()
        moved[place] += 1.001 * sign[place] * allowed[place]
        assert say(why(close(1), {"w": tensor(moved, "float64")}, true).plain).endswith(f"[{place[0]}, {place[1]}]")


# --- equal -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("got", "reference"), [
    (3, 3), (3.0, 3), (tensor(3, "int64"), 3), (tensor([3], "int64"), 3), (3, tensor(3.0)), (True, True), (True, 1),
    (tensor(True, "bool"), True), ("a", "a"), (None, None), ([1, 2], tensor([1, 2], "int64")),
    ([tensor([1], "int64"), tensor(2, "int64")], [1, 2]), ({"b": 2.0, "a": [1]}, {"a": [tensor(1.0)], "b": 2}),
    ([], []), (tensor(np.zeros((0,))), []), (math.inf, math.inf),
])
def test_the_same_discrete_value_in_another_container(got, reference):
    assert judged(equal(2), got, truth(reference)) == {"all": 2}


@pytest.mark.parametrize(("got", "reference", "plain", "detail"), [
    (3, 4, "the value is not what it should be", "the value: got 3, expected 4"),
    ("3", 3, "the value is not what it should be", "the value: got '3', expected 3"),
    (3.0001, 3, "the value is not what it should be", "the value: got 3.0001, expected 3"),
    (None, False, "the value is not what it should be", "the value: got None, expected False"),
    ([1], 1, "the value is not what it should be", "the value: got [1], expected 1"),
    (1, [1], "the value is not what it should be", "the value: got 1, expected [1]"),
    ([1, 3, 3], [1, 2, 3], "the value: the entry at [1] is the first that differs",
     "the value: the entry at [1] is 3, expected 2"),
    ([1, 2], [1, 2, 3], "the value has one entry too few", "the value has length 2 where it should have 3"),
    ([1, 2, 3, 4], [1, 2, 3], "the value has one entry too many", "the value has length 4 where it should have 3"),
    ([], [1, 2], "the value has too few entries", "the value has length 0 where it should have 2"),
    ([1] * 9, [1, 2], "the value has too many entries", "the value has length 9 where it should have 2"),
    ({"a": 1}, {"a": 1, "b": 2}, "b is missing", "b is missing"),
    ({"a": 1}, {"a": 1, "": 2}, "'' is missing", "'' is missing"),
    ({"a": 1, " ": 3}, {"a": 1, " ": 2}, "' ' is not what it should be", "' ': got 3, expected 2"),
    ({"a": 1, "c": 3}, {"a": 1}, "there is a key that was not asked for", "there is a key that was not asked for: 'c'"),
    ({"a": 1, "b": "x"}, {"a": 1, "b": "y"}, "b: the text differs from character 1 on",
     "b: the text differs from character 1 on: got 'x', expected 'y'"),
    ("x" * 50 + "one" + "y" * 50, "x" * 50 + "two" + "y" * 50, "the value: the text differs from character 51 on",
     f"the value: the text differs from character 51 on: got '{'x' * 30}one{'y' * 27}', "
     f"expected '{'x' * 30}two{'y' * 27}'"),
    ("abc", "abcd", "the value: the text differs from character 4 on",
     "the value: the text differs from character 4 on: got 'abc', expected 'abcd'"),
])
def test_a_discrete_difference_is_told_where_it_is(got, reference, plain, detail):
    found = why(equal(1), got, truth(reference))
    assert say(found.plain) == plain
    assert say(found.detail or found.plain) == detail


@pytest.mark.parametrize("got", ODD)
def test_odd_evidence_loses_and_does_not_raise(got):
    for reference in ("text", [1, 2, 3], {"a": 1, "b": [0.5]}, tensor([4, 5, 6], "int64")):
        assert judged(equal(1), got, truth(reference)) == {"all": 0}
        assert judged(close(1), got, truth(reference)) == {"all": 0}
    assert set(judged(trajectory(loss=2, parameters=3, length=1), got, truth({"loss": N, "parameters": SQUARE})).values(
        )) == {0}


# --- satisfies and at_least --------------------------------------------------------------------------------------


def sorted_upwards(evidence, values):
    """A property that goes wrong in many ways on evidence of another form."""
    order = [float(x) for x in evidence["order"]]
    return None if order == sorted(order) and len(order) == values["n"] else "It is not sorted."


def test_a_property_holds_or_says_why_not():
    true = truth({"order": tensor([1.0, 2.0])}, values={"n": 2})
    assert judged(satisfies(2, sorted_upwards), {"order": [1, 1]}, true) == {"all": 2}
    assert say(why(satisfies(2, sorted_upwards), {"order": tensor([2.0, 1.0])}, true).plain) == "It is not sorted."


@pytest.mark.parametrize("got", ODD)
def test_odd_evidence_never_makes_a_property_raise(got):
    found = why(satisfies(2, sorted_upwards), got, truth({"order": [1, 2]}, values={"n": 2}))
    assert say(found.plain) in ("It is not sorted.", "the result does not have the form that was asked for")


@pytest.mark.parametrize("holds", [
    lambda evidence, values: evidence["absent"], lambda evidence, values: 1 / 0, lambda evidence, values: False,
    lambda evidence, values: np.bool_(True), lambda evidence, values: 3,
])
def test_a_property_that_fails_the_reference_itself_is_our_fault(holds):
    with pytest.raises(BrokenCheck):
        satisfies(1, holds).judge({"order": [1]}, truth({"order": [1]}))


def accuracy(evidence, values):
    """The share of predictions that are right."""
    return float((np.asarray(evidence) == values["labels"]).mean())


def predictions(right: int, of: int = 100) -> Array:
    return tensor([0] * right + [1] * (of - right), "int64")


def scored(*rights: int):
    first, *more = (predictions(right) for right in rights)
    return truth(first, seeds=tuple(more), values={"labels": np.zeros(100)})


def test_the_threshold_comes_from_the_references_own_scores():
    true = scored(90, 92, 88, 91, 89)
    threshold = at_least(1, score=accuracy).threshold(true)
    assert threshold == pytest.approx(0.9 - 4 * np.std([0.90, 0.92, 0.88, 0.91, 0.89], ddof=1))
    assert judged(at_least(1, score=accuracy), predictions(84), true) == {"all": 1}
    assert judged(at_least(1, score=accuracy), predictions(83), true) == {"all": 0}


def test_no_run_of_the_reference_is_below_the_threshold():
    for true in (scored(90), scored(90, 90, 90), scored(0), scored(99, 50)):
        for tree in (true.reference, *true.seeds):
            assert judged(at_least(1, score=accuracy), tree, true) == {"all": 1}


def test_a_score_that_differs_by_rounding_is_enough():
    true = truth(0.3, values={})
    assert judged(at_least(1, score=lambda evidence, values: evidence), 0.1 + 0.2 - 1e-16, true) == {"all": 1}


def test_a_low_score_tells_its_numbers_in_public_only():
    found = why(at_least(1, score=accuracy), predictions(40), scored(90))
    assert say(found.plain) == "the score is lower than that of any correct program"
    assert say(found.detail) == "the score is 0.4, at least 0.9 was asked for"
    assert found.ratio == pytest.approx(0.4 / 0.9)


@pytest.mark.parametrize("got", [*ODD, "x" * 100, [math.nan] * 100])
def test_odd_evidence_never_makes_a_score_raise(got):
    assert judged(at_least(2, score=accuracy), got, scored(90, 91)) == {"all": 0}
    infinite = at_least(2, score=lambda evidence, values: math.inf if evidence is not None else 1.0)
    assert judged(infinite, got, truth(None))["all"] == (2 if got is None else 0)


def test_predictions_in_a_column_are_scored_as_in_a_row_and_one_for_all_is_refused():
    true = truth(predictions(90), values={"labels": np.array([0] * 90 + [1] * 10)})
    in_a_column = tensor(true.reference.values.reshape(100, 1), "int64")
    assert judged(at_least(1, score=accuracy), in_a_column, true) == {"all": 1}
    assert judged(at_least(1, score=accuracy), true.reference.values.tolist(), true) == {"all": 1}
    assert judged(at_least(1, score=lambda evidence, values: 1.0), 0, true) == {"all": 0}
    nested = truth({"of": true.reference, "losses": [3.0, 2.0]}, values=true.values)
    score = at_least(1, score=lambda evidence, values: accuracy(evidence["of"], values))
    assert judged(score, {"of": in_a_column, "losses": [1.0]}, nested) == {"all": 1}
    assert judged(score, {"of": 0, "losses": []}, nested) == {"all": 0}


@pytest.mark.parametrize("score", [lambda evidence, values: math.nan, lambda evidence, values: 1 / 0])
def test_a_score_that_fails_the_reference_itself_is_our_fault(score):
    with pytest.raises(BrokenCheck):
        at_least(1, score=score).judge(1.0, truth(1.0))


# --- parts -------------------------------------------------------------------------------------------------------


def test_every_part_is_judged_by_itself():
    criterion = parts(w=close(2), shape=equal(1), ordered=satisfies(1, lambda evidence, values: None))
    reference = {"w": N, "shape": [3], "ordered": 1}
    assert criterion.parts() == (("w", 2), ("shape", 1), ("ordered", 1))
    assert judged(criterion, {"w": SQUARE, "shape": [3], "ordered": None}, truth(reference)) == {
        "w": 0, "shape": 1, "ordered": 1}
    assert judged(criterion, {"shape": [3]}, truth(reference)) == {"w": 0, "shape": 1, "ordered": 0}
    assert judged(criterion, None, truth(reference)) == {"w": 0, "shape": 0, "ordered": 0}


def test_a_part_is_called_by_its_name():
    reference = {"w": N, "n": 2, "list": [N, 1.0]}
    criterion = parts(w=close(1), n=equal(1), list=close(1))
    got = {"w": SQUARE, "n": 3, "list": [N, 2.0]}
    assert [say(part.mismatch.plain) for part in criterion.judge(got, truth(reference))] == [
        "w has the wrong number of axes: 2 instead of 1", "n is not what it should be",
        "list[1] is 2 times what it should be"]
    assert say(why(criterion, {**got, "w": N}, truth(reference)).detail) == "n: got 3, expected 2"


def test_parts_of_a_part_keep_their_points():
    criterion = parts(path=trajectory(loss=2, length=1), stopped=equal(1))
    reference = {"path": {"loss": [3.0, 2.0, 1.0]}, "stopped": True}
    assert criterion.parts() == (("path.loss", 2), ("path.length", 1), ("stopped", 1))
    assert judged(criterion, {"path": {"loss": [3.0, 2.0]}, "stopped": True}, truth(reference)) == {
        "path.loss": 2, "path.length": 0, "stopped": 1}
    assert judged(criterion, {"stopped": True}, truth(reference)) == {"path.loss": 0, "path.length": 0, "stopped": 1}


def test_a_reference_without_the_key_is_our_fault():
    with pytest.raises(BrokenCheck, match="key w"):
        parts(w=close(1)).judge({"w": 1.0}, truth({"v": 1.0}))
    with pytest.raises(BrokenCheck, match="key w"):
        parts(w=close(1)).judge({"w": 1.0}, truth(1.0))


def test_an_ensemble_that_lacks_a_key_narrows_to_those_that_have_it():
    true = truth({"w": 1.0, "n": 2}, {"w": 1.5, "n": 2}, {"n": 2}, None)
    assert judged(parts(w=close(1), n=equal(1)), {"w": 1.0 + 7.9, "n": 2}, true) == {"w": 1, "n": 1}
    assert judged(parts(w=close(1), n=equal(1)), {"w": 1.0 + 8.1, "n": 2}, true) == {"w": 0, "n": 1}


def test_a_property_or_a_score_cannot_stand_in_a_visible_check():
    holds, score = satisfies(1, sorted_upwards), at_least(1, score=accuracy)
    for criterion in (close(1), equal(1), trajectory(loss=1), parts(a=close(1), b=parts(c=equal(1)))):
        assert comparable(criterion) == criterion
    assert comparable(holds) is None
    assert comparable(score) is None
    assert comparable(parts(a=close(1), b=parts(c=holds))) == parts(a=close(1))
    true = truth({"a": [1.0, 2.0], "b": {"x": 3}})
    frozen = parts(a=close(1), b=equal(1)).allowance(true)
    assert as_array(frozen["a"]).shape == (2,)
    assert frozen["b"] == {"x": None}
    assert parts(a=close(1), b=holds).allowance(true) is None


# --- identity: what it takes to be called the same program -------------------------------------------------------


def test_a_property_is_too_coarse_to_recognise_a_program():
    criterion = identity(parts(order=satisfies(1, lambda evidence, values: None), score=at_least(1, score=accuracy)))
    true = truth({"order": [2.0, 1.0], "score": tensor([1, 0], "int64")})
    assert judged(criterion, {"order": [2.0, 1.0], "score": [1, 0]}, true) == {"order": 1, "score": 1}
    assert judged(criterion, {"order": [1.0, 2.0], "score": [1, 1]}, true) == {"order": 0, "score": 0}


def test_what_overflows_is_recognised_by_overflowing():
    true = truth(tensor([math.inf, math.nan, 1.0]), tensor([1e60, 1e70, 1.0], "float64"))
    assert why(identity(close(1)), tensor([math.inf, math.nan, 1.0]), true) is None
    assert why(identity(close(1)), tensor([7.0, 7.0, 1.0]), true) is not None
    assert why(close(1), tensor([7.0, 7.0, 1.0]), true) is None
