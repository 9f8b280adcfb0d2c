"""The log of a run, where it ends up, and a run that must end early."""

import math

import numpy as np
import torch

from graders import check, close, equal, parts, samples, trajectory


def another_scale(rng, share, holes=0):
    """A noisy line over inputs around zero; `share` is the learning rate in units of 1 / the largest curvature."""
    n = int(rng.integers(15, 50))
    x = np.linspace(-1, 1, n) * rng.uniform(4, 12)  # as in the lecture: with sum(x) = 0 w and b do not meet
    y = rng.uniform(0.5, 3) * x + rng.uniform(10, 40) + rng.normal(0, rng.uniform(0.5, 4), n)
    y[rng.choice(n, holes, replace=False)] = math.nan
    return {
        **samples(x=torch.tensor(x).float(), y=torch.tensor(y).float()),
        "start": torch.tensor(rng.uniform((-1, -3), (0, 3))).float(),
        "lr": share / (2 * float((x**2).mean())),
    }


def noisy_scale(rng):
    """A run of some dozen epochs, with a log of some rows; the last epoch has none."""
    log_every = int(rng.integers(2, 8))
    epochs = log_every * int(rng.integers(4, 8)) + int(rng.integers(1, log_every))
    return {**another_scale(rng, float(rng.uniform(0.1, 0.6))), "epochs": epochs, "log_every": log_every}


def celsius_and_fahrenheit():
    """Forty noisy points around 1.8 x + 32, and 50 epochs with learning rate 0.001; the last one has a row."""
    torch.manual_seed(43052)
    x = torch.tensor(np.linspace(-10, 10, 40), dtype=torch.float32)
    y = 1.8 * x + 32 + 4 * torch.randn(40)
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-3, "epochs": 50, "log_every": 5}


@check(
    given=noisy_scale,
    public=celsius_and_fahrenheit,
    criterion=parts(epochs=equal(1), losses=close(2), parameters=close(2)),
)
def log_and_fit(impl, x, y, start, lr, epochs, log_every):
    """The log has the epochs and losses that were asked for, and the parameters are those after the last update."""
    log, parameters = impl.train_fahrenheit(x, y, start, lr, epochs, log_every)
    return {
        "epochs": [epoch for epoch, _ in log],
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
    criterion=parts(path=trajectory(loss=1), not_finite=equal(0.5), to_the_limit=equal(0.5)),
)
def ends_before_inf(impl, x, y, start, lr, epochs, log_every):
    """A run that diverges ends by itself, and its log holds finite losses only."""
    log, _ = impl.train_fahrenheit(x, y, start, lr, epochs, log_every)
    losses = [torch.as_tensor(loss, dtype=torch.float64).detach().item() for _, loss in log]
    finite = [loss for loss in losses if math.isfinite(loss)]
    some = "in the last epoch too" if len(losses) == epochs else "some"
    return {
        "path": {"loss": losses},
        "not_finite": some if len(finite) < len(losses) else "none",
        "to_the_limit": max([0.0, *finite]) > 1e30,
    }


def one_hole(rng):
    """A learning rate that the inputs can stand, and one value that was not written down."""
    instance = another_scale(rng, float(rng.uniform(0.1, 0.6)), holes=1)
    return {**instance, "epochs": int(rng.integers(8, 20)), "log_every": int(rng.integers(3, 6))}


def hole_in_the_table():
    """Four values, one of them missing; every fourth epoch is logged."""
    x = torch.tensor([-10.0, -5.0, 5.0, 10.0])
    y = torch.tensor([14.0, 23.0, float("nan"), 50.0])
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-3, "epochs": 10, "log_every": 4}


@check(given=one_hole, public=hole_in_the_table, criterion=parts(rows=equal(0.5), parameters=close(1, nan=True)))
def missing_value(impl, x, y, start, lr, epochs, log_every):
    """When even the first loss is `nan` the log stays empty, and the parameters are those of the start."""
    log, parameters = impl.train_fahrenheit(x, y, start, lr, epochs, log_every)
    return {"rows": len(log), "parameters": parameters}
