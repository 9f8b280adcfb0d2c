"""What the simulated CUDA device costs: `python benchmarks/device.py [--rounds N]` writes results/device.md.

Each training runs on the CPU and on the device, in turns, in one process for each kind of the device; the quickest of
each counts, in seconds of the processor. One thread. What installing the device takes in a fresh process is told too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "device.md"
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "inside" / "device")]

import trainings  # noqa: E402


def large(device: str) -> None:
    """Matrices that keep the processor busy."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(256, 1024), nn.ReLU(), nn.Linear(1024, 10)).to(device)
    x, y = torch.randn(512, 256).to(device), torch.zeros(512, dtype=torch.long).to(device)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01)
    for _ in range(10):
        optimiser.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        optimiser.step()


LOADS: dict[str, Callable[[str], Any]] = {
    "matrices of 512 x 1024, SGD": large,
    "1 -> 500 -> 1, Adam, 100 points": lambda device: trainings.curve(device, steps=100),
    "1 -> 16 -> 1, Adam, 100 points": lambda device: trainings.curve(device, steps=100, hidden=16),
    "batches of 32 from a DataLoader, SGD": lambda device: trainings.batches(device, epochs=10),
    "a small convolutional network, SGD": lambda device: trainings.filters(device, steps=20),
    "a line by hand, 3 weights": lambda device: trainings.by_hand(device, steps=200),
}


def measured(kind: str, rounds: int) -> dict[str, Any]:
    """Seconds on both sides, by training, and what installing took."""
    torch.set_num_threads(1)
    from graders import device_build
    from graders.inside import device

    torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)  # its imports are not the device's
    begin = time.process_time()
    installed = device.install(device_build.library() if kind == "extension" else "")
    told: dict[str, Any] = {"kind": installed, "install": time.process_time() - begin}
    for name, load in LOADS.items():
        seconds = {"cpu": float("inf"), "cuda": float("inf")}
        for _ in range(rounds):
            for side in seconds:
                begin = time.process_time()
                load(side)
                seconds[side] = min(seconds[side], time.process_time() - begin)
        told[name] = seconds
    return told


def table(told: list[dict[str, Any]]) -> str:
    """The results as Markdown."""
    about = f"`python benchmarks/device.py`, torch {torch.__version__}, one thread; processor time."
    lines = ["# What the simulated CUDA device costs", "", about, "",
             "| training | CPU | " + " | ".join(f"{t['kind']}, times the CPU's" for t in told) + " |",
             "|---|---|" + "---|" * len(told)]
    for name in LOADS:
        host = min(t[name]["cpu"] for t in told)
        ratios = " | ".join(f"{t[name]['cuda'] / t[name]['cpu']:.2f}" for t in told)
        lines.append(f"| {name} | {1000 * host:.0f} ms | {ratios} |")
    installs = " | ".join(f"{1000 * t['install']:.0f} ms" for t in told)
    return "\n".join([*lines, f"| installing it in a process | | {installs} |", ""])


def main() -> None:
    """Measure each kind in its own process, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kind", choices=["extension", "python"], help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.kind:
        print(json.dumps(measured(asked.kind, asked.rounds)))
        return
    told = []
    for kind in ("extension", "python"):
        done = subprocess.run([sys.executable, __file__, "--kind", kind, "--rounds", str(asked.rounds)],
                              capture_output=True, text=True, check=True)
        told.append(json.loads(done.stdout))
    RESULTS.write_text(table(told))
    print(table(told))


if __name__ == "__main__":
    main()
