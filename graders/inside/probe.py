"""What the body of a check may use besides torch, numpy and matplotlib: helpers that turn objects into evidence.

Nothing in here is secret; it runs beside the code under test. What cannot be looked at (no module, an empty picture)
is refused with a sentence that the student reads, so that a body needs no check of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .frames import FrameError
from .pictures import CLOSED

if TYPE_CHECKING:
    import numpy.typing as npt

    from .recorder import Recorder

OWN = "torch.nn."  # modules of torch itself: a subclass of one counts as what it was made from
NOTHING = ("None", "none", "", " ", None)  # how matplotlib spells a line without a line, or without markers
COLORBAR = "<colorbar>"  # matplotlib's own label of the axes it puts a colour bar into


def record(*functions: Any, start: Any = None, limit: int | None = None, **wrapped: Any) -> Recorder:
    """See a training from outside: `with probe.record(impl.train, start=start) as steps: impl.train(...)`.

    `functions`  what is about to be called (functions or classes of the student): loops without autograd, by hand,
                 numeric, with NumPy or plain floats, are seen through their source; not needed for autograd
    `start`      the parameters that the training begins with (a tensor; a list, tuple or dict of tensors or numbers):
                 loops without autograd are seen only with it, and the parameters of all are put into its order
    `limit`      of more parameters than this (10 000), projections and norms are kept
    `wrapped`    callables to be handed to the student's function as `steps.NAME`; by its name a `loss` returns losses,
                 a `gradient` gradients; the parameters are found among the arguments, with the help of `start`

    Afterwards `steps` holds the losses, parameters, gradients and batches of every step (see `recorder.Steps`), all
    of it in `steps.evidence`; `steps.saw` tells who saw something.
    """
    from .recorder import LIMIT, Recorder

    return Recorder(functions, start, LIMIT if limit is None else limit, wrapped)


def module(net: Any) -> dict[str, Any]:
    """The structure of a module, as far as it does not depend on how it was written.

    "layers"      the kinds of its leaf modules in order: ["Linear", "ReLU"] (a function such as `F.relu` leaves none)
    "shapes"      the shape of every parameter in order: [[8, 16], [8]]
    "parameters"  name -> shape; the names are the student's own
    "buffers"     name -> shape
    "count"       how many numbers the parameters hold, "trainable" how many of them require gradients
    "training"    whether it is in training mode
    "devices", "dtypes"  where parameters and buffers are, and of which dtype, each once, sorted
    """
    import torch

    if not isinstance(net, torch.nn.Module):
        raise _refused(f"{_article(net)} where a module was asked for")
    parameters, buffers = dict(net.named_parameters()), dict(net.named_buffers())
    held = [*parameters.values(), *buffers.values()]
    return {
        "layers": [_kind(m) for m in net.modules() if not any(True for _ in m.children())],
        "shapes": [list(p.shape) for p in parameters.values()],
        "parameters": {name: list(p.shape) for name, p in parameters.items()},
        "buffers": {name: list(b.shape) for name, b in buffers.items()},
        "count": sum(p.numel() for p in parameters.values()),
        "trainable": sum(p.numel() for p in parameters.values() if p.requires_grad),
        "training": bool(net.training),
        "devices": sorted({str(t.device) for t in held}),
        "dtypes": sorted({str(t.dtype) for t in held}),
    }


def figure(drawn: Any = None) -> list[dict[str, Any]]:
    """What the axes of a figure show, in any style of drawing; never empty.

    `drawn` is what the student's function returned: a figure, axes, an artist, a container with one of these in it;
    from anything else (None, say) the current figure is taken. Axes that show nothing are left out, and so are those
    of colour bars. For each of the others there is a dict:

    "title", "xlabel", "ylabel", "zlabel"  texts; "legend", "texts": lists of texts
    "xticks", "yticks"  positions of the ticks within the axes' limits; "xlim", "ylim" the limits, ascending
    "lines"     solid, dashed or dotted ones: {"x", "y", "label"}, and "z" on 3-D axes
    "points"    scatter, or a line that has only markers: likewise
    "surfaces"  surfaces and wireframes on 3-D axes: each an (n, 3) array of its different corner points, ordered by x,
                then y, then z, so that the grid's orientation does not matter
    "view"      of 3-D axes [elevation, azimuth] in degrees, else None
    """
    found = _figure(drawn)
    if found is None:
        raise _refused("no picture was drawn, or it was closed again")
    shown = [_axes(ax) for ax in found.axes if ax.has_data() and ax.get_label() != COLORBAR]
    if not shown:
        raise _refused("the picture is empty")
    return shown


def _refused(why: str) -> FrameError:
    from .evidence import Refused

    return Refused(why)


def _article(value: Any) -> str:
    name = type(value).__name__[:60]
    return "None" if value is None else f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _kind(leaf: Any) -> str:
    return str(next((c.__name__ for c in type(leaf).__mro__ if c.__module__.startswith(OWN) and c.__name__ != "Module"),
                    type(leaf).__name__))


def _figure(drawn: Any) -> Any:
    import matplotlib.pyplot as plt
    from matplotlib.artist import Artist

    for candidate in drawn if isinstance(drawn, list | tuple) else [drawn]:
        if isinstance(candidate, np.ndarray) and candidate.size:  # of axes, as plt.subplots makes it
            candidate = candidate.flat[0]
        found = getattr(candidate, "figure", None) if isinstance(candidate, Artist) else None
        if found is not None:
            return getattr(found, "figure", None) or found  # a subfigure belongs to a figure
    if plt.get_fignums():
        return plt.gcf()
    return CLOSED[-1] if CLOSED else None


def _axes(ax: Any) -> dict[str, Any]:
    solid = [line for line in ax.get_lines() if line.get_linestyle() not in NOTHING]
    dotted = [line for line in ax.get_lines() if line not in solid and line.get_marker() not in NOTHING]
    scattered = [c for c in ax.collections if type(c).__name__ in ("PathCollection", "Path3DCollection")]
    legend, three = ax.get_legend(), hasattr(ax, "get_zlim")
    surfaces = [_corners(c) for c in ax.collections if hasattr(c, "_faces") or hasattr(c, "_segments3d")]
    return {
        "title": ax.get_title(), "xlabel": ax.get_xlabel(), "ylabel": ax.get_ylabel(),
        "zlabel": ax.get_zlabel() if three else "",
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "texts": [text.get_text() for text in ax.texts],
        "xticks": _within(ax.get_xticks(), ax.get_xlim()), "xlim": sorted(map(float, ax.get_xlim())),
        "yticks": _within(ax.get_yticks(), ax.get_ylim()), "ylim": sorted(map(float, ax.get_ylim())),
        "lines": [_line(line) for line in solid],
        "points": [*(_line(line) for line in dotted), *(_scatter(c) for c in scattered)],
        "surfaces": [s for s in surfaces if len(s)],
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
