"""Lines before and after an update, and after chosen numbers of them."""

import numpy as np
import torch

from graders import check, close, equal, exact, parts, probe


def one_step_away(rng):
    """Points around a random line, a start above or below all of it, and a rate that takes a good part of the way."""
    n = int(rng.integers(12, 30))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.5), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.06, 0.12)) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {"X": X, "y": y, "W": truth + away, "alpha": alpha}


def three_epochs(rng):
    """As `one_step_away`, and three different epochs in ascending order."""
    found = one_step_away(rng)
    epochs = sorted(int(k) for k in rng.choice(range(2, 9), 3, replace=False))
    return {"X": found["X"], "y": found["y"], "start": found["W"], "alpha": found["alpha"], "epochs": exact(epochs)}


def hundred_points():
    """The lecture's 100 points and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "W": torch.tensor([-5.0, 10.0]), "alpha": 0.001}


def epochs_of_the_lecture():
    """The lecture's 100 points and its start, and the epochs 3, 10 and 15."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.001, "epochs": [3, 10, 15]}


@check(
    given=one_step_away, public=hundred_points, criterion=parts(points=close(1), lines=close(3), words=equal(1)),
    hint="Work out the update for two points by hand, and draw its line beside yours.",
)
def one_update(impl, X, y, W, alpha):
    """The picture shows the points, the line before the update, and the one after it."""
    axes = probe.figure(impl.plot_before_after(X, y, W, alpha))[0]
    x = X[:, 1]
    points = np.array([row for p in axes["points"] for row in zip(p["x"], p["y"], strict=True)]).reshape(-1, 2)
    ends, bent = [], 0
    for line in (line for line in axes["lines"] if len(line["x"]) > 1):
        i, j = line["x"].argmin(), line["x"].argmax()
        b = (line["y"][j] - line["y"][i]) / (line["x"][j] - line["x"][i])
        a = line["y"][i] - b * line["x"][i]
        if np.abs(a + b * line["x"] - line["y"]).max() < 0.001 * (1 + np.abs(line["y"]).max()):
            ends.append([a + b * float(x.min()), a + b * float(x.max())])
        else:
            bent += 1
    return {
        "points": points[np.lexsort(points.T[::-1])],
        "lines": np.sort(np.array(ends).reshape(-1, 2), axis=0),
        "words": {"names of the axes": bool(axes["xlabel"] and axes["ylabel"]),
                  "lines named in the legend": min(len({*axes["legend"]} - {p["label"] for p in axes["points"]}), 2),
                  "lines that are not straight": bent},
    }


@check(
    given=three_epochs, public=epochs_of_the_lecture, criterion=parts(points=close(1), lines=close(3), words=equal(1)),
    hint="Ask for `epochs=[1]` first: that is the second line of your other picture.",
)
def chosen_epochs(impl, X, y, start, alpha, epochs):
    """The picture shows the points, and the line after each of the chosen numbers of updates."""
    axes = probe.figure(impl.plot_fits_at(X, y, start, alpha, epochs))[0]
    x = X[:, 1]
    points = np.array([row for p in axes["points"] for row in zip(p["x"], p["y"], strict=True)]).reshape(-1, 2)
    ends, bent = [], 0
    for line in (line for line in axes["lines"] if len(line["x"]) > 1):
        i, j = line["x"].argmin(), line["x"].argmax()
        b = (line["y"][j] - line["y"][i]) / (line["x"][j] - line["x"][i])
        a = line["y"][i] - b * line["x"][i]
        if np.abs(a + b * line["x"] - line["y"]).max() < 0.001 * (1 + np.abs(line["y"]).max()):
            ends.append([a + b * float(x.min()), a + b * float(x.max())])
        else:
            bent += 1
    return {
        "points": points[np.lexsort(points.T[::-1])],
        "lines": np.sort(np.array(ends).reshape(-1, 2), axis=0),
        "words": {"names of the axes": bool(axes["xlabel"] and axes["ylabel"]),
                  "lines named in the legend": min(len({*axes["legend"]} - {p["label"] for p in axes["points"]}),
                                                   len(epochs)), "lines that are not straight": bent},
    }
