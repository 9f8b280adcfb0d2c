"""The surface of the loss, and what stands on it."""

import numpy as np
import torch

from graders import check, close, equal, exact, parts, probe


def a_walk_in_a_valley(rng):
    """Points around a random line whose x are not centred, a small grid from -6 to 10.5, and a path of a few epochs."""
    n, count = int(rng.integers(8, 16)), int(rng.integers(4, 7))
    x = torch.tensor(rng.normal(rng.uniform(0.3, 0.6), rng.uniform(0.8, 1.2), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(0, 5, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    path = [torch.tensor(rng.permutation([rng.uniform(-5, -3), rng.uniform(7, 10)]), dtype=torch.float32)]
    alpha = rng.uniform(0.1, 0.2) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    for _ in range(count):
        path.append(path[-1] - float(alpha) * (2 * X.T @ (X @ path[-1] - y)))
    grid = torch.linspace(-6, 10.5, int(rng.integers(5, 8)))
    return {"X": X, "y": y, "grid": exact(grid), "truth": truth, "path": torch.stack(path)}


def five_points():
    """Five points on the line 2 + 3x, a coarse grid, and the first steps of a training from (-5, 10)."""
    inputs = torch.tensor([-1.0, -0.5, 0.0, 1.0, 1.5])
    X = torch.stack([torch.ones(5), inputs], dim=1)
    path = torch.tensor([[-5.0, 10.0], [-2.1, 6.45], [-0.28, 4.75], [0.82, 3.91], [1.45, 3.48]])
    grid = torch.linspace(-6.0, 10.5, 12)
    return {"X": X, "y": 2 + 3 * inputs, "grid": grid, "truth": torch.tensor([2.0, 3.0]), "path": path}


@check(
    given=a_walk_in_a_valley, public=five_points, criterion=parts(surface=close(3), points=close(2), frame=equal(1)),
    hint="Choose one pair of parameters, compute its loss by hand, and look for it in your picture.",
)
def landscape(impl, X, y, grid, truth, path):
    """Over every pair of parameters stands its loss, and truth, start and path stand on the surface."""
    shown = probe.figure(impl.plot_loss_surface(X, y, grid, truth, path))
    axes = next((a for a in shown if a["view"]), shown[0])
    rows = [row for p in axes["points"] + axes["lines"] if "z" in p for row in zip(p["x"], p["y"], p["z"], strict=True)]
    rows = np.array(rows).reshape(-1, 3)
    wanted = torch.cat([truth[None], path]).numpy()
    far = np.abs(rows[:, None, :2] - wanted[None]).max(axis=2)
    return {
        "surface": axes["surfaces"],
        "points": rows[far.argmin(axis=0)] if len(rows) else [],
        "frame": {"labels": bool(axes["xlabel"] and axes["ylabel"]), "names in the legend": len(axes["legend"]) > 2,
                  "ticks": [[round(t, 6) for t in axes["xticks"]], [round(t, 6) for t in axes["yticks"]]],
                  "view": axes["view"] and [round(angle, 3) for angle in axes["view"]],
                  "points that nobody asked for": bool(len(rows) and far.min(axis=1).max() > 0.001)},
    }
