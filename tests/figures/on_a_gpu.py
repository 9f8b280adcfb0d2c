"""What a machine with a GPU does, told as JSON: `python on_a_gpu.py LIBRARY`. A process with the simulated device keeps
it, so the tests of the unit gpu look at it from outside."""

import copy
import importlib.util
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def reference():
    """The module reference_impl/gpu.py."""
    spec = importlib.util.spec_from_file_location("reference_gpu", ROOT / "reference_impl" / "gpu.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def name_of(act):
    """What comes of an act: "runs", or the name and the text of its exception."""
    try:
        act()
    except Exception as error:
        return [type(error).__name__, str(error)]
    return ["runs", ""]


def mixed():
    """The cases of the page device_mismatch, tried."""
    g, c, net = torch.ones(3, device="cuda:0"), torch.ones(3), nn.Linear(3, 1).cuda()
    return {name: name_of(act) for name, act in {
        "sum": lambda: g + c, "number": lambda: g * 2.0, "scalar": lambda: g * torch.tensor(2.0),
        "network": lambda: net(c), "loss": lambda: F.mse_loss(g, c), "index": lambda: g[torch.tensor([0, 2])],
        "array": lambda: g.numpy(), "item": lambda: g.mean().item()}.items()}


def moved(impl):
    """Where a tensor, its copy and its double are; a network before and after its move, and whether it is the same."""
    x = torch.arange(4.0)
    there, doubled = impl.there_and_back(x)
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    held, before = list(net.parameters()), impl.device_of(net)
    same = impl.move_net(net) is net and all(p is q for p, q in zip(held, net.parameters(), strict=True))
    w, optimiser = impl.trainable(x, 0.25)
    (w**2).sum().backward()
    optimiser.step()
    return {"tensors": [str(t.device) for t in (x, there, doubled)], "doubled": doubled.tolist(),
            "array": impl.as_numpy(there).tolist(), "same": same, "devices": [before, impl.device_of(net)],
            "buffer": str(net[1].running_mean.device), "leaf": [w.is_leaf, str(w.device), w.tolist(), x.tolist()]}


def drawn(impl):
    """Parameters from one seed: drawn on the CPU and moved, and drawn on the device."""
    net = impl.seeded_net(5, 500)
    torch.manual_seed(5)
    made_there = nn.Linear(1, 500, device="cuda:0")
    return {"device": str(net[0].weight.device), "weight": net[0].weight.flatten().tolist(),
            "made_there": made_there.weight.flatten().tolist(), "same": impl.same_start(net, copy.deepcopy(net).cpu())}


def trained(impl):
    """The first losses of the course's network of 500 nodes, on the CPU and on the device, by torch's Adam."""
    torch.manual_seed(5)
    x, y = torch.linspace(0, 1, 100).reshape(100, 1), 0.01 * torch.randn(100, 1)
    start = nn.Sequential(nn.Linear(1, 500), nn.ReLU(), nn.Linear(500, 1))
    histories = []
    for device in ("cpu", "cuda:0"):
        net, losses = copy.deepcopy(start).to(device), []
        optimiser = torch.optim.Adam(net.parameters())
        for _ in range(60):
            loss = F.mse_loss(net(x.to(device)), y.to(device))
            losses.append(loss.item())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        histories.append(losses)
    return {"cpu": histories[0], "cuda": histories[1], "reference": impl.train_anywhere(start, x, y, 0.001, 60)}


def memory(impl):
    """Bytes as counted by the reference and by torch.cuda, and the peaks of whole, halved and batched work."""
    told = []
    for make in (lambda: torch.zeros(1000, 50), lambda: torch.tensor(1.0), lambda: nn.Linear(300, 7)):
        before = torch.cuda.memory_allocated()
        there = make().to("cuda:0")
        told.append([impl.bytes_taken(make()), torch.cuda.memory_allocated() - before])
        del there
    X = torch.ones(200, 512)

    def most(act):
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        act()
        return (torch.cuda.max_memory_allocated() - before) / (4 * X.numel())

    def batches():
        return impl.train_in_batches(nn.Linear(512, 1), X, X[:, :1], 1e-4, 5, 1)

    return {"taken": told, "whole": most(lambda: X.cuda().sum(0)), "halves": most(lambda: impl.column_sums(X)),
            "batches": most(batches)}


def copied(impl):
    """The largest copy to the device, in rows, and all copies, in data sets, of an epoch of batches of five."""
    from graders.inside import device

    X = torch.ones(200, 512)
    device.reset_transfers()
    impl.train_in_batches(nn.Linear(512, 1), X, X[:, :1], 1e-4, 5, 1)
    sizes = [copy.bytes for copy in device.transfers() if copy.direction == "to device"]
    return {"rows": max(sizes) / (4 * 512), "times": sum(sizes) / (4 * X.numel())}


def timed(impl):
    """Operations that nothing had waited for, when the reference read its clock, and right after a product."""
    from graders.inside import device

    readings, x = [], torch.ones(4, 4, device="cuda:0")

    def monotonic():
        readings.append(device.unfinished())
        return 0.0

    impl.time.monotonic = monotonic
    impl.seconds(lambda: x @ x, 3)
    x @ x
    return {"readings": readings, "product": device.unfinished()}


def main(library):
    from graders.inside import device

    kind = device.install(library)
    torch.set_num_threads(1)
    impl = reference()
    told = {"kind": kind, "mixed": mixed()}
    told |= {act.__name__: act(impl) for act in (moved, drawn, trained, memory, copied, timed)}
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
