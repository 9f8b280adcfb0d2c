"""The path of a training whose gradients are autograd's, for a line and for a parabola."""

import torch

from graders import check, samples, trajectory


def some_curve(rng):
    """Points around a line or a parabola, a start away from it, a rate well below the limit, and a few epochs."""
    n, p = int(rng.integers(10, 25)), int(rng.integers(2, 4))
    x = torch.tensor(rng.uniform(-1.6, 1.6, n), dtype=torch.float32)
    A = torch.stack([x**k for k in range(p - 1, -1, -1)], dim=1)
    truth = torch.tensor(rng.uniform(-3, 3, p), dtype=torch.float32)
    y = A @ truth + torch.tensor(rng.normal(0, 0.4, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], p) * rng.uniform(2, 5, p), dtype=torch.float32)
    lr = float(rng.uniform(0.12, 0.3)) / float(torch.linalg.eigvalsh(A.T @ A / n)[-1])
    return {**samples(x=x, y=y), "start": truth + away, "lr": lr, "epochs": int(rng.integers(5, 8))}


def scaled_thermometer():
    """A tenth of the eleven readings, the start (1, 0), and 10 epochs with learning rate 0.01."""
    y = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    x = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    return {"x": x, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2, "epochs": 10}


@check(
    given=some_curve, public=scaled_thermometer, criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
    hint="Print loss, gradient and parameters for the first two epochs. Which is the first that is wrong?",
)
def autograd_history(impl, x, y, start, lr, epochs):
    """Loss and parameters follow gradient descent on the mean squared error, for a line and for a parabola."""
    def model(x, params):
        predictions = params[0] * x + params[1]
        for p in params[2:]:
            predictions = predictions * x + p
        return predictions

    losses, parameters = impl.train_autograd(model, start, x, y, lr, epochs)
    return {"loss": losses, "parameters": parameters}
