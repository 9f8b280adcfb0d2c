"""What the flight recorder costs: `python benchmarks/recorder.py`.

For each loop: its own time, the time inside the `with` block in relation to it, and what a recording costs once, before
and after the loop (patching, rewriting the source, putting the steps together). Runs with and without the recorder take
turns, and the quickest of each counts, so that other programs on the machine disturb little.
"""

from __future__ import annotations

import linecache
import sys
import time
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from graders.inside import probe

STEPS = 30
START = torch.tensor([-5.0, 10.0])
LOOPS = '''
def data(X, y):
    W, losses = START.clone().requires_grad_(), []
    for _ in range(STEPS):
        loss = ((y - X @ W) ** 2).sum()
        loss.backward()
        W.data = W.data - 0.001 * W.grad
        W.grad = None
        losses.append(loss.item())
    return losses

def no_grad(X, y):
    W, losses = START.clone().requires_grad_(), []
    for _ in range(STEPS):
        loss = ((y - X @ W) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            W -= 0.001 * W.grad
            W.grad.zero_()
        losses.append(loss.item())
    return losses

def sgd(X, y):
    W, losses = START.clone().requires_grad_(), []
    optimiser = torch.optim.SGD([W], lr=0.001)
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = ((y - X @ W) ** 2).sum()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

def adam(X, y):
    W, losses = START.clone().requires_grad_(), []
    optimiser = torch.optim.Adam([W], lr=0.1)
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = ((y - X @ W) ** 2).sum()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

def anew(X, y):
    W, losses = START.clone().requires_grad_(), []
    for _ in range(STEPS):
        loss = ((y - X @ W) ** 2).sum()
        gradient, = torch.autograd.grad(loss, W)
        W = (W - 0.001 * gradient).detach().requires_grad_()
        losses.append(loss.item())
    return losses

def by_hand(X, y):
    W, losses = START, []
    for _ in range(STEPS):
        errors = X @ W - y
        losses.append((errors**2).sum().item())
        W = W - 0.002 * X.T @ errors
    return losses

def floats(X, y):
    (w0, w1), losses = START.tolist(), []
    for _ in range(STEPS):
        errors = w0 * X[:, 0] + w1 * X[:, 1] - y
        losses.append((errors**2).sum().item())
        w0, w1 = w0 - 0.002 * (errors * X[:, 0]).sum().item(), w1 - 0.002 * (errors * X[:, 1]).sum().item()
    return losses
'''


def cell(source: str, **names: Any) -> dict[str, Any]:
    """The names that a cell defines, its source where tracebacks find it, as in a notebook."""
    space: dict[str, Any] = {"torch": torch, "__name__": "__main__", **names}
    for number, part in enumerate(source.strip().split("\n\n")):
        name = f"<cell {number}>"
        linecache.cache[name] = (len(part), None, part.splitlines(True), name)
        exec(compile(part, name, "exec"), space)
    return space


def compare(train: Callable[[], object], recording: Callable[[], Any], times: int) -> tuple[float, float, float]:
    """Seconds of the loop alone, of the loop while it is recorded, and of the recording around it."""
    alone, inside, around = [], [], []
    for _ in range(times):
        t0 = time.perf_counter()
        train()
        t1 = time.perf_counter()
        with recording() as steps:
            t2 = time.perf_counter()
            train()
            t3 = time.perf_counter()
        t4 = time.perf_counter()
        assert steps.count
        assert not steps.saw["faults"]
        alone.append(t1 - t0)
        inside.append(t3 - t2)
        around.append(t2 - t1 + t4 - t3)
    return min(alone), min(inside), min(around)


def network(rows: int, times: int) -> None:
    """784-32-1 with SGD, so many rows at a time."""
    net = nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
    optimiser, loss_fn = torch.optim.SGD(net.parameters(), lr=0.01), nn.BCELoss()
    x, y = torch.rand(8 * rows, 784), torch.rand(8 * rows, 1).round()

    def train() -> None:
        for i in range(0, len(x), rows):
            optimiser.zero_grad()
            loss_fn(net(x[i : i + rows]), y[i : i + rows]).backward()
            optimiser.step()

    report(f"784-32-1, {rows} rows", 8, compare(train, probe.record, times))


def report(name: str, steps: int, measured: tuple[float, float, float]) -> None:
    """One line of the table."""
    alone, inside, around = measured
    print(f"{name:24} {1e6 * alone / steps:8.1f} us a step   x {inside / alone:.2f}   and once {1e3 * around:.2f} ms")


def main(times: int) -> None:
    """Print the table."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    X = torch.stack([torch.ones(100), torch.randn(100)], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + 0.5 * torch.randn(100)
    space = cell(LOOPS, START=START, STEPS=STEPS)
    for name in ("data", "no_grad", "sgd", "adam", "anew", "by_hand", "floats"):
        train = space[name]

        def call(train: Any = train) -> Any:
            return train(X, y)

        def with_source(train: Any = train) -> Any:
            return probe.record(train, start=START)

        if name not in ("by_hand", "floats"):
            report(name, STEPS, compare(call, lambda: probe.record(start=START), times))
        report(f"{name}, and its source", STEPS, compare(call, with_source, times))
    for rows in (64, 256, 2048):
        network(rows, max(times // 4, 10))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
