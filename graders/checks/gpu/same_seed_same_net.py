"""The same seed gives the same parameters on every machine; networks on different devices are compared."""

import torch
from torch import nn

from graders import check, close, equal, exact, probe


def two_seeds(rng):
    """Two seeds and a number of hidden nodes."""
    seed = int(rng.integers(1, 1000))
    return {"seed": seed, "other": seed + int(rng.integers(1, 50)), "hidden": int(rng.integers(3, 9))}


def five_and_six():
    """The seeds 5 and 6, and four hidden nodes."""
    return {"seed": 5, "other": 6, "hidden": 4}


@check(given=two_seeds, public=five_and_six, devices=("cpu", "cuda"), criterion=equal(1),
       hint="Seed in the function, right before the layers are made.")
def repeatable(impl, seed, other, hidden):
    """The same seed gives the same network again, another seed another one."""
    first, again, another = (list(impl.seeded_net(s, hidden).parameters()) for s in (seed, seed, other))
    return [all(torch.equal(p, q) for p, q in zip(first, them, strict=True)) for them in (again, another)]


@check(given=two_seeds, devices=("cpu", "cuda"), criterion=close(3, shape="exact"),
       hint="Where are the parameters drawn, in which order, and where is the network when you return it?")
def the_same_start_anywhere(impl, seed, other, hidden):
    """The parameters are those that the seed gives on the CPU, and they are on the device."""
    net = impl.seeded_net(seed, hidden)
    return [probe.devices(net), list(net.parameters())]


def numbers_for_two_layers(rng):
    """A weight and a bias for a small network, and by how much one of them differs."""
    n = int(rng.integers(3, 6))
    weight = torch.tensor(rng.choice([-1, 1], (n, 1)) * (rng.permutation(n)[:, None] + rng.uniform(1, 1.5, (n, 1))))
    return {"weight": exact(weight.float()), "step": float(rng.uniform(0.5, 1))}


def three_numbers():
    """Three weights."""
    return {"weight": torch.tensor([[1.0], [-2.0], [3.5]]), "step": 0.5}


@check(given=numbers_for_two_layers, public=three_numbers, devices=("cpu", "cuda"), criterion=equal(2),
       hint="Try it with a network and its copy, and then change one number of the copy.")
def networks_compared(impl, weight, step):
    """Networks are the same if all numbers are: a copy is, and a step in a bias or an exchange of two rows is seen."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"

    def build(weight, step, device):
        net = nn.Sequential(nn.Linear(1, len(weight)), nn.ReLU(), nn.Linear(len(weight), 1))
        with torch.no_grad():
            net[0].weight.copy_(weight), net[0].bias.zero_(), net[2].weight.copy_(weight.T), net[2].bias.fill_(step)
        return net.to(device)

    answers = []
    for place in ("cpu", device):
        one = build(weight, 0.0, place)
        for other in (build(weight, 0.0, device), build(weight, step, "cpu"), build(weight.flip(0), 0.0, device)):
            answers.append(bool(impl.same_start(one, other)))
    return answers
