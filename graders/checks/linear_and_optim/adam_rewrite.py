"""The path of a training with Adam."""

import torch

from graders import check, samples, trajectory


def raw_inputs(rng):
    """Points around a line over inputs of very different size, a start away from it, and a learning rate for Adam."""
    n = int(rng.integers(8, 15))
    x = torch.tensor(rng.uniform(20, 80, n), dtype=torch.float32)
    truth = torch.tensor([rng.uniform(0.3, 0.8), rng.uniform(-20, -10)], dtype=torch.float32)
    y = truth[0] * x + truth[1] + torch.tensor(rng.normal(0, 2, n), dtype=torch.float32)
    start = torch.tensor([rng.uniform(1.4, 2.0), rng.uniform(2, 6)], dtype=torch.float32)
    return {**samples(inputs=x, targets=y), "start": start, "lr": float(rng.uniform(0.1, 0.2)),
            "epochs": int(rng.integers(14, 20))}


def raw_thermometer():
    """The eleven readings as they are, the start (1, 0), and 20 epochs with learning rate 0.1."""
    targets = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    inputs = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"inputs": inputs, "targets": targets, "start": torch.tensor([1.0, 0.0]), "lr": 0.1, "epochs": 20}


@check(
    given=raw_inputs, public=raw_thermometer, criterion=trajectory(updates=2, parameters=1, loss=2),
    hint="By how much does Adam's very first step move each parameter? Compare with the learning rate.",
)
def adam_history(impl, inputs, targets, start, lr, epochs):
    """Loss and parameters follow Adam on the mean squared error."""
    losses, parameters = impl.train_adam(inputs, targets, start, lr, epochs)
    return {"loss": losses, "parameters": parameters}
