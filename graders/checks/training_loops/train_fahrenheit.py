"""The log of a run, where it ends up, and a run that must end early."""

import math

import numpy as np
import torch

from graders import check, close, equal, parts, samples, trajectory


def another_scale(rng, share):
    """A noisy line over inputs around zero; `share` is the learning rate in units of 1 / the largest curvature."""
    n = int(rng.integers(15, 50))
    x = np.linspace(-1, 1, n) * rng.uniform(4, 12)  # as in the lecture: with sum(x) = 0 w and b do not meet
    y = rng.uniform(0.5, 3) * x + rng.uniform(10, 40) + rng.normal(0, rng.uniform(0.5, 4), n)
    return {
        **samples(x=torch.tensor(x).float(), y=torch.tensor(y).float()),
        "start": torch.tensor(rng.uniform((-1, -3), (0, 3))).float(),
        "lr": share / (2 * float((x**2).mean())),
    }


def noisy_scale(rng):
    """A run of some dozen epochs, with a log of some rows."""
    instance = another_scale(rng, float(rng.uniform(0.1, 0.6)))
    return {**instance, "epochs": int(rng.integers(20, 50)), "log_every": int(rng.integers(2, 8))}


def celsius_and_fahrenheit():
    """Forty noisy points around 1.8 x + 32, and 50 epochs with learning rate 0.001."""
    torch.manual_seed(43052)
    x = torch.tensor(np.linspace(-10, 10, 40), dtype=torch.float32)
    y = 1.8 * x + 32 + 4 * torch.randn(40)
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-3, "epochs": 50, "log_every": 4}


@check(
    given=noisy_scale,
    public=celsius_and_fahrenheit,
    criterion=parts(epochs=equal(1), losses=close(2), parameters=close(2)),
)
def log_and_fit(impl, x, y, start, lr, epochs, log_every):
    """The log has the epochs and losses that were asked for, and the parameters are those after the last update."""
    log, parameters = impl.train_fahrenheit(x, y, start, lr, epochs, log_every)
    return {
        "epochs": [int(epoch) for epoch, _ in log],
        "losses": [loss for _, loss in log],
        "parameters": parameters,
    }


def runaway(rng):
    """The loss grows a thousandfold an epoch and more: float64 overflows too before the epochs end."""
    return {**another_scale(rng, float(rng.uniform(38, 150))), "epochs": int(rng.integers(115, 140)), "log_every": 1}


def rate_of_one():
    """The same forty points, with a learning rate of 1, and every epoch logged."""
    torch.manual_seed(43052)
    x = torch.tensor(np.linspace(-10, 10, 40), dtype=torch.float32)
    y = 1.8 * x + 32 + 4 * torch.randn(40)
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1.0, "epochs": 100, "log_every": 1}


@check(
    given=runaway,
    public=rate_of_one,
    criterion=parts(
        path=trajectory(loss=1), not_finite=equal(1), to_the_limit=equal(0.5), parameters_finite=equal(0.5)
    ),
)
def ends_before_inf(impl, x, y, start, lr, epochs, log_every):
    """A run that diverges ends by itself, and its log holds finite losses only."""
    log, parameters = impl.train_fahrenheit(x, y, start, lr, epochs, log_every)
    losses = [float(loss) for _, loss in log]
    finite = [loss for loss in losses if math.isfinite(loss)]
    return {
        "path": {"loss": losses},
        "not_finite": len(losses) - len(finite),
        "to_the_limit": max(finite, default=0.0) > 1e30,
        "parameters_finite": all(math.isfinite(value) for value in parameters),
    }
