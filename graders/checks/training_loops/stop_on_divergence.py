"""A run that diverges, one that does not, and one that cannot even begin.

When the loss overflows depends on the precision and on how the mean is formed, so no check asks for the epoch: the
losses are compared as far as all of them agree, and the state handed back is judged by the loss that it has.
"""

import math

import torch

from graders import check, close, equal, parts, samples, trajectory


def another_thermometer(rng, share, holes=0):
    """A thermometer in a unit of its own; `share` is the learning rate in units of 1 / the largest curvature."""
    n = int(rng.integers(6, 20))
    degrees = rng.uniform(-5, 30, n)
    readings = rng.uniform(20, 45) + rng.uniform(1.2, 2.5) * degrees + rng.normal(0, 3, n)
    curvature = 2 * float((readings**2).mean() + 1)
    degrees[rng.choice(n, holes, replace=False)] = math.nan
    return {
        **samples(t_u=torch.tensor(readings).float(), t_c=torch.tensor(degrees).float()),
        "start": torch.tensor(rng.uniform((0.7, -3), (1.5, 3))).float(),
        "lr": share / curvature,
    }


def runaway(rng):
    """The loss grows a thousandfold an epoch and more: float64 overflows too before the epochs end."""
    return {**another_thermometer(rng, float(rng.uniform(38, 150))), "epochs": int(rng.integers(115, 140))}


def too_fast():
    """The eleven readings with learning rate 0.01."""
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"t_u": t_u, "t_c": t_c, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2, "epochs": 100}


@check(
    given=runaway,
    public=too_fast,
    criterion=parts(
        path=trajectory(loss=1), not_finite=equal(1), to_the_limit=equal(1), kept=equal(2), stopped=equal(1)
    ),
    hint="Compare the loss of the parameters that you return with the last loss in your list.",
)
def diverging_run(impl, t_u, t_c, start, lr, epochs):
    """When the loss overflows the loop stops; it returns the finite losses, and the parameters of the last of them."""
    losses, parameters, stopped = impl.stop_on_divergence(t_u, t_c, start, lr, epochs)

    def numbers(values):
        return [torch.as_tensor(value, dtype=torch.float64).detach().item() for value in values]

    w, b = numbers(parameters)
    finite = [value for value in numbers(losses) if math.isfinite(value)]
    last = finite[-1] if finite else math.nan
    distance = math.dist((w * t_u.double() + b).tolist(), t_c.tolist()) / math.sqrt(len(t_c))
    if math.isclose(distance, math.sqrt(last), rel_tol=1e-3):
        kept = "those of the last finite loss"
    else:
        kept = "others" if math.isfinite(w) and math.isfinite(b) else "not finite"
    some = "in the last epoch too" if len(losses) == epochs else "some"
    return {
        "path": {"loss": losses},
        "not_finite": some if len(finite) < len(losses) else "none",
        "to_the_limit": last > 1e30,
        "kept": kept,
        "stopped": stopped,
    }


def calm(rng):
    """A learning rate that the readings can stand."""
    return {**another_thermometer(rng, float(rng.uniform(0.03, 0.15))), "epochs": int(rng.integers(6, 16))}


def slow_enough():
    """The eleven readings with learning rate 0.0001."""
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"t_u": t_u, "t_c": t_c, "start": torch.tensor([1.0, 0.0]), "lr": 1e-4, "epochs": 30}


@check(given=calm, public=slow_enough, criterion=parts(losses=close(1), parameters=close(1), stopped=equal(1)))
def healthy_run(impl, t_u, t_c, start, lr, epochs):
    """When the loss stays finite all the epochs are run, and the parameters are those after the last update."""
    losses, parameters, stopped = impl.stop_on_divergence(t_u, t_c, start, lr, epochs)
    return {"losses": losses, "parameters": parameters, "stopped": stopped}


def one_hole(rng):
    """A learning rate that the readings can stand, and one temperature that was not written down."""
    return {**another_thermometer(rng, float(rng.uniform(0.3, 0.7)), holes=1), "epochs": int(rng.integers(5, 20))}


def hole_in_the_table():
    """Four readings, one of them without a temperature."""
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9])
    t_c = torch.tensor([0.5, float("nan"), 15.0, 28.0])
    return {"t_u": t_u, "t_c": t_c, "start": torch.tensor([1.0, 0.0]), "lr": 1e-4, "epochs": 10}


@check(
    given=one_hole,
    public=hole_in_the_table,
    criterion=parts(recorded=equal(1), parameters=close(1, nan=True), stopped=equal(1)),
)
def missing_reading(impl, t_u, t_c, start, lr, epochs):
    """When even the first loss is `nan` nothing is recorded, and the parameters are those of the start."""
    losses, parameters, stopped = impl.stop_on_divergence(t_u, t_c, start, lr, epochs)
    return {"recorded": len(losses), "parameters": parameters, "stopped": stopped}
