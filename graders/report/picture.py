"""The picture of a wrong trajectory: target and yours, a panel for each curve, the first step that differs marked.

It is to be read in black and white: line styles and markers tell the two apart. There are no words in it but the names
of the histories, since Hangul would need a font that may be missing; `caption` says what the signs mean.
Its letters are outlines (svg.fonttype "path"), so that it looks the same with any fonts; and its bytes depend on the
curves alone: ids are salted, there is no date, and nobody's matplotlibrc is read.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from ..records import Curve, Floats, Verdict
from ..words import Translate
from .window import Window, window_of

COLUMNS = 3
WIDTH, HEIGHT = 2.75, 2.1  # of a panel, in inches, with the room around it:
LEFT, RIGHT, BELOW, ABOVE = 0.58, 0.12, 0.32, 0.46
MARKERS = 12  # on a line; one for each step would hide it
FAINT = 0.012  # of a panel's height: lines nearer than that are one line to the eye
STYLE = {"svg.hashsalt": "stepmark", "svg.fonttype": "path", "font.size": 8.0, "axes.linewidth": 0.6}
TARGET = {"color": "0.62", "linewidth": 3.0, "linestyle": "-", "marker": "o", "markerfacecolor": "white",
          "markeredgecolor": "0.25", "markersize": 4.5}
YOURS = {"color": "black", "linewidth": 1.1, "linestyle": (0, (4, 2)), "marker": "x", "markersize": 4.5}
SYMLOG = {"linscale": 0.9}  # with base 10, just what window.scaled does

_drawing = threading.Lock()  # matplotlib's settings belong to the whole process
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """An SVG file, what is in it, and what has to be said about it."""

    svg: bytes
    names: tuple[str, ...]
    beyond: bool  # some value has no place in it
    faint: bool  # the lines cannot be told apart

    @property
    def uri(self) -> str:
        """The file as an address. An <img> keeps its ids apart from those of other pictures on the page."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg).decode("ascii")


def picture_of(verdict: Verdict) -> Picture | None:
    """The picture that belongs to a verdict; None where there is nothing to draw.

    Never raises: a picture is an extra, and grading goes on without it.
    """
    try:
        return draw(verdict.curves) if verdict.curves else None
    except Exception:
        _log.exception("no picture of %s %s", verdict.exercise, verdict.check)
        return None


def caption(picture: Picture, say: Translate) -> list[str]:
    """What the signs in a picture mean, in sentences."""
    said = [say("Step by step, on the data of the notebook: the broad line with ○ is the target, the dashed line with "
                "× is yours. ◆ marks the first step that differs; its number stands above it.")]
    if picture.beyond:
        said.append(say("▲ or ▼ at an edge: the value lies outside of the picture, or is not a finite number."))
    if picture.faint:
        said.append(say("The two lines lie on one another: they do differ, but by too little to be seen."))
    return said


def write(folder: Path, verdicts: Iterable[Verdict]) -> Mapping[tuple[str, str], Path]:
    """Write the pictures of verdicts as files. Returns (exercise, check) -> path of those that could be written.

    The name holds a digest of what is drawn, so that no notebook's picture takes the place of another's.
    """
    written = {}
    for verdict in verdicts:
        picture = picture_of(verdict)
        if picture is None:
            continue
        digest = hashlib.sha256(picture.svg).hexdigest()[:12]
        path = folder / f"{verdict.exercise.replace('/', '-')}-{verdict.check}-{digest}.svg"
        with suppress(OSError):  # as in picture_of: no reason to withhold the verdict
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture.svg)
            written[verdict.exercise, verdict.check] = path
    return written


@lru_cache(maxsize=128)  # a class makes the same mistakes
def draw(curves: tuple[Curve, ...]) -> Picture:
    """Draw curves, a panel each."""
    from matplotlib import style  # late: it takes a quarter of a second, which right answers need not wait for
    from matplotlib.figure import Figure  # and no pyplot: it would keep the figures, and is for one thread only

    columns = min(len(curves), COLUMNS)
    rows = -(-len(curves) // columns)
    width, height = columns * WIDTH, rows * HEIGHT
    with _drawing, style.context(STYLE, after_reset=True):
        figure = Figure(figsize=(width, height), facecolor="white")
        drawn = []
        for i, curve in enumerate(curves):
            row, column = divmod(i, columns)
            axes = figure.add_axes(((column * WIDTH + LEFT) / width, ((rows - 1 - row) * HEIGHT + BELOW) / height,
                                    (WIDTH - LEFT - RIGHT) / width, (HEIGHT - BELOW - ABOVE) / height))
            drawn.append(_panel(axes, curve))
        file = BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    marked = [faint for curve, (_, faint) in zip(curves, drawn, strict=True) if curve.step]
    return Picture(file.getvalue(), tuple(c.name for c in curves), any(beyond for beyond, _ in drawn),
                   bool(marked) and all(marked))


def _panel(axes: Any, curve: Curve) -> tuple[bool, bool]:
    """Draw one curve. Returns whether values lie beyond the panel, and whether its lines look like one."""
    steps, target, yours = np.asarray(curve.steps), _floats(curve.target), _floats(curve.yours)
    window = window_of(target, yours)
    axes.set_yscale(window.scale, **(SYMLOG | {"linthresh": window.unit} if window.scale == "symlog" else {}))
    axes.set_ylim(window.bottom, window.top)
    room = 0.04 * max(int(steps[-1] - steps[0]), 1)
    axes.set_xlim(steps[0] - min(room, 0.9), steps[-1] + room)  # there is no step 0
    _ticks(axes, window)
    every = max(1, len(steps) // MARKERS)
    beyond = [_line(axes, steps, values, window, every, begin, look) for values, begin, look in (
        (target, 0, TARGET), (yours, every // 2, YOURS))]
    axes.set_title(_ascii(curve.name), loc="left", fontsize=9, pad=16.5, parse_math=False)
    if curve.step:
        _mark(axes, curve.step, window.seen(yours[curve.steps.index(curve.step)]))
    return any(beyond), window.distance(target, yours) < FAINT


def _line(axes: Any, steps: Any, values: Floats, window: Window, every: int, begin: int,
          look: Mapping[str, Any]) -> bool:
    """One of the two lines, with arrowheads on the edge where it leaves the panel. Returns whether it does."""
    steps = steps[: len(values)]
    drawn = np.where(np.isnan(values), np.nan, window.seen(values))
    axes.plot(steps, drawn, markevery=(begin, every), clip_on=False, **look)
    hollow = look["marker"] == "o"
    filling = {"markerfacecolor": "white" if hollow else "black", "markeredgecolor": "black", "markersize": 5,
               "markeredgewidth": 0.7, "color": "black", "linestyle": "", "clip_on": False, "zorder": 5}
    side = window.side(values)
    for sign, edge, marker in ((1, 1.0, "^"), (-1, 0.0, "v")):
        where = np.flatnonzero(side == sign)
        if where.size:
            kept = sorted({int(where[0]), *where[begin % len(where) :: every].tolist()})
            axes.plot(steps[kept], [edge] * len(kept), marker=marker, transform=axes.get_xaxis_transform(), **filling)
    return bool(side.any())


def _mark(axes: Any, step: int, place: Any) -> None:
    """The first step that differs: a dotted line, its number above, a diamond where yours is."""
    axes.axvline(step, color="black", linewidth=0.9, linestyle=(0, (1, 2)), zorder=1.5)
    axes.plot([step], [place], marker="D", markersize=6, color="black", markeredgecolor="white", zorder=6,
              clip_on=False)
    axes.annotate(str(step), (step, 1.0), xycoords=axes.get_xaxis_transform(), xytext=(0, 5.5), ha="center",
                  textcoords="offset points", annotation_clip=False, fontweight="bold")


def _ticks(axes: Any, window: Window) -> None:
    from matplotlib.ticker import FixedLocator, LogLocator, MaxNLocator, NullLocator

    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True, min_n_ticks=1))
    if window.scale == "linear":
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
        axes.ticklabel_format(axis="y", scilimits=(-3, 4), useOffset=False)
    elif window.scale == "log":
        axes.yaxis.set_major_locator(LogLocator(numticks=5))
    else:
        axes.yaxis.set_major_locator(FixedLocator(window.ticks()))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.tick_params(width=0.6, length=2.5)


def _floats(values: Sequence[float | None]) -> Floats:
    return np.asarray([np.nan if value is None else value for value in values], dtype=np.float64)


def _ascii(name: str) -> str:
    """A name as far as every font has it."""
    return "".join(c for c in name if " " <= c <= "~")
