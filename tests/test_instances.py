"""Problem instances: drawn from a seed, and moved a little."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from graders import close, exact, file, private, samples
from graders.errors import BrokenCheck
from graders.instances import PERMUTATIONS, ULP_MOVES, draw, moved, number, reseeded
from graders.records import Check


def asked(impl):
    """The sentence."""


def given(rng):
    """Values of every kind; some drawn from NumPy's generator, some from torch's."""
    X = torch.tensor(rng.normal(0, 1, (6, 2))).float()
    return {
        **samples(X=X, y=X.sum(dim=1), rows=torch.arange(6)), "start": torch.randn(2, dtype=torch.float64),
        "shift": exact(torch.randn(3)), "labels": private(torch.arange(6)), "novel_txt": file("a b c"),
        "more": {"list": [torch.ones(2), 1.5, "text"]}, "rate": 0.1, "epochs": int(rng.integers(3, 9)), "none": None,
    }


def check(given=given, public=None, name="asked"):
    return Check(name, asked, given, close(1), public)


def numbers(prepared):
    """Every number of an instance by name."""
    def flat(tree):
        if isinstance(tree, dict):
            return [x for value in tree.values() for x in flat(value)]
        if isinstance(tree, list):
            return [x for value in tree for x in flat(value)]
        return [tree] if not hasattr(tree, "values") else tree.values.ravel().tolist()

    return {name: flat(tree) for name, tree in prepared.values.items()}


DRAWN = draw("unit/one", check(), 1, 7)


def test_an_instance_depends_on_everything_that_names_it_and_on_nothing_else():
    again = draw("unit/one", check(), 1, 7)
    assert numbers(again) == numbers(DRAWN)
    assert again.seed == DRAWN.seed
    others = [draw("unit/two", check(), 1, 7), draw("unit/one", check(name="other"), 1, 7),
              draw("unit/one", check(), 2, 7), draw("unit/one", check(), 1, 8),
              draw("unit/one", check(), 1, 7, attempt=1)]
    seeds = {DRAWN.seed, *(o.seed for o in others)}
    assert len(seeds) == 6
    assert all(numbers(o)["X"] != numbers(DRAWN)["X"] for o in others)
    assert all(numbers(o)["start"] != numbers(DRAWN)["start"] for o in others)


def test_a_number_is_the_same_on_every_machine():
    """The first seven bytes of SHA-256 of the parts, little-endian."""
    digest = bytes.fromhex("ba7816bf8f01cf")  # of "abc"
    assert number("abc") == int.from_bytes(digest, "little")
    assert number("a", "bc") != number("ab", "c")


def test_drawing_leaves_random_states_alone():
    torch.manual_seed(3)
    expected = torch.randn(2)
    torch.manual_seed(3)
    draw("unit/one", check(public=lambda: given(np.random.default_rng(0))), 0, 7)
    assert torch.equal(torch.randn(2), expected)


def test_private_values_and_files_are_no_arguments():
    assert set(DRAWN.values) == {"X", "y", "rows", "start", "shift", "more", "rate", "epochs", "none"}
    assert DRAWN.files == {"novel_txt": "a b c"}
    assert DRAWN.instance.private == {"labels"}
    assert torch.equal(DRAWN.instance.values["labels"], torch.arange(6))
    binary = draw("unit/one", check(lambda rng: {"data_bin": file(b"\x00\xff")}), 1, 7)
    assert binary.files["data_bin"].values.tolist() == [0, 255]


def test_the_public_instance_has_plain_values_and_the_marks_of_the_secret_ones():
    def public():
        return {"X": torch.ones(2, 2), "y": torch.ones(2), "rows": torch.arange(2), "labels": torch.arange(2),
                "shift": torch.ones(3), "novel_txt": "short"}

    prepared = draw("unit/one", check(public=public), 0, 7)
    assert set(prepared.values) == {"X", "y", "rows", "shift"}
    assert prepared.files == {"novel_txt": "short"}
    assert prepared.instance.samples == {"X", "y", "rows"}
    assert prepared.instance.exact == {"shift"}


def fails(*_):
    raise ValueError("why")


@pytest.mark.parametrize(("made", "index", "told"), [
    (check(fails), 1, "`fails` raised ValueError: why"), (check(public=fails), 0, "`fails` raised ValueError: why"),
    (check(fails, public=dict), 0, "`fails` raised ValueError: why"),
    (check(lambda rng: {"model": object()}), 1, "the value `model` of `<lambda>` cannot be handed to a check"),
    (check(lambda rng: {"f_txt": file(3.0 + 1j)}), 1, "the value `f_txt`"),
    (check(), 0, "the check `asked` has no public instance"),
])
def test_what_an_author_got_wrong_is_a_broken_check(made, index, told):
    with pytest.raises(BrokenCheck, match=told.replace("(", r"\(")):
        draw("unit/one", made, index, 7)


# --- moving ------------------------------------------------------------------------------------------------------


def kinds(prefix):
    return [p for name, p in moved(DRAWN) if name.startswith(prefix)]


def test_an_instance_is_moved_in_all_ways():
    names = [name for name, _ in moved(DRAWN)]
    assert names[:2] == ["float64", "float32"], "what is discrete may differ there, so they come first"
    assert len(names) == 2 + ULP_MOVES + PERMUTATIONS
    assert len(moved(DRAWN, few=True)) == 2 + ULP_MOVES // 2 + PERMUTATIONS // 2
    without = draw("unit/one", check(lambda rng: {"x": torch.ones(2)}), 1, 7)
    assert len(moved(without)) == 2 + ULP_MOVES


def test_moving_changes_neither_the_instance_nor_what_is_no_float():
    before = numbers(DRAWN)
    for name, other in moved(DRAWN):
        after = numbers(other)
        assert {key: after[key] for key in ("rate", "epochs", "none")} == {
            key: before[key] for key in ("rate", "epochs", "none")}
        assert sorted(after["rows"]) == list(range(6))
        assert other.seed == DRAWN.seed
        assert other.files == DRAWN.files
        assert name.startswith("order") or after["rows"] == before["rows"]
    assert numbers(DRAWN) == before


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_cast_changes_every_floating_array_but_what_is_exact(dtype):
    (other,) = kinds(dtype)
    assert {other.values[name].dtype for name in ("X", "y", "start")} == {dtype}
    assert other.values["shift"].values.dtype == other.values["shift"].dtype == "float32"
    assert other.values["more"]["list"][0].values.dtype == dtype
    assert other.values["X"].origin == "torch"
    assert other.values["rows"].dtype == "int64"
    assert other.values["X"].values == pytest.approx(DRAWN.values["X"].values)


def test_a_nudge_is_one_unit_of_float32_and_spares_what_is_exact():
    eps = np.finfo(np.float32).eps
    different = set()
    for other in kinds("ulp"):
        assert other.values["shift"].values.tolist() == DRAWN.values["shift"].values.tolist()
        for name in ("X", "y", "start"):
            now, then = other.values[name].values, DRAWN.values[name].values
            assert now.dtype == then.dtype
            assert np.all(np.abs(now / then.astype(np.float64) - 1) < 2 * eps)
            assert np.any(now != then)
        assert other.values["more"]["list"][0].values.tolist() != [1.0, 1.0]
        different.add(tuple(numbers(other)["X"]))
    assert len(different) == ULP_MOVES


def test_samples_are_permuted_together():
    rows = DRAWN.values["X"].values
    orders = set()
    for other in kinds("order"):
        order = other.values["rows"].values
        assert other.values["X"].values.tolist() == rows[order].tolist()
        assert other.values["y"].values.tolist() == DRAWN.values["y"].values[order].tolist()
        assert other.values["start"].values.tolist() == DRAWN.values["start"].values.tolist()
        orders.add(tuple(order))
    assert len(orders) > PERMUTATIONS // 2


def test_samples_may_be_whole_numbers_only():
    prepared = draw("unit/one", check(lambda rng: {**samples(words=torch.arange(9))}), 1, 7)
    for name, other in moved(prepared):
        assert sorted(numbers(other)["words"]) == list(range(9))
        assert name.startswith("order") == (numbers(other)["words"] != list(range(9)))


@pytest.mark.parametrize("lengths", [(4, 5), (4, None)])
def test_samples_of_different_lengths_are_a_broken_check(lengths):
    def uneven(rng):
        made = [torch.zeros(()) if n is None else torch.arange(n) for n in lengths]
        return {**samples(a=torch.ones(4), b=made[0], c=made[1])}

    with pytest.raises(BrokenCheck, match=r"samples\(a, b, c\)"):
        moved(draw("unit/one", check(uneven), 1, 7))


def test_other_seeds_are_the_same_problem():
    others = reseeded(DRAWN, 5)
    assert len({DRAWN.seed, *(o.seed for o in others)}) == 6
    assert all(dataclasses.replace(o, seed=DRAWN.seed) == DRAWN for o in others)
    assert [o.seed for o in reseeded(DRAWN, 5)] == [o.seed for o in others]
