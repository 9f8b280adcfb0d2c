"""Training on a scaled input, and the parameters for the raw one."""

import torch

from graders import check, close, samples, trajectory


def another_thermometer(rng):
    """A thermometer in a unit of its own, a scale, and a learning rate that the scaled readings can stand."""
    n = int(rng.integers(8, 30))
    degrees = rng.uniform(-5, 30, n)
    readings = rng.uniform(20, 45) + rng.uniform(1.2, 2.5) * degrees + rng.normal(0, 3, n)
    scale = float(rng.uniform(0.03, 0.25))
    curvature = 2 * float((scale**2 * readings**2).mean() + 1)
    return {
        **samples(t_u=torch.tensor(readings).float(), t_c=torch.tensor(degrees).float()),
        "start": torch.tensor(rng.uniform((0.7, -3), (1.5, 3))).float(),
        "lr": float(rng.uniform(0.3, 0.7)) / curvature,
        "epochs": int(rng.integers(12, 40)),
        "scale": scale,
    }


def thermometer():
    """The eleven readings, scale 0.05 (half of that in the text), learning rate 0.04."""
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"t_u": t_u, "t_c": t_c, "start": torch.tensor([1.0, 0.0]), "lr": 4e-2, "epochs": 30, "scale": 0.05}


@check(
    given=another_thermometer, public=thermometer,
    criterion=trajectory(updates=1, parameters=1, loss=2, length=1),
)
def normalised_path(impl, t_u, t_c, start, lr, epochs, scale):
    """Loss and parameters follow gradient descent on the scaled readings, epoch by epoch."""
    losses, parameters = impl.train_normalised(t_u, t_c, start, lr, epochs, scale)
    return {"loss": losses, "parameters": parameters}


def some_line(rng):
    """A line for scaled readings."""
    return {
        "parameters": torch.tensor(rng.choice([-1, 1], 2) * rng.uniform((2, 5), (8, 20))).float(),
        "scale": float(rng.uniform(0.03, 0.25)),
    }


def fitted_line():
    """The line that fits the eleven readings best, scaled by 0.05."""
    return {"parameters": torch.tensor([10.7342, -17.3012]), "scale": 0.05}


@check(given=some_line, public=fitted_line, criterion=close(2))
def raw_unit(impl, parameters, scale):
    """The converted line predicts from a raw reading what the fitted one predicts from the scaled reading."""
    w, b = impl.raw_parameters(parameters, scale)
    return [w, b]
