"""What the grader sees of the simulated device: copies, memory, readings of a clock, evidence, forks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from time import perf_counter
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from graders.inside import device, probe
from graders.inside.evidence import reduce

CASES: dict[str, Callable[[], None]] = {}


def case(function: Callable[[], None]) -> Callable[[], None]:
    """Declare a case."""
    CASES[function.__name__] = function
    return function


def refused(call: Callable[[], Any]) -> str:
    """What the exception says that a call ends with."""
    try:
        call()
    except Exception as error:
        return str(error)
    return "it was not refused"


@case
def it_is_installed_once() -> None:
    assert device.installed() in ("extension", "python")
    assert "already" in refused(device.install)


@case
def copies_are_told() -> None:
    x = torch.zeros(10)
    with probe.transfers() as moved:
        there = x.to("cuda")
        there = there * 2 + 1
        there.cpu()
        there.sum().item()
        torch.zeros(3).copy_(there[:3])
        there[:4].copy_(torch.ones(4))
        torch.ones(5, device="cuda").to("cuda")
    assert moved["to_device"] == {"count": 2, "bytes": 56, "largest": 40}
    assert moved["to_host"] == {"count": 3, "bytes": 56, "largest": 40}


@case
def what_is_made_on_the_device_is_no_copy() -> None:
    with probe.transfers() as moved:
        torch.zeros(10, device="cuda")
        torch.rand(10, device="cuda").add_(1)
    assert moved["to_device"]["count"] == moved["to_host"]["count"] == 0


@case
def a_network_is_copied_parameter_by_parameter() -> None:
    with probe.transfers() as moved:
        nn.Linear(3, 2).to("cuda")
    assert moved["to_device"] == {"count": 2, "bytes": 32, "largest": 24}


@case
def batches_and_the_whole_data_set_are_told_apart() -> None:
    data = TensorDataset(torch.zeros(64, 4), torch.zeros(64))
    with probe.transfers() as by_batch, probe.memory() as taken:
        for x, y in DataLoader(data, batch_size=8):
            x, y = x.to("cuda"), y.to("cuda")
        del x, y
    with probe.transfers() as whole, probe.memory() as taken_whole:
        there = [tensor.to("cuda") for tensor in data.tensors]
    assert by_batch["to_device"] == {"count": 16, "bytes": 64 * 20, "largest": 128}
    assert whole["to_device"] == {"count": 2, "bytes": 64 * 20, "largest": 1024}
    assert taken == {"kept": 0, "peak": 1024}  # one batch, in blocks of 512
    assert len(there) == 2
    assert taken_whole == {"kept": 1536, "peak": 1536}


@case
def a_look_is_not_counted() -> None:
    x = torch.ones(1000, device="cuda", requires_grad=True)
    (x * 2).sum().backward()
    waiting = device.unfinished()
    with probe.transfers() as moved, probe.memory() as taken:
        assert reduce([x, x.grad])[0].values.sum() == 1000
        assert probe.devices([x, x.grad]) == ["cuda:0", "cuda:0"]
    assert moved["to_host"]["count"] == 0
    assert taken == {"kept": 0, "peak": 0}
    assert device.unfinished() == waiting > 0


@case
def evidence_of_tensors() -> None:
    x = torch.arange(6.0, device="cuda").reshape(2, 3)
    told = reduce({"x": x, "t": x.T[1:], "w": nn.Parameter(x), "half": x.bfloat16(), "flag": x > 2, "z": x + 1j,
                   "d": x.device})
    assert told["x"].values.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert (told["x"].dtype, told["x"].origin) == ("float32", "torch")
    assert told["t"].values.tolist() == [[1, 4], [2, 5]]
    assert told["w"].requires_grad
    assert told["half"].dtype == "bfloat16"
    assert told["flag"].values.tolist() == [[False, False, False], [True, True, True]]
    assert told["z"].values[0, 2] == 2 + 1j
    assert told["d"] == "cuda:0"


@case
def where_things_are() -> None:
    net = nn.Linear(2, 2)
    optimiser = torch.optim.Adam(net.parameters())
    net.to("cuda")
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimiser.step()
    assert probe.devices(net) == ["cuda:0"]
    assert "cuda:0" in probe.devices(optimiser)
    assert probe.devices({"a": torch.ones(1), "b": [torch.ones(1, device="cuda")]}) == {"a": "cpu", "b": ["cuda:0"]}
    net.register_buffer("left", torch.ones(1))
    assert probe.devices(net) == ["cpu", "cuda:0"]


@case
def how_tensors_lie() -> None:
    x = torch.arange(12.0, device="cuda").reshape(3, 4)
    assert probe.layout(x.T)["strides"] == [1, 4]
    assert probe.layout(x[1], of=x) == {**probe.layout(x[1]), "shared": True, "offset": 4}
    assert probe.layout(x.clone(), of=x)["shared"] is False
    assert probe.layout(x.cpu(), of=x)["shared"] is False


@case
def a_recorded_training_is_that_of_the_cpu() -> None:
    def train(place: str) -> None:
        torch.manual_seed(0)
        net = nn.Sequential(nn.Linear(2, 40), nn.ReLU(), nn.Linear(40, 1)).to(place)
        optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
        x = torch.randn(8, 2).to(place)
        for _ in range(3):
            optimiser.zero_grad()
            ((net(x) - x.sum(1, keepdim=True)) ** 2).mean().backward()
            optimiser.step()

    with probe.record() as here:
        train("cpu")
    with probe.transfers() as moved, probe.record() as there:
        train("cuda")
    assert moved["to_device"]["count"] == 5
    assert moved["to_host"]["count"] == 0
    assert there.count == here.count == 3
    assert there.losses.tolist() == here.losses.tolist()
    assert (there.parameters == here.parameters).all()
    assert (there.gradients == here.gradients).all()
    assert (there.inputs[0] == here.inputs[0]).all()


def _measure(wait: bool) -> float:
    x = torch.ones(50, 50, device="cuda")
    begin = perf_counter()
    x @ x
    if wait:
        torch.cuda.synchronize()
    return perf_counter() - begin


@case
def a_clock_read_too_early_is_seen() -> None:
    torch.cuda.synchronize()
    with probe.clock(_measure) as early:
        _measure(wait=False)
    torch.cuda.synchronize()
    with probe.clock(_measure) as late:
        _measure(wait=True)
    assert len(early) == len(late) == 2
    assert early[1]["operations"] == early[0]["operations"] + 1 == late[1]["operations"]
    assert early[1]["unfinished"] == early[1]["operations"]
    assert late[1]["unfinished"] == 0
    with probe.clock() as readings:
        assert time.perf_counter() > 0
        assert time.time() > 1e9
    assert len(readings) == 2
    assert perf_counter is time.perf_counter


@case
def bringing_a_value_home_waits() -> None:
    x = torch.ones(3, device="cuda") * 2
    assert device.unfinished() > 0
    x.sum().item()
    assert device.unfinished() == 0


@case
def a_process_that_ran_a_backward_can_be_forked() -> None:
    x = torch.ones(3, device="cuda", requires_grad=True)
    (x * x).sum().backward()
    assert device.forkable()
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        y = torch.ones(2, device="cuda", requires_grad=True)
        (x.detach()[:2] * y).sum().backward()
        os.write(writer, f"{probe.devices(y.grad)} {y.grad.tolist()} {device.forkable()}".encode())  # type: ignore
        os._exit(0)
    os.close(writer)
    with open(reader) as told:
        assert told.read() == "cuda:0 [1.0, 1.0] True"
    os.waitpid(pid, 0)


@case
def nothing_else_can_pass_as_a_tensor() -> None:
    kind = type(torch.ones(2, device="cuda"))
    liar = type("Liar", (kind,), {})
    there = liar(torch.ones(2)) if kind in device.TYPES else torch.ones(2, device="cuda").as_subclass(liar)
    for value in (there, torch.ones(2).as_subclass(type("Liar", (torch.Tensor,), {}))):
        assert "Liar" in refused(lambda value=value: reduce(value))  # type: ignore[misc]


def ask() -> dict[str, Any]:
    """What is wrong with each case, or the empty string."""
    import traceback

    said: dict[str, Any] = {}
    for name, function in CASES.items():
        try:
            function()
            said[name] = ""
        except Exception as error:
            line = traceback.extract_tb(error.__traceback__)[-1].lineno
            said[name] = f"{type(error).__name__}: {error} (line {line})"
    return said
