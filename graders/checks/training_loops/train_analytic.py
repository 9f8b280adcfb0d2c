"""The whole path of gradient descent on the thermometer, or on one like it."""

import torch

from graders import check, samples, trajectory


def another_thermometer(rng):
    """A thermometer in a unit of its own, and a learning rate that its readings can stand."""
    n = int(rng.integers(8, 30))
    degrees = rng.uniform(-5, 30, n)
    readings = rng.uniform(20, 45) + rng.uniform(1.2, 2.5) * degrees + rng.normal(0, 3, n)
    curvature = 2 * float((readings**2).mean() + 1)
    return {
        **samples(t_u=torch.tensor(readings).float(), t_c=torch.tensor(degrees).float()),
        "start": torch.tensor(rng.uniform((0.7, -3), (1.5, 3))).float(),
        "lr": float(rng.uniform(0.3, 0.7)) / curvature,
        "epochs": int(rng.integers(12, 40)),
    }


def thermometer():
    """The eleven readings, the start (1, 0) and 30 epochs with learning rate 0.0001."""
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"t_u": t_u, "t_c": t_c, "start": torch.tensor([1.0, 0.0]), "lr": 1e-4, "epochs": 30}


@check(
    given=another_thermometer, public=thermometer,
    criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
)
def whole_path(impl, t_u, t_c, start, lr, epochs):
    """Loss and parameters follow gradient descent on the mean squared error, epoch by epoch."""
    losses, parameters = impl.train_analytic(t_u, t_c, start, lr, epochs)
    return {"loss": losses, "parameters": parameters}
