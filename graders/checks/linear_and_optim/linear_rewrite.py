"""A layer with a given weight, and its training by hand."""

import torch
from torch import nn

from graders import check, close, equal, parts, samples, trajectory


def points(rng, n):
    """A column of ones beside n random x."""
    x = torch.tensor(rng.normal(rng.uniform(-0.4, 0.4), rng.uniform(0.8, 1.4), n), dtype=torch.float32)
    return torch.stack([torch.ones(n), x], dim=1)


def some_weight(rng):
    """A weight of two numbers, and a few points to predict at."""
    start = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(2, 9, 2), dtype=torch.float32)
    return {"start": start, "X": points(rng, int(rng.integers(3, 8)))}


def first_five():
    """The start (-5, 10), and the first five of the lecture's points."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    return {"start": torch.tensor([-5.0, 10.0]), "X": torch.stack([torch.ones(5), x[:5]], dim=1)}


def noisy_line(rng):
    """Points around a random line, a start far from it, and a rate below the limit."""
    n = int(rng.integers(15, 40))
    X = points(rng, n)
    truth = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ truth + torch.tensor(rng.normal(0, 0.5, n), dtype=torch.float32)
    away = torch.tensor(rng.choice([-1.0, 1.0], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    alpha = float(rng.uniform(0.1, 0.3)) / float(torch.linalg.eigvalsh(X.T @ X / n)[-1])
    return {**samples(X=X, y=y[:, None]), "start": truth + away, "alpha": alpha, "epochs": int(rng.integers(5, 9))}


def ten_epochs():
    """The lecture's 100 points with y as a column, the start (-5, 10) and 10 epochs with learning rate 0.1."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100, 1)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([[2.5], [4.0]]) + eps
    return {"X": X, "y": y, "start": torch.tensor([-5.0, 10.0]), "alpha": 0.1, "epochs": 10}


@check(
    given=some_weight, public=first_five,
    criterion=parts(predictions=close(1), weight=close(1, shape="exact"), parameters=equal(1)),
    hint="Print the layer, its `weight`, and the shape of the weight.",
)
def layer_with_the_weight(impl, start, X):
    """The layer has the given weight and nothing else, and predicts with it."""
    net = impl.net_with_weight(start)
    return {"predictions": net(X), "weight": net.weight, "parameters": sum(p.numel() for p in net.parameters())}


@check(
    given=noisy_line, public=ten_epochs, criterion=trajectory(updates=2, parameters=1, loss=2, length=1),
    hint="Print `net.weight.data` and `net.weight.grad` after `backward`, for the first two epochs.",
)
def layer_history(impl, X, y, start, alpha, epochs):
    """Loss and weight of the layer follow gradient descent on the mean squared error."""
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    losses, weights = impl.train_net(net, X, y, alpha, epochs)
    return {"loss": losses, "parameters": weights}


@check(
    given=noisy_line, public=ten_epochs, criterion=close(1),
    hint="Print `net.weight` before and after you call your function.",
)
def the_layer_itself(impl, X, y, start, alpha, epochs):
    """The layer that was handed over is the one that is trained: it ends with the last weight of the history."""
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    _, weights = impl.train_net(net, X, y, alpha, epochs)
    return {"layer": net.weight, "history": weights[-1]}
