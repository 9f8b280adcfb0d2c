"""The path of a training in mini-batches, update by update, and the losses of its epochs."""

import torch

from graders import check, trajectory


def noisy_line(rng):
    """Points around a random line in no order, in batches of 4 to 6, the last one of two or three."""
    size = int(rng.integers(4, 7))
    n = size * int(rng.integers(2, 4)) + int(rng.integers(2, 4))
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.9, 1.4), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 1, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    steepest = max(float(torch.linalg.eigvalsh(A.T @ A / len(A))[-1]) for A in X.split(size))
    alpha = float(rng.uniform(0.1, 0.2)) / steepest
    epochs = int(rng.integers(3, 5))
    return {"X": X, "y": y, "start": truth + away, "alpha": alpha, "epochs": epochs, "batch_size": size}


def without_a_rest(rng):
    """The same without the last, shorter batch."""
    values = noisy_line(rng)
    n = len(values["y"]) // values["batch_size"] * values["batch_size"]
    return {**values, "X": values["X"][:n], "y": values["y"][:n]}


def ten_points():
    """Ten points around a line, three epochs in batches of 3, 3, 3 and 1."""
    x = torch.tensor([-1.0, 0.5, 1.5, -2.0, 2.0, -0.5, 0.0, 1.0, -1.5, 0.8])
    X = torch.stack([torch.ones(10), x], dim=1)
    y = torch.tensor([-1.5, 2.5, 3.0, -2.0, 6.0, 0.0, 1.5, 2.0, -3.0, 3.2])
    return {"X": X, "y": y, "start": torch.tensor([-4.0, 6.0]), "alpha": 0.1, "epochs": 3, "batch_size": 3}


@check(
    given=noisy_line, public=ten_points, criterion=trajectory(updates=3, parameters=1, length=1),
    hint="Take the first and the last update of an epoch apart: which rows, which W, divided by which number?",
)
def update_by_update(impl, X, y, start, alpha, epochs, batch_size):
    """The parameters follow the mini-batches, update by update."""
    _, parameters = impl.minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    return {"parameters": parameters}


@check(
    given=noisy_line, public=ten_points, criterion=trajectory(epoch_loss=2, length=1),
    hint="The first epoch of the ten points: write down the ten squared errors, each before its update. "
         "What is their mean?",
)
def not_all_batches_weigh_the_same(impl, X, y, start, alpha, epochs, batch_size):
    """The loss of an epoch is the mean over its samples."""
    epoch_losses, _ = impl.minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    return {"epoch_loss": epoch_losses}


def six_points():
    """Six points around a line, two epochs in batches of 3 and 3."""
    x = torch.tensor([-1.0, 0.5, 1.5, -2.0, 2.0, -0.5])
    X = torch.stack([torch.ones(6), x], dim=1)
    y = torch.tensor([-1.5, 2.5, 3.0, -2.0, 6.0, 0.0])
    return {"X": X, "y": y, "start": torch.tensor([-4.0, 6.0]), "alpha": 0.1, "epochs": 2, "batch_size": 3}


@check(
    given=without_a_rest, public=six_points, criterion=trajectory(parameters=1),
    hint="How many batches of 3 do six points make? Print the length of each of yours.",
)
def no_rest_no_batch(impl, X, y, start, alpha, epochs, batch_size):
    """Where the batches come out even, nothing comes after the last full one."""
    _, parameters = impl.minibatch_by_hand(X, y, start, alpha, epochs, batch_size)
    return {"parameters": parameters}
