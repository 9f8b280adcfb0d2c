"""What each frame of the film shows."""

import numpy as np
import torch

from graders import check, close, equal, exact, parts, probe


def a_short_film(rng):
    """Few points, few epochs and a small grid; a rate with three decimals that takes a good part of the way."""
    n = int(rng.integers(8, 13))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.2), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(0, 5, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    start = torch.tensor(rng.permutation([rng.uniform(-5, -3), rng.uniform(8, 10)]), dtype=torch.float32)
    alpha = rng.uniform(0.08, 0.14) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {"X": X, "y": y, "start": start, "alpha": max(round(alpha, 3), 0.004), "epochs": int(rng.integers(3, 5)),
            "grid": exact(torch.linspace(-6, 11, 4))}


def five_points():
    """Five points on the line 1 + 2x, three epochs, and a coarse grid."""
    inputs = torch.tensor([-1.0, -0.5, 0.0, 1.0, 1.5])
    X = torch.stack([torch.ones(5), inputs], dim=1)
    start, grid = torch.tensor([-5.0, 10.0]), torch.linspace(-6.0, 11.0, 5)
    return {"X": X, "y": 1 + 2 * inputs, "start": start, "alpha": 0.06, "epochs": 3, "grid": grid}


@check(
    given=a_short_film,
    public=five_points,
    criterion=parts(lines=close(2), paths=close(3), titles=equal(1), still=close(1)),
    hint="Take the first frame: it belongs to the state after one update. Draw that state by hand, and compare.",
)
def frames(impl, X, y, start, alpha, epochs, grid):
    """Frame k shows the line after epoch k, the path up to there on the surface, and a title that says so."""
    import re

    x, lines, paths, titles = X[:, 1], [], [], []
    shown = probe.animation(impl.animate_training(X, y, start, alpha, epochs, grid), epochs)
    for k, frame in enumerate(shown, start=1):
        flat = [axes for axes in frame if not axes["view"]]
        deep = [axes for axes in frame if axes["view"]]
        ends = []
        for line in (line for axes in flat for line in axes["lines"] if len(line["x"]) > 1):
            i, j = line["x"].argmin(), line["x"].argmax()
            b = (line["y"][j] - line["y"][i]) / (line["x"][j] - line["x"][i])
            a = line["y"][i] - b * line["x"][i]
            straight = np.abs(a + b * line["x"] - line["y"]).max() < 0.001 * (1 + np.abs(line["y"]).max())
            ends.append([a + b * float(x.min()), a + b * float(x.max())] if straight else None)
        lines.append([line for i, line in enumerate(ends) if line not in ends[:i]])  # drawn twice looks like once
        path = []  # the same point may be drawn more than once, also in another precision
        for p in (p for axes in deep for p in axes["points"] + axes["lines"]):
            for row in zip(p["x"], p["y"], p["z"], strict=True):
                if all(abs(row[0] - other[0]) + abs(row[1] - other[1]) > 0.001 for other in path):
                    path.append(row)
        paths.append(np.sort(np.array(path).reshape(-1, 3), axis=0))  # no order hangs on rounding
        texts = [text for axes in frame for text in (axes["title"], axes["suptitle"], *axes["texts"])]
        numbers = [float(n) for text in texts for n in re.findall(r"\d+\.?\d*(?:e-?\d+)?", text)]
        titles.append([any(abs(n - alpha) < 1e-6 for n in numbers), k in numbers])
    points = np.array([row for axes in flat for p in axes["points"] for row in zip(p["x"], p["y"], strict=True)])
    points = points.reshape(-1, 2)
    return {"lines": lines, "paths": paths, "titles": titles,
            "still": [points[np.lexsort(points.T[::-1])], [axes["surfaces"] for axes in deep]]}
