"""Where a network is after its move, and how a learned tensor is made on the device."""

import torch
from torch import nn

from graders import check, close, equal, parts, probe


def any_widths(rng):
    """The widths of a network with a batch norm, which has buffers too."""
    return {"widths": [int(n) for n in rng.integers(2, 6, 3)]}


def one_to_five_to_one():
    """A network of 1, 5 and 1 nodes."""
    return {"widths": [1, 5, 1]}


@check(given=any_widths, devices=("cpu", "cuda"), criterion=parts(where=equal(2), itself=equal(1)),
       hint="Print the device of every parameter, before and after.")
def moved_in_place(impl, widths):
    """The network itself is on the device afterwards, with everything that belongs to it."""
    a, b, c = widths
    net = nn.Sequential(nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU(), nn.Linear(b, c))
    held = list(net.parameters())
    moved = impl.move_net(net)
    same = [id(p) for p in held] == [id(p) for p in net.parameters()]
    return {"where": [probe.devices(net), probe.devices(moved)], "itself": [moved is net, same]}


@check(given=any_widths, devices=("cpu", "cuda"), criterion=equal(1),
       hint="Ask a parameter of the network where it is.")
def named_device(impl, widths):
    """The device is that of the network's parameters, wherever they are."""
    a, b, c = widths
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    there, here = nn.Linear(a, b).to(device), nn.Sequential(nn.Linear(b, c), nn.ReLU(), nn.Linear(c, a))
    return [str(impl.device_of(there)), str(impl.device_of(here))]


def any_start(rng):
    """Parameters, where they should go, and a rate."""
    start, goal = (torch.tensor(rng.uniform(low, low + 2, 3), dtype=torch.float32) for low in (-3, 1))
    return {"start": start, "goal": goal, "rate": float(rng.uniform(0.1, 0.2))}


def from_four_to_one():
    """One number that should go from 4 to 1."""
    return {"start": torch.tensor([4.0]), "goal": torch.tensor([1.0]), "rate": 0.25}


@check(given=any_start, public=from_four_to_one, devices=("cpu", "cuda"), criterion=close(2),
       hint="Does `w` change when the optimiser makes a step? Is it the tensor that the optimiser holds?")
def steps_of_a_leaf(impl, start, goal, rate):
    """The optimiser moves w: four steps towards a goal."""
    w, optimiser = impl.trainable(start, rate)
    goal = goal.to(w.device)
    for _ in range(4):
        optimiser.zero_grad()
        ((w - goal) ** 2).sum().backward()
        optimiser.step()
        yield w


@check(given=any_start, devices=("cpu", "cuda"), criterion=equal(1), hint="Print `w.device`, `w.is_leaf` and `start`.")
def leaf_on_the_device(impl, start, goal, rate):
    """w is a leaf on the device, and start is left as it was."""
    before = start.clone()
    w, optimiser = impl.trainable(start, rate)
    optimiser.zero_grad()
    ((w - goal.to(w.device)) ** 2).sum().backward()
    optimiser.step()
    unchanged = bool((start == before).all()) and not start.requires_grad
    return [probe.devices(w), w.is_leaf, w.requires_grad, unchanged]
