"""Problems for the tests of the trusted training library, and the same trainings by torch.optim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from graders.trusted.training import Trainer, answer

Optimiser = Callable[[list[Tensor]], torch.optim.Optimizer]


@dataclass(frozen=True)
class Problem:
    """A model, a loss of torch's own, data and a start; `model` takes a list of parameters."""

    model: Callable[[Any, Tensor], Tensor]
    loss: str
    witness: Callable[[Tensor, Tensor], Tensor]
    x: Tensor
    y: Tensor
    start: list[Tensor]


def _drawn(seed: int, n: int = 23) -> tuple[torch.Generator, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return generator, torch.randn(n, 2, generator=generator, dtype=torch.float64)


def linear(seed: int = 0) -> Problem:
    """A plane through 23 points, mean of squared errors."""
    generator, x = _drawn(seed)
    y = x @ torch.tensor([2.0, -1.0], dtype=torch.float64) + 0.5
    start = torch.randn(2, generator=generator, dtype=torch.float64)
    return Problem(lambda p, x: x @ p[0] + p[1], "mse", nn.MSELoss(), x, y, [start, torch.zeros((), dtype=x.dtype)])


def logistic(seed: int = 0) -> Problem:
    """Two classes, mean binary cross entropy of probabilities."""
    generator, x = _drawn(seed)
    y = (x[:, 0] + 0.3 * torch.randn(len(x), generator=generator, dtype=x.dtype) > 0).to(x.dtype)
    start = torch.randn(2, generator=generator, dtype=torch.float64)
    return Problem(lambda p, x: torch.sigmoid(x @ p[0] + p[1]), "bce", nn.BCELoss(), x, y,
                   [start, torch.zeros((), dtype=x.dtype)])


def two_layers(seed: int = 0) -> Problem:
    """A 2-5-1 network with tanh, sum of squared errors."""
    generator, x = _drawn(seed)
    shapes = [(2, 5), (5,), (5,), ()]
    start = [0.5 * torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes]
    return Problem(lambda p, x: torch.tanh(x @ p[0] + p[1]) @ p[2] + p[3], "sse", nn.MSELoss(reduction="sum"), x,
                   torch.sin(2 * x[:, 0]), start)


PROBLEMS = {"linear": linear, "logistic": logistic, "two layers": two_layers}
RULES: dict[str, tuple[Callable[[Trainer], Any], Optimiser]] = {
    "sgd": (lambda train: train.sgd(0.01), lambda p: torch.optim.SGD(p, lr=0.01)),
    "momentum": (lambda train: train.sgd(0.01, 0.9), lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "adam": (lambda train: train.adam(0.05), lambda p: torch.optim.Adam(p, lr=0.05)),
}
MINI = [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15], [16, 17, 18, 19, 20, 21, 22]]
ALL = [list(range(23))]


def described(problem: Problem, rule: str, batches: Any = None, epochs: int = 4) -> Callable[..., Any]:
    """A function as it stands under `@mistakes`: it returns the whole path."""

    def training(train: Trainer) -> Any:
        return train(problem.model, getattr(train, problem.loss), (problem.x, problem.y), RULES[rule][0](train), epochs,
                     start=problem.start, batches=batches)

    return training


def ours(problem: Problem, rule: str, batches: Any = None, epochs: int = 4, mistake: str = "") -> Any:
    """The path that the library takes, with a mistake or without."""
    return answer(described(problem, rule, batches, epochs), mistake)()


@dataclass
class History:
    """What a program recorded, one entry for each step: the loss, and copies of the parameters after it."""

    losses: list[Tensor]
    parameters: list[list[Tensor]]


def by_torch(problem: Problem, rule: str, batches: Sequence[Sequence[int]] = ALL, epochs: int = 4) -> History:
    """The same training by a torch optimiser."""
    leaves = [p.clone().requires_grad_() for p in problem.start]
    optimiser, told = RULES[rule][1](leaves), History([], [])
    for _ in range(epochs):
        for batch in batches:
            optimiser.zero_grad()
            loss = problem.witness(problem.model(leaves, problem.x[batch]), problem.y[batch])
            loss.backward()
            optimiser.step()
            told.losses.append(loss.detach())
            told.parameters.append(snapshot(leaves))
    return told


def snapshot(leaves: Sequence[Tensor]) -> list[Tensor]:
    return [p.detach().clone() for p in leaves]


def same(path: Any, told: History) -> None:
    """Every loss and every parameter of every step, to the accuracy of float64."""
    assert len(path.losses) == len(told.losses) == len(path.parameters) == len(told.parameters) > 0
    for mine, theirs in zip(path.losses, told.losses, strict=True):
        torch.testing.assert_close(mine, theirs, rtol=1e-9, atol=1e-12)
    for mine, theirs in zip(path.parameters, told.parameters, strict=True):
        for one, other in zip(mine, theirs, strict=True):
            torch.testing.assert_close(one, other, rtol=1e-9, atol=1e-12)
