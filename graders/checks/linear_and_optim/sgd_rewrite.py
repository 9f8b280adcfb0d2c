"""The path of a training with optim.SGD, and whether an optimiser took it."""

import torch

from graders import check, equal, probe, samples, trajectory


def some_line(rng, epochs=None):
    """Points around a random line, a start away from it, and a rate below the limit."""
    n = int(rng.integers(9, 20))
    x = torch.tensor(rng.normal(rng.uniform(-0.5, 0.5), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = truth[0] * x + truth[1] + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    A = torch.stack([x, torch.ones(n)], dim=1)
    lr = float(rng.uniform(0.1, 0.3)) / float(torch.linalg.eigvalsh(A.T @ A / n)[-1])
    return {**samples(inputs=x, targets=y), "start": truth + away, "lr": lr,
            "epochs": epochs or int(rng.integers(6, 10))}


def three_steps(rng):
    """Three steps are enough to see who takes them."""
    return some_line(rng, epochs=3)


def scaled_thermometer():
    """A tenth of the eleven readings, the start (1, 0), and 10 epochs with learning rate 0.01."""
    targets = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    inputs = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"inputs": inputs, "targets": targets, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2, "epochs": 10}


@check(
    given=some_line, public=scaled_thermometer, criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
    hint="Number the four lines of your loop in the order in which they run. What is in `.grad` after each of them?",
)
def sgd_history(impl, inputs, targets, start, lr, epochs):
    """Loss and parameters follow gradient descent on the mean squared error."""
    losses, parameters = impl.train_sgd(inputs, targets, start, lr, epochs)
    return {"loss": losses, "parameters": parameters}


@check(given=three_steps, criterion=equal(1), hint="Where in your loop is `step()` called, and on which object?")
def steps_of_an_optimiser(impl, inputs, targets, start, lr, epochs):
    """The parameters are moved by an optimiser of `torch.optim`."""
    with probe.record() as steps:
        impl.train_sgd(inputs, targets, start, lr, epochs)
    return steps.saw.get("optimiser", 0) > 0
