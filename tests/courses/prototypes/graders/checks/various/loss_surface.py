"""What is drawn on three-dimensional axes: the points of the surface, however the grid is turned, and the labels."""

import torch

from graders import check, close, equal, parts, probe, samples


def landscape_of_a_line(rng):
    """Points around a random line whose x are not centred, and a grid of another size each way."""
    n, k = int(rng.integers(8, 25)), int(rng.integers(6, 14))
    x = torch.tensor(rng.uniform(0.5, 2.5, n), dtype=torch.float32)
    a, b = rng.choice([-1.0, 1.0], 2) * rng.uniform(1, 4, 2)
    y = a + b * x + torch.tensor(rng.normal(0, 0.3, n), dtype=torch.float32)
    return {
        **samples(x=x, y=y),
        "w0": torch.linspace(float(a) - 3, float(a) + 2, k),
        "w1": torch.linspace(float(b) - 2, float(b) + 4, k + int(rng.integers(1, 5))),
    }


def seven_points():
    """Seven points on a line, and a grid of 5 x 4."""
    x = torch.linspace(0, 2, 7)
    return {"x": x, "y": 1 + 2 * x, "w0": torch.linspace(-2, 4, 5), "w1": torch.linspace(-1, 5, 4)}


@check(
    given=landscape_of_a_line, public=seven_points, criterion=parts(surface=close(4), labels=equal(1)),
    hint="Choose one pair of parameters, compute its loss by hand, and look for it in your picture.",
)
def landscape(impl, x, y, w0, w1):
    """Over every pair of parameters stands its loss, and the axes say which parameter is which."""
    axes = probe.figure(impl.draw_loss_surface(x, y, w0, w1))[0]
    labels = [axes["xlabel"], axes["ylabel"]]
    return {"surface": axes["surfaces"], "labels": [label.strip(" $").replace("_", "").lower() for label in labels]}
