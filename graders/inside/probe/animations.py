"""The frames of an animation, each with the data that it shows."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from .figures import axes_of
from .telling import refused

if TYPE_CHECKING:
    from matplotlib.animation import Animation

MOST_FRAMES = 100

Axes = list[tuple[bool, dict[str, Any]]]


def animation(made: Any, frames: int | None = None) -> list[list[dict[str, Any]]]:
    """What every frame of an animation shows: a list with, for each frame, what `probe.figure` gives.

    `made`    what the student's function returned: a FuncAnimation or an ArtistAnimation, or a tuple or list with one
              in it. A saved file, and the player that `to_jshtml` makes, hold no data any more and are refused
    `frames`  how many were asked for. Of one more, the first is left out where it shows what the second shows (a start
              that is drawn twice), else the last. One less stays as it is, as does any other number

    The frames are those that `save` would write: at most 100, also where there is no end of them. Axes stand at the
    same place in all frames, also in those in which they are still empty. Nothing is rendered. Afterwards the figure
    shows the last frame; a function with a memory of its own goes on from there when it is asked again.
    """
    from matplotlib.animation import Animation

    candidates = made if isinstance(made, list | tuple) else [made]
    found = next((candidate for candidate in candidates if isinstance(candidate, Animation)), None)
    if found is None:
        raise refused("no animation was returned: return the FuncAnimation or ArtistAnimation itself, "
                      "not a file or a player made from it")
    seen = _played(found)
    if not seen:
        raise refused("the animation has no frames")
    shown = _shown(seen)
    if frames is not None and len(shown) == frames + 1:
        return shown[1:] if len(shown) > 1 and _same(shown[0], shown[1]) else shown[:-1]
    return shown


def _played(found: Animation) -> list[Axes]:
    """Every frame's axes, as a writer of films comes to see them."""
    from matplotlib.animation import AbstractMovieWriter

    seen: list[Axes] = []

    class Looking(AbstractMovieWriter):
        def setup(self, fig: Any, outfile: Any, dpi: Any = None) -> None:
            self.fig, self.own = fig, vars(fig.canvas)
            self.own["draw_idle"] = _nothing  # each frame would be rendered, which takes most of the time

        def grab_frame(self, **_: Any) -> None:
            if len(seen) == MOST_FRAMES:
                raise refused("the animation has more than 100 frames, or no end")
            seen.append(axes_of(self.fig))

        def finish(self) -> None:
            self.own.pop("draw_idle", None)

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Can not start iterating")  # no frames: said above
        found.save("", writer=Looking())
    return seen


def _nothing(*_: Any, **__: Any) -> None:
    pass


def _shown(seen: list[Axes]) -> list[list[dict[str, Any]]]:
    """Only axes that show something, in any of the frames: so that the second panel is the second in all of them."""
    if len({len(axes) for axes in seen}) > 1:
        return [[ax for has_data, ax in axes if has_data] for axes in seen]
    used = [any(has_data for has_data, _ in place) for place in zip(*seen, strict=True)]
    return [[ax for (_, ax), keep in zip(axes, used, strict=True) if keep] for axes in seen]


def _same(one: Any, other: Any) -> bool:
    """Whether two frames show the same, whatever is written above them."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            _same(value, other[key]) for key, value in one.items() if key not in ("title", "suptitle", "texts"))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(np.array_equal(one, other, equal_nan=True)) if isinstance(one, np.ndarray) else bool(one == other)
