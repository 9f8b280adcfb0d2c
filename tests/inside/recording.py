"""What the recorder's tests share: cells of a notebook, and trainings written down independently, in float64."""

from __future__ import annotations

import itertools
import linecache
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

Floats = npt.NDArray[np.float64]
_numbers = itertools.count()

EPOCHS, ALPHA = 12, 0.002
START = (-5.0, 10.0)
_rng = np.random.default_rng(8)
COLUMN = _rng.normal(size=20).astype(np.float32)
X = np.stack([np.ones(20, np.float32), COLUMN], axis=1)
Y = (2.5 + 4 * COLUMN + 0.5 * _rng.normal(size=20)).astype(np.float32)


def cell(source: str, **names: Any) -> dict[str, Any]:
    """Run a cell as IPython does: its source can be found, its functions know no other names than the notebook's."""
    name = f"<cell {next(_numbers)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    space: dict[str, Any] = {"torch": torch, "nn": nn, "np": np, "__name__": "__main__", **names}
    exec(compile(source, name, "exec"), space)
    return space


@dataclass(frozen=True)
class Known:
    """A training: a row for each step; `after` ends with the last parameters."""

    losses: Floats
    before: Floats
    after: Floats
    gradients: Floats


Update = Callable[[Floats, Floats, int], Floats]


def descent(update: Update, rows: Any = None, epochs: int = EPOCHS, mean: bool = False, start: Any = START) -> Known:
    """Linear regression on X and Y; `rows` of each step, `update(W, gradient, number)` the new parameters."""
    W = np.array(start, np.float64)
    losses, before, after, gradients = [], [], [], []
    for step, part in enumerate(rows if rows is not None else [slice(None)] * epochs):
        A, b = X[part].astype(np.float64), Y[part].astype(np.float64)
        error = A @ W - b
        size = len(b) if mean else 1
        gradient = 2 * A.T @ error / size
        losses.append(error @ error / size)
        before.append(W)
        gradients.append(gradient)
        W = update(W, gradient, step + 1)
        after.append(W)
    return Known(np.array(losses), np.array(before), np.array(after), np.array(gradients))


def plain(W: Floats, gradient: Floats, _: int) -> Floats:
    """Gradient descent."""
    return W - ALPHA * gradient


def momentum(beta: float = 0.9) -> Update:
    """As in torch: v = beta v + g, W = W - alpha v."""
    velocity = np.zeros(2)

    def update(W: Floats, gradient: Floats, _: int) -> Floats:
        nonlocal velocity
        velocity = beta * velocity + gradient
        return W - ALPHA * velocity

    return update


def adam(rate: float = 0.1, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> Update:
    """The paper's algorithm 1."""
    m, v = np.zeros(2), np.zeros(2)

    def update(W: Floats, gradient: Floats, t: int) -> Floats:
        nonlocal m, v
        m, v = beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2
        return W - rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)

    return update
