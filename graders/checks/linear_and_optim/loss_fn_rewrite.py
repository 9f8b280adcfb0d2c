"""The history of the loop whose loss is nn.MSELoss."""

import torch

from graders import check, samples, trajectory


def noisy_line(rng):
    """Points around a random line, a start far from it; few enough that a gradient n times too large stays finite."""
    n = int(rng.integers(8, 20))
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(1, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.1, 0.3)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
    return {**samples(X=X, y=y), "start": truth + away, "alpha": alpha, "epochs": int(rng.integers(5, 9))}


def ten_epochs():
    """The lecture's 100 points, the start (-5, 10) and 10 epochs with learning rate 0.1."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.1, "epochs": 10}


@check(
    given=noisy_line, public=ten_epochs, criterion=trajectory(updates=2, parameters=1, loss=2),
    hint="Print the shapes of the two tensors that your loss compares, and the first loss.",
)
def mse_loss_history(impl, X, y, start, alpha, epochs):
    """Loss and parameters follow gradient descent on the mean squared error, as the loop by hand did."""
    losses, parameters = impl.fit_with_mse_loss(X, y, start, alpha, epochs)
    return {"loss": losses, "parameters": parameters}
