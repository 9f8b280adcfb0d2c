"""What the body of a check may use besides torch, numpy and matplotlib: helpers that turn objects into evidence.

Nothing in here is secret; it runs beside the code under test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def module(net: torch.nn.Module) -> dict[str, Any]:
    """The structure of a module: its leaf layers in order, and the shape of every parameter.

    Returns {"layers": [class name, ...], "parameters": [[name, [sizes]], ...], "count": number of parameters}.
    """
    leaves = [type(m).__name__ for m in net.modules() if not list(m.children())]
    named = [[name, list(p.shape)] for name, p in net.named_parameters()]
    return {"layers": leaves, "parameters": named, "count": sum(p.numel() for p in net.parameters())}


def figure(drawn: Any = None) -> list[dict[str, Any]]:
    """What is in each axes of a figure (the current one by default), in any style of drawing.

    Each axes is a dict: "title", "xlabel", "ylabel", "legend" (texts), "lines" (each {"x", "y", "label"}: solid, dashed
    or dotted), "points" (each {"x", "y", "label"}: scatter, or a line that has markers only), and for 3-D axes "view"
    as [elevation, azimuth] in degrees, "surfaces" (each an (n, 3) array of the corner points that were drawn).
    """
    import matplotlib.pyplot as plt

    drawn = plt.gcf() if drawn is None else drawn
    getattr(drawn, "canvas", drawn.figure.canvas).draw()  # 3-D artists settle their data when they are drawn
    return [_axes(ax) for ax in drawn.figure.axes]


def _axes(ax: Any) -> dict[str, Any]:
    lines, points = [], []
    for line in ax.get_lines():
        solid = line.get_linestyle() not in ("None", "", " ", None)
        (lines if solid else points).append(_line(line, three=hasattr(ax, "get_zlim")))
    for collection in ax.collections:
        if hasattr(collection, "get_offsets") and type(collection).__name__ in ("PathCollection", "Path3DCollection"):
            points.append(_scatter(collection))
    legend = ax.get_legend()
    found: dict[str, Any] = {
        "title": ax.get_title(), "xlabel": ax.get_xlabel(), "ylabel": ax.get_ylabel(),
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "lines": lines, "points": points,
    }
    if hasattr(ax, "get_zlim"):
        surfaces = [c for c in ax.collections if type(c).__name__ == "Poly3DCollection"]
        found |= {"view": [float(ax.elev), float(ax.azim)], "surfaces": [_surface(c) for c in surfaces]}
    return found


def _line(line: Any, *, three: bool) -> dict[str, Any]:
    if three and hasattr(line, "get_data_3d"):
        x, y, z = (_numbers(v) for v in line.get_data_3d())
        return {"x": x, "y": y, "z": z, "label": str(line.get_label())}
    return {"x": _numbers(line.get_xdata()), "y": _numbers(line.get_ydata()), "label": str(line.get_label())}


def _scatter(collection: Any) -> dict[str, Any]:
    label = str(collection.get_label())
    if hasattr(collection, "_offsets3d"):
        x, y, z = (_numbers(v) for v in collection._offsets3d)
        return {"x": x, "y": y, "z": z, "label": label}
    offsets = collection.get_offsets()
    return {"x": _numbers(offsets[:, 0]), "y": _numbers(offsets[:, 1]), "label": label}


def _surface(collection: Any) -> Any:
    import numpy as np

    corners = getattr(collection, "_faces", None)
    if corners is None:
        corners = collection._vec[:3].T
    return np.unique(np.asarray(corners, dtype=float).reshape(-1, 3), axis=0)


def _numbers(values: Any) -> Any:
    import numpy as np
    import torch

    if isinstance(values, torch.Tensor):
        values = values.detach().cpu().numpy()
    return np.ma.getdata(np.ma.asarray(values)).astype(float).ravel()
