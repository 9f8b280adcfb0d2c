"""What must not be read of a secret instance, by whatever way a verdict is shown."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest
from made import ODD, tensor, told, truth

from graders import at_least, close, equal, parts, trajectory
from graders.records import Evidence, Fault, Outcome, Verdict
from graders.report import as_json, card, cells
from graders.words import translator

EN, KO = translator("en"), translator("ko")


def spoken(v: Verdict) -> str:
    """Everything that a student can be shown of a verdict, in both languages."""
    said = []
    for say in (EN, KO):
        said += [card.html(v, say), card.text(v, say), json.dumps(as_json.document("a", "en", [v], say))]
        said += [say(text) for text in (v.reason, *v.details) if text] + [say(v.hint), *map(say, v.mistakes)]
    said += [str(o) for o in cells.verdict_outputs(v, 6.0, 1, KO)] + [repr(v.reason), repr(v.details)]
    return "\n".join(said)


def occurs(values: list[float], text: str) -> list[str]:
    """The numbers in a text that are one of the values, to three digits."""
    numbers = re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", text)
    return [n for n in numbers if any(math.isclose(abs(float(n)), abs(v), rel_tol=1e-3) for v in values)]


def secrets(rng):
    """Numbers between 1000 and 8000, so that none is a step, a count or a share of points."""
    return rng.uniform(1000, 8000, 12)


GIVEN = [
    lambda v: v * 3.7, lambda v: v + 500, lambda v: v * np.linspace(0.2, 0.9, 12), lambda v: v[:11], lambda v: v[:5],
    lambda v: np.concatenate([v, v]), lambda v: np.tile(v, (12, 1)), lambda v: v * math.nan, lambda v: v * math.inf,
    lambda v: v * 0, lambda v: -v, lambda v: v + 0.05, lambda v: v.reshape(3, 4),
]
CRITERIA = {
    "close": (close(2), lambda v: tensor(v, "float64")),
    "exact": (close(2, shape="exact", dtype="float32"), lambda v: tensor(v, "float64")),
    "one": (close(2), lambda v: float(v.ravel()[0])),
    "dict": (close(2), lambda v: {"w": tensor(v, "float64"), "b": [float(x) for x in v.ravel()]}),
    "equal": (equal(2), lambda v: [int(x) if np.isfinite(x) else x for x in v.ravel().tolist()]),
    "text": (equal(2), lambda v: " and ".join(f"{x:.6g}" for x in v.ravel())),
    "named": (equal(2), lambda v: {"a": float(v.ravel()[0]), "b": {"c": v.ravel().tolist()}}),
    "parts": (parts(w=close(1), t=trajectory(loss=2, length=1)),
              lambda v: {"w": tensor(v, "float64"), "t": {"loss": v.ravel().tolist()}}),
    "path": (trajectory(loss=2, rows=1, length=1),
             lambda v: {"loss": tensor(v, "float64"), "rows": [tensor(np.full(9, x)) for x in v.ravel()]}),
    "score": (at_least(2, score=lambda evidence, values: -float(np.abs(evidence - values["best"]).sum())),
              lambda v: tensor(v, "float64")),
}


@pytest.mark.parametrize("kind", CRITERIA)
@pytest.mark.parametrize("seed", range(3))
def test_no_value_of_a_secret_instance_is_shown(kind, seed):
    criterion, form = CRITERIA[kind]
    expected = secrets(np.random.default_rng(seed))
    true = truth(form(expected), values={"best": expected + 11.0})
    seen = 0
    for change in GIVEN:
        with np.errstate(invalid="ignore"):
            got = change(expected)
        v = told(criterion, form(got), true, instance=1)
        if v.outcome is Outcome.PASSED:
            continue
        seen += 1
        hidden = [*expected, *(x for x in got.ravel() if np.isfinite(x) and abs(x) > 100)]
        assert not occurs(hidden, spoken(v)), spoken(v)
    assert seen >= 8


@pytest.mark.parametrize("kind", ["close", "equal", "path", "parts"])
def test_the_check_above_can_fail(kind):
    """On the public instance the same words do hold the values."""
    criterion, form = CRITERIA[kind]
    expected = secrets(np.random.default_rng(0))
    v = told(criterion, form(expected * np.linspace(0.2, 0.9, 12)), truth(form(expected)), instance=0)
    assert occurs(list(expected), spoken(v))


@pytest.mark.parametrize("got", [
    *(Evidence(fault=fault, kind="ValueError", message="x is 4321.5", line="raise ValueError(x)") for fault in Fault),
    {"4321.5": 1.0, "w": 0.0}, [{"4321.5": 1.0}], "4321.5", 4321.5, ["4321.5"], [4321.5, 1.0], {"w": "4321.5"},
    {"w": {"4321.5": 0}}, {"w": 4321.5, "b": 4321.5}, tensor(np.zeros(4321)), [0.0] * 4321, {"w": [0] * 4321},
])
def test_a_submission_cannot_tell_itself_what_it_saw(got):
    """Messages, types, keys, shapes and lengths are a submission's to choose."""
    for criterion, reference in (
        (close(1), 2.0), (close(1), [2.0, 3.0]), (close(1), {"w": 2.0}), (equal(1), "two"), (equal(1), {"w": "two"}),
        (equal(1), [1, 2]), (trajectory(w=1, length=1), {"w": [2.0, 3.0]}), (parts(w=equal(1)), {"w": 7}),
    ):
        v = told(criterion, got, truth(reference), instance=1)
        assert v.outcome in (Outcome.FAILED, Outcome.ERRORED)
        assert "4321" not in spoken(v)


@pytest.mark.parametrize("got", ODD)
def test_odd_evidence_has_a_reason_in_both_languages(got):
    for instance in (0, 1):
        v = told(trajectory(loss=2, length=1), got, truth({"loss": [2.0, 1.0]}), instance)
        assert v.reason
        assert all(re.fullmatch(r"[^{}]+", say(text)) for text in (v.reason, *v.details) for say in (EN, KO))
