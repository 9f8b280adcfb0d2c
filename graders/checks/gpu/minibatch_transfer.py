"""Training with mini-batches on the device: the losses, the network, and what was copied."""

import math

import torch
from torch import nn

from graders import check, close, exact, probe, satisfies, trajectory


def any_plane(rng):
    """Points of a plane with noise, a start, and the size of a batch, which leaves a rest."""
    size = int(rng.integers(5, 9))
    n, k = size * int(rng.integers(4, 6)) + int(rng.integers(1, size)), int(rng.integers(2, 4))
    X = torch.tensor(rng.normal(size=(n, k)), dtype=torch.float32)
    y = X @ torch.tensor(rng.uniform(1, 3, (k, 1)), dtype=torch.float32) + 1
    return {"X": X, "y": y + torch.tensor(rng.normal(0, 0.2, (n, 1)), dtype=torch.float32),
            "start": torch.tensor(rng.uniform(-1, 0, (1, k)), dtype=torch.float32),
            "rate": float(rng.uniform(0.05, 0.1)), "batch_size": size, "epochs": 2}


def ten_points():
    """Ten points of a plane in batches of four, four and two."""
    X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [2.0, -1.0], [-1.0, 1.0],
                      [0.5, 0.5], [-1.0, -1.0], [0.0, 2.0], [1.0, -2.0], [-0.5, 1.5]])
    return {"X": X, "y": X @ torch.tensor([[1.0], [2.0]]) + 1, "start": torch.tensor([[-1.0, 0.0]]), "rate": 0.1,
            "batch_size": 4, "epochs": 2}


@check(given=any_plane, public=ten_points, devices=("cpu", "cuda"), criterion=trajectory(loss=2, length=1),
       hint="Print the `device` of a batch, of its targets and of the parameters inside the loop.")
def losses_of_batches(impl, X, y, start, rate, batch_size, epochs):
    """Each batch has the loss that it has in training on the CPU."""
    net = nn.Linear(X.shape[1], 1).to(X.dtype)
    net.weight.data, net.bias.data = start.clone(), 0 * start[0, :1]
    return {"loss": impl.train_in_batches(net, X, y, rate, batch_size, epochs)}


@check(given=any_plane, devices=("cpu", "cuda"), criterion=close(2),
       hint="Print where the network, `X` and `y` are after your function has returned.")
def network_on_the_device(impl, X, y, start, rate, batch_size, epochs):
    """The network itself is trained, on the device, and the data stays on the CPU."""
    net = nn.Linear(X.shape[1], 1).to(X.dtype)
    net.weight.data, net.bias.data = start.clone(), 0 * start[0, :1]
    impl.train_in_batches(net, X, y, rate, batch_size, epochs)
    return [probe.devices([net, X, y]), net.weight, net.bias]


def large_rows(rng):
    """Rows so long that a batch of them is larger than the network and all the rest, and many batches."""
    size, batches, k = int(rng.integers(4, 7)), int(rng.integers(12, 16)), 512
    X = torch.tensor(rng.normal(size=(size * batches, k)), dtype=torch.float32)
    return {"X": exact(X), "y": exact(X[:, :1] + 1), "batch_size": size, "epochs": 2}


def batches_only(seen, values):
    """No copy larger than a batch; each sample copied as often as there are epochs; less than half of it there."""
    if seen["learned"] == "no":
        return "the network does not learn"
    if seen["counted"] == "no":  # no GPU, or a real one, which does not tell of its copies
        return None
    if seen["times"] == "0":
        return "the data is not trained with on the device"
    if int(seen["rows"]) > values["batch_size"]:
        return "a copy to the device is larger than a batch"
    if int(seen["times"]) > values["epochs"]:
        return "more is copied to the device than the batches of all epochs and the network"
    if seen["most"] == "yes":
        return "more than half of the data set is on the device at once"
    return None


@check(given=large_rows, devices=("cpu", "cuda"), criterion=satisfies(3, batches_only),
       hint="Which of your lines copies to the device, and how many rows does it copy?")
def copies_to_the_device(impl, X, y, batch_size, epochs):
    """No more than a batch goes to the device at a time."""
    with probe.transfers() as known:
        torch.ones(1).to("cuda:0" if torch.cuda.is_available() else "cpu")
    net = nn.Linear(X.shape[1], 1)
    with torch.no_grad():
        net.weight.zero_(), net.bias.zero_()
    with probe.memory() as memory, probe.transfers() as copied:
        losses = impl.train_in_batches(net, X, y, 1e-4, batch_size, epochs)
    learned = len(losses) > 0 and bool(net.weight.detach().abs().sum() > 0)
    answers = {"learned": learned, "counted": known["to_device"]["count"] == 1, "most": memory["peak"] > 2 * X.numel()}
    # In words, and in whole rows and whole data sets, so that one mistake looks the same in many programs.
    return {"rows": str(math.ceil(copied["to_device"]["largest"] / (4 * X.shape[1]))),
            "times": str(round(copied["to_device"]["bytes"] / (4 * X.numel())))} | {
                name: "yes" if answer else "no" for name, answer in answers.items()}
