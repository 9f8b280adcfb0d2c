"""The paths of three optimisers."""

import torch

from graders import check, samples, trajectory


def some_line(rng):
    """Points around a random line, a start away from it, and a rate at which momentum does not run away."""
    n = int(rng.integers(9, 16))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    truth = torch.tensor(rng.uniform(-3, 3, 2), dtype=torch.float32)
    y = truth[0] * x + truth[1] + torch.tensor(rng.normal(0, 0.3, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 6, 2), dtype=torch.float32)
    return {**samples(inputs=x, targets=y), "start": truth + away, "lr": float(rng.uniform(0.03, 0.08)),
            "epochs": int(rng.integers(6, 10))}


def scaled_thermometer():
    """A tenth of the eleven readings, the start (1, 0), and 12 epochs with learning rate 0.02."""
    targets = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    inputs = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"inputs": inputs, "targets": targets, "start": torch.tensor([1.0, 0.0]), "lr": 0.02, "epochs": 12}


@check(
    given=some_line, public=scaled_thermometer, criterion=trajectory(momentum=2, rmsprop=2, adagrad=2),
    hint="Look at the optimiser of the first path that is wrong: its settings, and the tensor that it was given.",
)
def paths_of_three(impl, inputs, targets, start, lr, epochs):
    """Momentum, RMSprop and Adagrad take their paths from the same start."""
    paths = impl.three_paths(inputs, targets, start, lr, epochs)
    return {name: paths[name] for name in ("momentum", "rmsprop", "adagrad")}
