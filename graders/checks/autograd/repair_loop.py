"""The repaired loop: the losses on its way, and where it ends."""

import torch

from graders import check, close, parts, samples


def another_thermometer(rng):
    """A thermometer in a unit of its own, readings of a few units, a rate well below the limit, and a few epochs."""
    n = int(rng.integers(8, 20))
    degrees = rng.uniform(-5, 30, n)
    readings = rng.uniform(2, 4) + rng.uniform(0.12, 0.25) * degrees + rng.normal(0, 0.3, n)
    curvature = 2 * float((readings**2).mean() + 1)
    return {
        **samples(x=torch.tensor(readings).float(), y=torch.tensor(degrees).float()),
        "start": torch.tensor(rng.uniform((0.7, -3), (1.5, 3))).float(),
        "lr": float(rng.uniform(0.3, 0.7)) / curvature, "epochs": int(rng.integers(5, 8)),
    }


def eleven_readings():
    """A tenth of the eleven readings, the start (1, 0), and 6 epochs with learning rate 0.01."""
    y = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    x = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2, "epochs": 6}


@check(
    given=another_thermometer, public=eleven_readings, criterion=parts(losses=close(2), params=close(2)),
    hint="Print the loss of each epoch. From which epoch on does it go astray?",
)
def it_runs_again(impl, x, y, start, lr, epochs):
    """The losses fall as those of gradient descent do, and the last parameters come back."""
    losses, params = impl.repaired_loop(x, y, start, lr, epochs)
    return {"losses": losses, "params": params}
