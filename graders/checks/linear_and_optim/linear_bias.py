"""The line that a layer has learned."""

import torch

from graders import check, close, parts, samples


def some_line(rng):
    """Points around a line that misses the origin, spread evenly enough that every training is over after 60 epochs."""
    n = int(rng.integers(15, 30))
    x = torch.tensor(rng.uniform(-1.7, 1.7, n), dtype=torch.float32)
    x = (x - x.mean()) / x.std() + float(rng.uniform(-0.1, 0.1))
    slope, intercept = rng.choice([-1.0, 1.0], 2) * rng.uniform(2, 6, 2)
    y = slope * x + intercept + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    return {**samples(x=x, y=y), "lr": float(rng.uniform(0.3, 0.4)), "epochs": 60}


def tens_of_degrees():
    """Temperatures from -10 to 30 degrees, in tens of degrees Celsius, and in Fahrenheit with an error of up to 2."""
    x = torch.linspace(-1, 3, 40)
    y = 32 + 18 * x + 2 * torch.sin(37 * x)
    return {"x": x, "y": y, "lr": 0.3, "epochs": 60}


@check(
    given=some_line, public=tens_of_degrees, criterion=parts(weight=close(2), bias=close(2)),
    hint="Compare the shapes of predictions and targets, and draw the line over the points.",
)
def line_of_least_squares(impl, x, y, lr, epochs):
    """The trained layer is the line of least squares."""
    net = impl.fit_layer(x, y, lr, epochs)
    return {"weight": net.weight, "bias": net.bias}
