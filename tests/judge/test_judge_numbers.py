"""Trees of evidence as arrays, and the tolerance that an ensemble gives."""

from __future__ import annotations

import math

import numpy as np
import pytest
from made import tensor

from graders.judge.distance import (
    FACTOR,
    ULP,
    compare,
    constant_ratio,
    ratio_of,
    room,
    rough,
    sharpened,
    texts,
    tolerance,
)
from graders.judge.numbers import NotNumeric, aligned, as_array, branches, condensed, dtypes, kind_of, whole
from graders.records import Array
from graders.words import translator

say = translator("en")


# --- trees as arrays ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tree", "shape", "flat"), [
    (3, (), [3]), (2.5, (), [2.5]), (True, (), [1]), (-0.0, (), [0]),
    (tensor(4.0), (), [4]), (tensor([4.0]), (1,), [4]),
    ([], (0,), []), ([1, 2.5, False], (3,), [1, 2.5, 0]), ([1.0, 2.0], (2,), [1, 2]),
    ([tensor(1.0), 2, tensor([3.0])], (3,), [1, 2, 3]),
    ([tensor([[1.0]]), tensor(2.0)], (2,), [1, 2]),
    ([tensor([1.0]), tensor([2.0])], (2, 1), [1, 2]),
    ([[1, 2], tensor([3.0, 4.0])], (2, 2), [1, 2, 3, 4]),
    ([tensor([[1.0, 2.0]]), [3.0, 4.0]], (2, 2), [1, 2, 3, 4]),
    ({"w": 1.0, "b": 2}, (2,), [1, 2]),
    (Array(np.array([1, 2], np.uint8), "uint8"), (2,), [1, 2]),
])
def test_containers_of_numbers_are_one_array(tree, shape, flat):
    array = as_array(tree)
    assert array.dtype == np.float64
    assert array.shape == shape
    assert array.ravel().tolist() == flat


@pytest.mark.parametrize(("tree", "told"), [
    (None, "None where numbers were asked for"), ("1.0", "a string where numbers were asked for"),
    ([1.0, None], "None where numbers were asked for"), ([1.0, [2.0, 3.0]], "entries of different shapes"),
    ([tensor([1.0, 2.0]), tensor([1.0])], "entries of different shapes"),
    (Array(np.array([1j]), "complex64"), "complex numbers where real ones were asked for"),
])
def test_what_is_no_array_of_numbers_says_why(tree, told):
    with pytest.raises(NotNumeric) as error:
        as_array(tree)
    assert say(error.value.text) == told


def test_an_int_beyond_every_float_is_infinite():
    assert as_array([10**350, -(10**350), 1]).tolist() == [math.inf, -math.inf, 1.0]


def test_keys_are_put_in_the_order_of_the_reference():
    like = [{"w": 1.0, "b": {"x": 0.0, "y": 1.0}}, {"w": 3.0, "b": {"x": 1.0, "y": 2.0}}]
    tree = [{"b": {"y": 7.0, "x": 6.0}, "w": 5.0}] * 3
    assert [list(entry) for entry in aligned(tree, like)] == [["w", "b"]] * 3
    assert list(aligned(tree, like)[0]["b"].values()) == [6.0, 7.0]


@pytest.mark.parametrize("tree", [None, 3.0, [], [1.0], {"w": 1.0}, {"w": 1.0, "c": 2.0}, "wb"])
def test_other_keys_stay_as_they_are(tree):
    assert aligned(tree, {"b": 1.0, "w": 2.0}) == tree
    assert aligned([tree], [{"b": 1.0, "w": 2.0}]) == [tree]


@pytest.mark.parametrize("tree", [
    3.0, [1.0, 2.0], [tensor(1.0), tensor(2.0)], [[1.0, 2.5], [3.0, 4.0]], {"a": [1.0, 0.5], "b": "text"},
    [[1.0], [1.0, 2.5]], ["a", 2.5], [{"w": 1.5, "b": 2.0}, {"w": 1.5, "b": 2.0}],
])
def test_condensed_evidence_is_the_same_evidence(tree):
    def same(a, b):
        if isinstance(a, dict):
            return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
        try:
            return np.array_equal(as_array(a), as_array(b)) and dtypes(a) == dtypes(b)
        except NotNumeric:
            return (a == b) if not isinstance(a, list) else len(a) == len(b) and all(map(same, a, b))

    assert same(condensed(tree), tree)


def test_condensing_keeps_what_is_more_than_numbers():
    assert condensed([1, 2, 3]) == [1, 2, 3]
    kept = condensed([{"b": 1.5, "w": [2.5, 3.5]}])
    assert isinstance(kept, list)
    assert list(kept[0]) == ["b", "w"]
    assert kept[0]["w"].values.tolist() == [2.5, 3.5]


@pytest.mark.parametrize(("tree", "expected"), [
    (3, True), (True, True), (3.0, False), ([1, 2], True), ([1, 2.0], False), (tensor([1, 2], "int64"), True),
    (tensor(1.0), False), ({"a": [1], "b": 2}, True), ("a", False), (None, False),
    (Array(np.array([1.0, 2.0]), "int64"), True),
])
def test_whole_goes_by_type(tree, expected):
    assert whole(tree) is expected


def test_branches_are_those_that_are_there():
    assert branches([{"a": 1}, {"b": 2}, [3], None, {"a": 4}], "a") == [1, 4]
    assert branches([[1, 2], [3], {"1": 4}, tensor([1.0, 2.0])], 1) == [2]


@pytest.mark.parametrize(("tree", "told"), [
    (None, "None"), ("x", "a string"), ({}, "a dictionary"), ([], "a list"), (True, "a truth value"), (3, "a number"),
    (tensor([1.0]), "a tensor"), (Array(np.zeros(2), "float64"), "a NumPy array"),
])
def test_kinds_are_called_what_people_call_them(tree, told):
    assert say(kind_of(tree)) == told


# --- tolerance ---------------------------------------------------------------------------------------------------


def test_tolerance_is_the_spread_times_the_factor():
    reference = np.array([1.0, 2.0, -4.0])
    members = [np.array([1.001, 2.0, -4.0]), np.array([0.998, 2.0, -4.0])]
    expected = [FACTOR * 0.002, FACTOR * 2 * ULP * 2.0, FACTOR * 2 * ULP * 4.0]
    assert tolerance(reference, members) == pytest.approx(np.array(expected), rel=1e-9)


def test_zero_has_the_floor_of_its_neighbours():
    allowed = tolerance(np.array([0.0, 8.0, -8.0, 1e6]), [])
    assert allowed[0] == pytest.approx(FACTOR * ULP * 8.0)
    assert tolerance(np.zeros(3), []) == pytest.approx(FACTOR * ULP)


def test_one_element_and_none():
    assert tolerance(np.array(5.0), [np.array(5.5)]).item() == pytest.approx(FACTOR * 0.5)
    assert tolerance(np.zeros(0), [np.zeros(0)]).shape == (0,)


def test_where_correct_programs_disagree_on_overflow_everything_is_allowed():
    inf = math.inf
    reference = np.array([1.0, inf, inf, 1e300, inf, np.nan])
    member = np.array([1.0, 1e40, inf, inf, -inf, np.nan])
    allowed = tolerance(reference, [member])
    assert np.isinf(allowed).tolist() == [False, True, False, True, True, False]
    assert compare(np.array([1.0, 3.0, inf, 7.0, 0.0, np.nan]), reference, allowed, nan=True, name="x") is None
    assert compare(np.array([1.0, 3.0, 9.0, 7.0, 0.0, np.nan]), reference, allowed, nan=True, name="x") is not None


def test_the_largest_floats_make_no_warning():
    reference = np.array([1.7e308, -1.7e308, 5e-324])
    assert np.isinf(tolerance(reference, [-reference])[:2]).all()
    assert compare(-reference, reference, tolerance(reference, []), nan=False, name="x") is not None
    assert constant_ratio(reference, np.array([1e-300, 1e-300, 1e-300])) is None
    assert ratio_of(1e300, 1e-300) is None


def test_members_of_another_form_say_nothing_about_a_numbers_room():
    plain = room([1.0, 2.0], [])
    odd = room([1.0, 2.0], [[1.0], [5.0, 5.0, 5.0], None, "x", [1.0, [2.0]]])
    assert odd.tolist() == plain.tolist()
    assert room([1.0, 2.0], [tensor([[1.5], [2.0]], "float64")])[0] == pytest.approx(FACTOR * 0.5)


def test_whole_numbers_are_not_rounded():
    million = 1_000_000
    assert room(million, [million]).item() < 1
    assert room(float(million), [float(million)]).item() > 1  # what floats of this size could not tell apart
    assert room([3, 5], [[3, 6]]).tolist() == [0.5, 1.0]


@pytest.mark.parametrize("seed", range(20))
def test_float64_and_float32_agree_and_a_small_mistake_does_not(seed):
    rng = np.random.default_rng(seed)
    X, w = rng.normal(0, 10 ** rng.uniform(-3, 3), (50, 7)), rng.normal(0, 1, 7)
    X32, w32 = X.astype(np.float32), w.astype(np.float32)
    reference = (X32 @ w32).astype(np.float64)
    members = [X32.astype(np.float64) @ w32.astype(np.float64)]
    for k in range(8):
        move = np.random.default_rng(k)
        members.append(((X32 * (1 + ULP * move.choice([-1, 1], X.shape))).astype(np.float32) @ w32).astype(np.float64))
        order = move.permutation(7)
        members.append((X32[:, order] @ w32[order]).astype(np.float64))
    allowed = tolerance(reference, members)
    by_loop = np.array([sum((a * b for a, b in zip(row, w32, strict=True)), np.float32(0)) for row in X32], np.float64)
    assert compare(by_loop, reference, allowed, nan=False, name="x") is None
    assert compare(X @ w, reference, allowed, nan=False, name="x") is None
    assert compare(reference * (1 + 1e-3), reference, allowed, nan=False, name="x") is not None


def test_to_be_the_same_a_wide_tolerance_is_not_enough():
    reference = np.array([100.0, 1.0, math.inf, math.nan])
    assert sharpened(np.full(4, math.inf), reference).tolist() == [5.0, pytest.approx(2.525), 0.0, 0.0]
    assert sharpened(np.full(4, 1e-6), reference)[:2].tolist() == [1e-6, 1e-6]


# --- comparing ---------------------------------------------------------------------------------------------------


def differs(got, reference, *, nan=False):
    got, reference = np.asarray(got, float), np.asarray(reference, float)
    return compare(got, reference, tolerance(reference, []), nan=nan, name="x")


@pytest.mark.parametrize(("got", "reference", "nan", "same"), [
    (math.nan, math.nan, False, False), (math.nan, math.nan, True, True), (math.nan, 1.0, True, False),
    (1.0, math.nan, True, False), (math.inf, math.inf, False, True), (-math.inf, math.inf, False, False),
    (math.inf, 1.0, False, False), (1.0, math.inf, False, False), (math.nan, math.inf, True, False),
    (0.0, -0.0, False, True), (1e-30, 0.0, False, True), (1e-3, 0.0, False, False), ([], [], False, True),
    (5e-324, 5e-324, False, True), (5e-324, 1e-323, False, False),
])
def test_numbers_that_are_none_are_equal_only_to_themselves(got, reference, nan, same):
    assert (differs(got, reference, nan=nan) is None) is same


@pytest.mark.parametrize(("got", "reference", "told"), [
    (6.0, 2.0, "x is 3 times what it should be"),
    (-2.0, 2.0, "x is -1 times what it should be"),
    (0.0, 2.0, "x is wrong, by 260000 times what rounding can explain"),
    (2.0001, 2.0, "x is wrong, by 13 times what rounding can explain"),
    (math.nan, 2.0, "x is not a finite number"),
    (1.0, math.inf, "x is wrong"),
    ([2.0, 4.0, -6.0], [1.0, 2.0, -3.0], "every value of x is 2 times what it should be"),
    ([0.0, 0.0], [1.0, 2.0], "every value of x is zero"),
    ([1.0, 5.0, 3.0, 9.0], [1.0, 2.0, 3.0, 4.0], "2 of 4 values of x are wrong, the first at [1]"),
    ([[1.0, 2.0], [3.0, math.nan]], [[1.0, 2.0], [3.0, 4.0]], "1 of 4 values of x are wrong, the first at [1, 1]"),
    ([1.0, 2.0], [0.0, 2.0], "1 of 2 values of x are wrong, the first at [0]"),
])
def test_what_is_said_of_any_instance(got, reference, told):
    assert say(differs(got, reference).plain) == told


def test_what_is_said_of_the_public_instance_is_about_the_value_farthest_off():
    found = differs([1.0, 2.001, 3.5], [1.0, 2.0, 3.0])
    told = say(found.detail)
    assert told.startswith("x: 2 of 3 values are wrong, the first at [1]. Farthest off is the one at [2]: ")
    assert "got 3.5, expected 3," in told
    assert found.tolerances == pytest.approx(0.5 / (FACTOR * 2 * ULP * 3.0))


@pytest.mark.parametrize(("got", "reference", "expected"), [
    ([2.0, 4.0], [1.0, 2.0], 2.0), ([2.0, 4.1], [1.0, 2.0], None), ([1.0, 2.0], [1.0, 2.0], None), ([3.0], [1.0], None),
    ([0.0, 1.0], [0.0, 2.0], None), ([math.nan, 1.0], [1.0, 2.0], None), ([-1.0, -2.0], [1.0, 2.0], -1.0),
])
def test_a_ratio_is_constant_or_none(got, reference, expected):
    assert constant_ratio(np.array(got), np.array(reference)) == expected


def test_two_numbers_that_differ_look_different():
    assert texts([1.0], [2.0]) == ("1", "2")
    have, want = texts([1.0000001], [1.0])
    assert have != want
    assert texts([1.0, math.nan], [1.0, math.inf]) == ("(1, nan)", "(1, inf)")
    assert (rough(12345.0), rough(0.0123456), rough(math.inf)) == (12000.0, 0.012, math.inf)
