"""What is predicted of mixed devices, what is raised, and how it is repaired."""

import torch
from torch import nn

from graders import check, close, equal, probe

CASES = ["sum", "number", "scalar", "network", "loss", "index", "array", "item"]


def in_any_order(rng):
    """All the cases of the page, in another order."""
    return {"cases": [CASES[k] for k in rng.permutation(len(CASES))]}


@check(given=in_any_order, criterion=equal(2),
       hint="Which of the two may be on the CPU while the other one is on the GPU: a vector, a number, an index?")
def predictions_of_errors(impl, cases):
    """What runs, and what raises which exception, is foreseen."""
    return [impl.predicted(case) for case in cases]


def any_batch(rng):
    """A batch, and a weight and a bias for it."""
    n, k = int(rng.integers(2, 5)), int(rng.integers(2, 5))
    return {"x": torch.tensor(rng.normal(size=(n, k)), dtype=torch.float32),
            "weight": torch.tensor(rng.uniform(1, 2, (1, k)), dtype=torch.float32),
            "bias": torch.tensor(rng.uniform(1, 2, 1), dtype=torch.float32)}


def two_samples():
    """Two samples with three numbers each."""
    return {"x": torch.tensor([[1.0, 0.0, 2.0], [-1.0, 3.0, 0.5]]), "weight": torch.tensor([[1.0, 2.0, -1.0]]),
            "bias": torch.tensor([0.5])}


@check(given=any_batch, devices=("cpu", "cuda"), criterion=equal(2),
       hint="Try it with a tensor that fits, with a NumPy array, and (on a GPU) with a tensor elsewhere.")
def what_was_raised(impl, x, weight, bias):
    """The exception is named by its type: for tensors elsewhere, for those that are there, an array, a wrong width."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    net = nn.Linear(x.shape[1], 1).to(x.dtype).to(device)
    return [impl.attempt(net, tried) for tried in (x, x.to(device), x.numpy(), x.to(device)[:, 1:])]


@check(given=any_batch, public=two_samples, devices=("cpu", "cuda"), criterion=close(1),
       hint="Where is the network, and where is `x` when it goes into it?")
def repaired_values(impl, x, weight, bias):
    """The prediction is right, wherever network and inputs are."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    predictions = []
    for net_there, x_there in ((device, "cpu"), ("cpu", device), (device, device)):
        net = nn.Linear(x.shape[1], 1).to(x.dtype)
        net.weight.data, net.bias.data = weight.clone(), bias.clone()
        predictions.append(impl.repaired(net.to(net_there), x.to(x_there)))
    return predictions


@check(given=any_batch, devices=("cpu", "cuda"), criterion=equal(2),
       hint="Print the network's device before and after.")
def moved_to_the_network(impl, x, weight, bias):
    """The inputs go to the network, which stays."""
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    there, here = nn.Linear(x.shape[1], 1).to(x.dtype).to(device), nn.Linear(x.shape[1], 1).to(x.dtype)
    predictions = [impl.repaired(there, x), impl.repaired(here, x.to(device))]
    return [probe.devices(predictions), probe.devices([there, here])]
