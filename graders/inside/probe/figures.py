"""What a figure shows, however it was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..pictures import CLOSED
from .telling import refused

if TYPE_CHECKING:
    import numpy.typing as npt

NOTHING = ("None", "none", "", " ", None)  # how matplotlib spells a line without a line, or without markers
COLORBAR = "<colorbar>"  # matplotlib's own label of the axes it puts a colour bar into
DIGITS = 9  # to which corners of contours are rounded where they are put into an order


def figure(drawn: Any = None) -> list[dict[str, Any]]:
    """What the axes of a figure show, in any style of drawing; never empty.

    `drawn` is what the student's function returned: a figure, axes, an artist, a container with one of these in it;
    from anything else (None, say) the current figure is taken, or, where it is empty, the one that was shown or closed
    last. Axes that show nothing are left out, and so are those of colour bars, and whatever is made invisible. For
    each of the others there is a dict:

    "title", "xlabel", "ylabel", "zlabel"  texts; "suptitle" is that of the whole figure; "legend", "texts": lists
    "xticks", "yticks"  positions of the ticks within the axes' limits; "xlim", "ylim" the limits, ascending
    "lines"     solid, dashed or dotted ones: {"x", "y", "label", "color", "width"}, and "z" on 3-D axes; the color is
                [red, green, blue, opacity], from 0 to 1
    "points"    scatter, or a line that has only markers: {"x", "y", "label"}, and "z" on 3-D axes
    "surfaces"  surfaces and wireframes on 3-D axes: each an (n, 3) array of its different corner points, ordered by x,
                then y, then z, so that the grid's orientation does not matter
    "contours"  contour lines on any axes: {"levels", "filled", "points"}, the last an (n, 3) array of x, y and level
                of their corners, ordered likewise; none of filled ones
    "view"      of 3-D axes [elevation, azimuth] in degrees, else None
    """
    found = _figure(drawn)
    if found is None:
        raise refused("no picture was drawn, or it was closed again")
    shown = [ax for has_data, ax in axes_of(found) if has_data]
    if not shown:
        raise refused("the picture is empty")
    return shown


def axes_of(found: Any) -> list[tuple[bool, dict[str, Any]]]:
    """Of each axes of a figure but colour bars, whether it shows anything, and its evidence."""
    top = found.get_suptitle() if hasattr(found, "get_suptitle") else ""
    return [(bool(ax.has_data() and ax.get_visible()), {"suptitle": top, **_axes(ax)})
            for ax in found.axes if ax.get_label() != COLORBAR]


def _figure(drawn: Any) -> Any:
    import matplotlib.pyplot as plt
    from matplotlib.artist import Artist

    for candidate in drawn if isinstance(drawn, list | tuple) else [drawn]:
        if isinstance(candidate, np.ndarray) and candidate.size:  # of axes, as plt.subplots makes it
            candidate = candidate.flat[0]
        found = getattr(candidate, "figure", None) if isinstance(candidate, Artist) else None
        if found is not None:
            return getattr(found, "figure", None) or found  # a subfigure belongs to a figure
    pictures = [*CLOSED, *([plt.gcf()] if plt.get_fignums() else [])]  # as in a notebook, plt.show() closes
    return next((p for p in reversed(pictures) if any(ax.has_data() for ax in p.axes)), (pictures or [None])[-1])


def _axes(ax: Any) -> dict[str, Any]:
    from matplotlib.contour import ContourSet

    drawn = [line for line in ax.get_lines() if line.get_visible()]
    solid = [line for line in drawn if line.get_linestyle() not in NOTHING]
    dotted = [line for line in drawn if line not in solid and line.get_marker() not in NOTHING]
    collections = [c for c in ax.collections if c.get_visible()]
    contours = [c for c in collections if isinstance(c, ContourSet)]
    scattered = [c for c in collections if type(c).__name__ in ("PathCollection", "Path3DCollection")]
    surfaces = [_corners(c) for c in collections if hasattr(c, "_faces") or hasattr(c, "_segments3d")]
    legend, three = ax.get_legend(), hasattr(ax, "get_zlim")
    return {
        "title": ax.get_title() or ax.get_title("left") or ax.get_title("right"),
        "xlabel": ax.get_xlabel(), "ylabel": ax.get_ylabel(), "zlabel": ax.get_zlabel() if three else "",
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "texts": [text.get_text() for text in ax.texts if text.get_visible()],
        "xticks": _within(ax.get_xticks(), ax.get_xlim()), "xlim": sorted(map(float, ax.get_xlim())),
        "yticks": _within(ax.get_yticks(), ax.get_ylim()), "ylim": sorted(map(float, ax.get_ylim())),
        "lines": [{**_line(line), **_look(line)} for line in solid],
        "points": [*(_line(line) for line in dotted), *(_scatter(c) for c in scattered)],
        "surfaces": [s for s in surfaces if len(s)],
        "contours": [_contour(c) for c in contours],
        "view": [float(ax.elev), float(ax.azim)] if three else None,
    }


def _within(ticks: Any, limits: Any) -> list[float]:
    low, high = sorted(limits)
    return [float(t) for t in ticks if low <= t <= high]


def _line(line: Any) -> dict[str, Any]:
    values = line.get_data_3d() if hasattr(line, "get_data_3d") else line.get_data(orig=False)
    if not hasattr(line, "get_data_3d") and line.get_transform() != line.axes.transData:
        # axline, axhline and the like: given in part by the axes, so seen where they are drawn
        shown = line.get_transform().transform(np.column_stack(values).astype(float))
        values = line.axes.transData.inverted().transform(shown).T
    return _named(values, str(line.get_label()))


def _look(line: Any) -> dict[str, Any]:
    from matplotlib.colors import to_rgba

    return {"color": list(to_rgba(line.get_color(), line.get_alpha())), "width": float(line.get_linewidth())}


def _scatter(collection: Any) -> dict[str, Any]:
    values = collection._offsets3d if hasattr(collection, "_offsets3d") else np.ma.getdata(collection.get_offsets()).T
    return _named(values, str(collection.get_label()))


def _named(values: Any, label: str) -> dict[str, Any]:
    numbers = {axis: np.ma.getdata(np.ma.asarray(v)).astype(float).ravel()
               for axis, v in zip("xyz", values, strict=False)}
    return {**numbers, "label": "" if label.startswith("_") else label}  # matplotlib's own labels begin with _


def _corners(collection: Any) -> npt.NDArray[np.float64]:
    if hasattr(collection, "_faces"):
        corners = np.asarray(collection._faces, dtype=float).reshape(-1, 3)
        padding = getattr(collection, "_invalid_vertices", False)
        if padding is not False:  # faces with fewer corners than others are filled up
            corners = corners[~np.asarray(padding).reshape(-1)]
    else:
        parts = [np.asarray(part, dtype=float).reshape(-1, 3) for part in collection._segments3d]
        corners = np.concatenate(parts) if parts else np.zeros((0, 3))
    return np.unique(corners, axis=0)


def _contour(contour: Any) -> dict[str, Any]:
    """On 3-D axes the paths are those of the last projection; where they lie in space is kept beside them."""
    if hasattr(contour, "_3dverts_codes"):
        paths = [np.asarray(corners)[:, :2] for corners, _ in contour._3dverts_codes]
    else:
        paths = [path.vertices for path in contour.get_paths()]
    levels = np.asarray(contour.levels, dtype=float)
    points = np.zeros((0, 3))
    if not contour.filled:
        points = np.concatenate([points, *(np.column_stack([path, np.full(len(path), level)])
                                           for path, level in zip(paths, levels, strict=True) if len(path))])
    # where a line crosses the grid is computed with rounding, which must not decide about the order
    _, first = np.unique(points.round(DIGITS), axis=0, return_index=True)
    return {"levels": levels, "filled": bool(contour.filled), "points": points[first]}
