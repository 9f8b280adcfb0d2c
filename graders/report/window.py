"""Which values a panel of a picture shows, and on which scale.

The target is to be seen whole, down to where it is rounding only. A wrong answer may be anything, up to inf; it is
shown as far as FAR times the target's size, and what lies beyond is for the edge.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..records import Floats

FAR = 1e3
DEEP = 1e-8  # of where the target begins: below, a logarithmic scale shows nothing but rounding
BEGIN = 3  # steps that tell how large a history is before it diverges
WIDE = 50.0  # how many times its typical value the largest is, before a linear scale hides the typical ones
APART = 0.17  # of two ticks, in heights
ROOM = 0.08  # above and below, in heights of what is shown
TINY, HUGE = 1e-120, 1e120  # what is smaller is zero, what is larger is beyond: no arithmetic on the limits overflows


@dataclass(frozen=True)
class Window:
    """The limits of a panel, and its scale; `unit` is where a symlog scale begins to be logarithmic."""

    bottom: float
    top: float
    scale: Literal["linear", "log", "symlog"]
    unit: float = 1.0

    def seen(self, values: Any) -> Floats:
        """Values moved to the edge that they lie beyond; what is not a number to the upper one."""
        return np.clip(np.where(np.isnan(values), np.inf, values), self.bottom, self.top)

    def side(self, values: Floats) -> Any:
        """1 for each value above the panel or not a number, -1 below, else 0."""
        above = np.isnan(values) | (values > self.top)
        return above.astype(int) - (values < self.bottom)

    def distance(self, one: Floats, other: Floats) -> float:
        """The largest distance of two histories at the same step, in heights of the panel."""
        common = min(len(one), len(other))
        places = [scaled(self.seen(values[:common]), self.scale, self.unit) for values in (one, other)]
        low, high = scaled(np.asarray([self.bottom, self.top]), self.scale, self.unit)
        return float(np.abs(places[0] - places[1]).max(initial=0.0) / (high - low))

    def ticks(self) -> list[float]:
        """Zero and powers of ten for a symlog scale, as many as have room."""
        first, last = math.ceil(math.log10(self.unit)), math.floor(math.log10(max(-self.bottom, self.top)))
        powers = [sign * 10.0**k for k in range(last, first - 1, -1) for sign in (1, -1)]
        low, high = scaled(np.asarray([self.bottom, self.top]), self.scale, self.unit)
        kept: list[float] = []
        for value in [0.0, *powers]:
            places = scaled(np.asarray([value, *kept]), self.scale, self.unit) / (high - low)
            if self.bottom <= value <= self.top and (np.abs(places[1:] - places[0]) >= APART).all():
                kept.append(value)
        return sorted(kept)


def window_of(target: Floats, yours: Floats) -> Window:
    """The window for two histories."""
    finite = np.clip(target[np.isfinite(target)], -HUGE, HUGE)
    wanted = finite if finite.size else np.zeros(1)
    sizes = np.abs(wanted[np.abs(wanted) > TINY])
    largest, typical = (float(sizes.max()), float(np.median(sizes))) if sizes.size else (1.0, 1.0)
    start = float(np.abs(wanted[:BEGIN]).max())
    mine = np.clip(yours[np.isfinite(yours)], -FAR * largest, FAR * largest)
    shown = np.concatenate([wanted, mine])
    low, high = float(shown.min()), float(shown.max())
    if max(-low, high) <= WIDE * typical:
        return _with_room(low, high, "linear", 1.0)
    if low > TINY:
        return _with_room(max(low, DEEP * min(start, high)), high, "log", 1.0)
    return _with_room(low, high, "symlog", max(min(start, typical), 1e-4 * typical))


def _with_room(low: float, high: float, scale: Literal["linear", "log", "symlog"], unit: float) -> Window:
    if high - low <= max(1e-12 * max(abs(low), abs(high)), TINY):
        pad = 0.1 * abs(low) if abs(low) > TINY else 1.0
        return Window(low - pad, high + pad, "linear", unit)
    a, b = scaled(np.asarray([low, high]), scale, unit)
    pad = ROOM * (b - a)
    bottom, top = _unscaled(np.asarray([a - pad, b + pad]), scale, unit)
    return Window(float(bottom), float(top), scale, unit)


def scaled(values: Floats, scale: str, unit: float) -> Floats:
    """Values as a scale places them: as they are, their logarithms, or logarithms of what exceeds the unit."""
    if scale == "linear":
        return values
    if scale == "log":
        return np.log10(values)
    size = np.abs(values) / unit
    return np.asarray(np.sign(values) * np.where(size <= 1, size, 1 + np.log10(np.maximum(size, 1))))


def _unscaled(places: Floats, scale: str, unit: float) -> Floats:
    if scale == "linear":
        return places
    if scale == "log":
        return np.asarray(10.0**places)
    size = np.abs(places)
    return np.asarray(np.sign(places) * unit * np.where(size <= 1, size, 10.0 ** (np.maximum(size, 1) - 1)))
