"""Training on the device: the losses, what the network has learned, and where it is."""

import torch
from torch import nn

from graders import check, close, probe, trajectory


def any_curve(rng):
    """A curve with noise, and the parameters of a network of some hidden nodes, most of which see a part of it."""
    n, hidden = int(rng.integers(9, 14)), int(rng.integers(4, 7))
    x = torch.linspace(-1, 1, n).reshape(n, 1)
    y = float(rng.uniform(1, 2)) * x**2 + torch.tensor(rng.normal(0, 0.3, (n, 1)), dtype=torch.float32)
    first = torch.tensor(rng.choice([-1, 1], (hidden, 1)) * rng.uniform(0.5, 1.5, (hidden, 1)), dtype=torch.float32)
    last = torch.tensor(rng.uniform(0.2, 0.8, (1, hidden)), dtype=torch.float32)
    bias = torch.tensor(rng.uniform(-0.4, 0.4, hidden), dtype=torch.float32)
    return {"x": x, "y": y, "first": first, "bias": bias, "last": last, "rate": float(rng.uniform(0.02, 0.05)),
            "epochs": int(rng.integers(6, 10))}


def a_parabola():
    """Nine points of a parabola, and a network of four hidden nodes."""
    x = torch.linspace(-1, 1, 9).reshape(9, 1)
    return {"x": x, "y": x**2, "first": torch.tensor([[1.0], [-1.0], [0.5], [-0.8]]),
            "bias": torch.tensor([0.1, 0.4, -0.3, 0.5]), "last": torch.tensor([[0.3, 0.4, 0.5, 0.6]]),
            "rate": 0.03, "epochs": 8}


@check(given=any_curve, public=a_parabola, devices=("cpu", "cuda"), criterion=trajectory(loss=2, length=1),
       hint="Print the `device` of the parameters, of the inputs and of the targets before the loop.")
def trained_losses(impl, x, y, first, bias, last, rate, epochs):
    """The losses are those of training with Adam, on any machine."""
    hidden = len(bias)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1)).to(x.dtype)
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), (first, bias, last, 0 * bias[:1]), strict=True):
            parameter.copy_(value)
    return {"loss": impl.train_anywhere(net, x, y, rate, epochs)}


@check(given=any_curve, devices=("cpu", "cuda"), criterion=close(3),
       hint="Print the `device` of the parameters, of the inputs and of the targets before the loop.")
def trained_there(impl, x, y, first, bias, last, rate, epochs):
    """The network itself is trained, on the device."""
    hidden = len(bias)
    net = nn.Sequential(nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, 1)).to(x.dtype)
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), (first, bias, last, 0 * bias[:1]), strict=True):
            parameter.copy_(value)
    impl.train_anywhere(net, x, y, rate, epochs)
    return [probe.devices([net, x, y]), list(net.parameters())]
