"""The history of gradient descent on the sum of squared errors."""

import math

import torch

from graders import check, close, equal, parts, samples, trajectory


def problem(rng, epochs):
    """Points around a random line, a start far from it, and a learning rate well below the limit."""
    n = int(rng.integers(20, 60))
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    X = torch.stack([torch.ones(n), x], dim=1)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.1, 0.35)) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {"X": X, "y": y, "start": truth + away, "alpha": alpha, "epochs": epochs}


def noisy_line(rng):
    """A problem whose points may stand in any order."""
    values = problem(rng, epochs=int(rng.integers(12, 30)))
    return {**values, **samples(X=values["X"], y=values["y"])}


def thirty_epochs():
    """The lecture's 100 points, the start (-5, 10) and 30 epochs with learning rate 0.001."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.001, "epochs": 30}


@check(
    given=noisy_line, public=thirty_epochs, criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
    hint="Print the first two entries of your losses and of your parameters. Which is the first that is wrong?",
)
def sse_history(impl, X, y, start, alpha, epochs):
    """Loss and parameters follow gradient descent on the sum of squared errors, epoch by epoch."""
    losses, _, parameters = impl.train_sse(X, y, start, alpha, epochs)
    return {"loss": losses, "parameters": parameters}


def short_noisy_line(rng):
    """A short run. Its points are no `samples`: predictions keep their order, so another order is another answer."""
    return problem(rng, epochs=int(rng.integers(3, 7)))


def five_points():
    """Five points near a line, and five epochs."""
    X = torch.tensor([[1.0, -2.0], [1.0, -1.0], [1.0, 0.0], [1.0, 1.0], [1.0, 2.0]])
    y = torch.tensor([-5.3, -1.6, 2.2, 6.9, 10.4])
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.02, "epochs": 5}


@check(
    given=short_noisy_line, public=five_points, criterion=parts(predictions=close(1), fit_the_loss=equal(1)),
    hint="Square the errors of your predictions and add them up. Is it the loss you recorded in that epoch?",
)
def sse_predictions(impl, X, y, start, alpha, epochs):
    """The predictions of every epoch are those that its loss was computed from."""
    losses, predictions, _ = impl.train_sse(X, y, start, alpha, epochs)

    def numbers(values):
        return torch.as_tensor(values, dtype=torch.float64).detach().reshape(-1).tolist()

    fits = []
    for yhat, loss in zip(predictions, losses, strict=False):
        made, told = numbers(yhat), numbers(loss)
        if (len(made), len(told)) == (len(y), 1):
            fits.append(math.isclose(math.dist(made, numbers(y)), math.sqrt(abs(told[0])), rel_tol=1e-3))
        else:
            fits.append(False)
    return {"predictions": predictions, "fit_the_loss": len(fits) > 0 and False not in fits}
