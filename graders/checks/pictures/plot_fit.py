"""What the picture of a fit shows, and whether it was saved."""

import matplotlib.pyplot as plt
import numpy as np
import torch

from graders import check, close, equal, exact, parts, probe


def a_fit_beside_the_truth(rng):
    """Points around a random line, and a fitted line that is off at both ends."""
    n = int(rng.integers(12, 30))
    x = torch.tensor(rng.uniform(-3, 5, n), dtype=torch.float32)
    truth = torch.tensor(rng.choice([-1, 1], 2) * rng.uniform([2, 0.5], [4, 1.5]), dtype=torch.float32)
    y = truth[0] + truth[1] * x + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    W = truth + torch.tensor([rng.uniform(0.6, 1), rng.uniform(0.03, 0.1)], dtype=torch.float32)
    return {"x": x, "y": y, "W": W.requires_grad_(), "truth": truth, "filename": exact(f"fit_{n}.png")}


def thermometer():
    """Readings against degrees Celsius, the line that was fitted, and that of a Fahrenheit scale."""
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    fitted = torch.tensor([-17.3, 0.537], requires_grad=True)
    return {"x": t_u, "y": t_c, "W": fitted, "truth": torch.tensor([-17.78, 0.5556]), "filename": "thermometer.png"}


@check(
    given=a_fit_beside_the_truth,
    public=thermometer,
    criterion=parts(points=close(1), lines=close(2), words=equal(1), file=equal(1)),
    hint="Compare your picture with the list on the page: what is in one and not in the other?",
)
def points_and_lines(impl, x, y, W, truth, filename):
    """The picture shows the points and both lines, names its axes and its lines, and was saved."""
    import os

    from matplotlib.figure import Figure

    saved, shown, kept = [], [], (Figure.savefig, plt.show)
    dot = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"  # a small file, in no time
                        "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082")

    def save(figure, fname, *_, **__):
        name, full = os.path.abspath(getattr(fname, "name", fname)), any(ax.has_data() for ax in figure.axes)
        saved.append([name == os.path.abspath(filename), full, full or not shown])
        with open(name, "wb") as file:
            file.write(dot)

    def show(*args, **named):
        shown.append(True)
        kept[1](*args, **named)

    Figure.savefig, plt.show = save, show
    try:
        drawn = impl.plot_fit(x, y, W, truth, filename)
    finally:
        Figure.savefig, plt.show = kept
    axes = probe.figure(drawn)[0]
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
        "lines": np.sort(np.array(ends).reshape(-1, 2), axis=0),  # each end by itself: no order hangs on rounding
        "words": {"names of the axes": bool(axes["xlabel"] and axes["ylabel"]),
                  "lines named in the legend": min(len({*axes["legend"]} - {p["label"] for p in axes["points"]}), 2),
                  "lines that are not straight": bent},
        "file": dict(zip(("saved under its name", "picture in the file", "saved before it was shown"),
                         max(saved, default=[False, False, True]), strict=True)),
    }
