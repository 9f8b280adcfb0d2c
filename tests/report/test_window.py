"""Which part of the numbers a panel shows: all of the target, and of a wrong answer what has room beside it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from graders.report.window import FAR, scaled, window_of

SLOW = np.linspace(3.0, 1.0, 30)
LOSS = 5000 * 0.7 ** np.arange(30.0)
BURST = 10.0 ** np.arange(30)
SWING = BURST * (-1.0) ** np.arange(30)


@pytest.mark.parametrize(("target", "yours", "scale"), [
    (SLOW, SLOW + 0.5, "linear"), (SLOW, -SLOW, "linear"), (LOSS, LOSS, "log"), (LOSS, LOSS[::-1], "log"),
    (SLOW, SLOW * BURST, "log"), (SLOW, -SLOW * BURST, "symlog"), (SLOW - 2, SWING, "symlog"), (SWING, SLOW, "symlog"),
    (BURST, SLOW, "log"), (np.zeros(30), np.zeros(30), "linear"), (np.zeros(30), np.ones(30), "linear"),
])
def test_a_scale_that_shows_both(target: np.ndarray, yours: np.ndarray, scale: str) -> None:
    window = window_of(target, yours)
    assert window.scale == scale
    assert window.bottom < target.min()
    assert target.max() < window.top
    assert not window.side(target).any()


def test_a_wrong_answer_never_squeezes_the_target() -> None:
    far = window_of(SLOW, SLOW * 1e200)
    assert far.side(SLOW * 1e200).all()
    assert FAR * 3 < far.top < FAR * 100
    height = np.ptp(scaled(np.array([far.bottom, far.top]), far.scale, far.unit))
    assert np.ptp(scaled(SLOW, far.scale, far.unit)) / height > 0.1
    assert window_of(SLOW, SLOW * math.inf) == window_of(SLOW, SLOW[:0])


def test_values_beyond_are_moved_to_their_edge() -> None:
    window = window_of(SLOW, SLOW)
    odd = np.array([math.inf, -math.inf, math.nan, 1e9, -1e9, 2.0])
    assert window.side(odd).tolist() == [1, -1, 1, 1, -1, 0]
    top, bottom = window.top, window.bottom
    assert window.seen(odd).tolist() == [top, bottom, top, top, bottom, 2.0]


def test_rounding_at_the_end_of_a_good_fit_is_not_the_picture() -> None:
    fit = np.concatenate([LOSS, np.full(5, 1e-25)])
    window = window_of(fit, fit)
    assert window.scale == "log"
    assert window.side(fit).tolist() == [0] * 30 + [-1] * 5


def test_a_start_so_small_that_it_has_no_logarithm() -> None:
    window = window_of(np.concatenate([np.full(3, 1e-310), BURST]), SLOW)
    assert window.scale == "symlog"
    assert window.bottom < 0


def test_distances_are_in_heights() -> None:
    window = window_of(SLOW, SLOW)
    assert window.distance(SLOW, SLOW) == 0
    assert window.distance(SLOW, np.full(30, math.nan)) > 0.5
    assert window.distance(SLOW, SLOW[:0]) == 0
    assert window.distance(SLOW, SLOW[:7]) == 0
    assert window.distance(np.array([window.bottom]), np.array([window.top])) == pytest.approx(1)
    log = window_of(LOSS, LOSS)
    assert log.distance(LOSS, LOSS * 1.5) == pytest.approx(log.distance(LOSS[:1] / 1e3, LOSS[:1] / 1e3 * 1.5))


@pytest.mark.parametrize(("target", "yours"), [
    (SWING, SLOW), (SLOW - 2, SWING), (SLOW, -SLOW * BURST), (SWING, -SWING),
])
def test_ticks_of_a_symlog_scale_have_room(target: np.ndarray, yours: np.ndarray) -> None:
    window = window_of(target, yours)
    ticks = window.ticks()
    assert 2 <= len(ticks) <= 7
    assert ticks == sorted(ticks)
    assert all(window.bottom <= tick <= window.top for tick in ticks)
    assert all(tick == 0 or math.log10(abs(tick)).is_integer() for tick in ticks)
    places = scaled(np.array(ticks), window.scale, window.unit)
    assert np.diff(places).min() / np.ptp(scaled(np.array([window.bottom, window.top]), "symlog", window.unit)) > 0.15
