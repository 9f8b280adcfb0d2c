"""One line for the start, and one for each epoch."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import check, close, equal, parts, probe


def a_few_epochs(rng):
    """Points around a random line, a start far from it, and a rate that is still on its way after all epochs."""
    n = int(rng.integers(12, 30))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.5), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.06, 0.12)) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {"X": X, "y": y, "start": truth + away, "alpha": alpha, "epochs": int(rng.integers(4, 9))}


def hundred_points():
    """The lecture's 100 points and its start (-5, 10), 30 epochs."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.001, "epochs": 30}


@check(
    given=a_few_epochs, public=hundred_points, criterion=parts(points=close(1), lines=close(3), names=equal(1)),
    hint="Try it with `epochs=1`: there should be two lines, the second one nearer to the points.",
)
def a_line_an_epoch(impl, X, y, start, alpha, epochs):
    """The picture shows the points, the line of the start, and one line for each epoch."""
    from matplotlib.colors import to_rgb

    axes = probe.figure(impl.plot_lines_over_epochs(X, y, start, alpha, epochs))[0]
    x = X[:, 1]
    points = np.array([row for p in axes["points"] for row in zip(p["x"], p["y"], strict=True)]).reshape(-1, 2)
    ends, bent, strong, faint = [], 0, [], []
    paper = np.array(to_rgb(plt.rcParams["axes.facecolor"]))
    for line in (line for line in axes["lines"] if len(line["x"]) > 1):
        i, j = line["x"].argmin(), line["x"].argmax()
        b = (line["y"][j] - line["y"][i]) / (line["x"][j] - line["x"][i])
        a = line["y"][i] - b * line["x"][i]
        if np.abs(a + b * line["x"] - line["y"]).max() < 0.001 * (1 + np.abs(line["y"]).max()):
            ends.append([a + b * float(x.min()), a + b * float(x.max())])
            far = np.abs(np.array(ends[-1]) - [float(start[0] + start[1] * v) for v in (x.min(), x.max())]).max()
            ink = np.abs(line["color"][:3] - paper).max() * line["color"][3]
            (strong if far < 0.001 * (1 + np.abs(ends[-1]).max()) else faint).append([ink, ink * line["width"]])
        else:
            bent += 1
    look, ink = "faint", np.median(faint, axis=0) if faint else np.ones(2)
    if faint and strong and (ink > 0.95 * np.max(strong, axis=0)).all():
        look = "as strong as that of the start"
    elif ink[1] < 0.03:
        look = "not to be seen"
    return {
        "points": points[np.lexsort(points.T[::-1])],
        "lines": np.sort(np.array(ends).reshape(-1, 2), axis=0),
        "names": {"axes": bool(axes["xlabel"] and axes["ylabel"]), "lines that are not straight": bent,
                  "lines of the epochs": look},
    }
