"""The penalised loss and its gradient, and the path of a training with it."""

import torch

from graders import check, close, parts, samples, trajectory


def problem(rng):
    """A table of two to four columns with targets, parameters that are not small, and the strength of a penalty."""
    n, p = int(rng.integers(8, 20)), int(rng.integers(2, 5))
    X = torch.tensor(rng.normal(0, 1, (n, p)), dtype=torch.float32)
    params = rng.choice([-1.0, 1.0], p) * rng.uniform(1.5, 4, p)
    return {
        **samples(X=X, y=torch.tensor(rng.normal(0, 2, n), dtype=torch.float32)),
        "params": torch.tensor(params, dtype=torch.float32), "strength": float(rng.uniform(0.2, 0.8)),
    }


def three_and_four():
    """Three rows, the parameters (3, -4), and strength 0.1: the penalty is 2.5."""
    X = torch.tensor([[1.0, -1.0], [1.0, 0.0], [1.0, 2.0]])
    return {"X": X, "y": torch.tensor([7.5, 3.0, -6.0]), "params": torch.tensor([3.0, -4.0]), "strength": 0.1}


@check(
    given=problem, public=three_and_four, criterion=parts(value=close(1), gradient=close(2)),
    hint="Compute squared error and penalty for the instance shown, on paper, each by itself.",
)
def value_and_gradient(impl, X, y, params, strength):
    """The penalised loss has the right value, and the right gradient."""
    leaf = params.clone().requires_grad_()
    loss = impl.penalised_loss(X, y, leaf, strength)
    loss.backward()
    return {"value": loss, "gradient": leaf.grad}


def training(rng):
    """The same, with a start, a rate well below the limit, and a few epochs."""
    values = problem(rng)
    X, strength = values["X"].value, values["strength"]
    steepest = float(torch.linalg.eigvalsh(X.T @ X / len(X))[-1]) + strength
    start, lr = values.pop("params"), float(rng.uniform(0.1, 0.3)) / steepest
    return {**values, "start": start, "lr": lr, "epochs": int(rng.integers(3, 5))}


def thermometer_held_back():
    """A tenth of the eleven readings, the start (1, 0), and a penalty that keeps the line flat."""
    x = 0.1 * torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
    y = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
    X = torch.stack([x, torch.ones(11)], dim=1)
    return {"X": X, "y": y, "start": torch.tensor([1.0, 0.0]), "lr": 1e-2, "epochs": 6, "strength": 3.0}


@check(
    given=training, public=thermometer_held_back, criterion=trajectory(updates=1, parameters=1, loss=1, length=1),
    hint="Print the loss at `start`, and the gradient there, with strength 0 and with strength 1.",
)
def penalised_path(impl, X, y, start, lr, epochs, strength):
    """Loss and parameters follow gradient descent on the penalised loss."""
    losses, parameters = impl.train_penalised(X, y, start, lr, epochs, strength)
    return {"loss": losses, "parameters": parameters}
