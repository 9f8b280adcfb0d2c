"""The path of a training on two halves in turn."""

import torch

from graders import check, trajectory


def noisy_line(rng):
    """Points around a random line in no order, an even number of them, and a start far away."""
    n = 2 * int(rng.integers(5, 12))
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.9, 1.4), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 1, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.1, 0.2)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
    return {"X": X, "y": y, "start": truth + away, "alpha": alpha, "epochs": int(rng.integers(4, 9))}


def eight_points():
    """Eight points around a line, and five epochs."""
    X = torch.tensor([[1.0, -2.0], [1.0, 0.5], [1.0, 1.5], [1.0, -1.0],
                      [1.0, 2.0], [1.0, -0.5], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor([-2.0, 2.5, 3.0, -1.5, 6.0, 0.0, 1.5, 2.0])
    return {"X": X, "y": y, "start": torch.tensor([-4.0, 6.0]), "alpha": 0.1, "epochs": 5}


@check(
    given=noisy_line, public=eight_points, criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
    hint="Take the first two updates apart: which rows of X, which W, which loss?",
)
def halves_in_turn(impl, X, y, start, alpha, epochs):
    """Loss and parameters follow the two halves in turn, update by update."""
    losses, parameters = impl.odd_even_training(X, y, start, alpha, epochs)
    return {"loss": losses, "parameters": parameters}
