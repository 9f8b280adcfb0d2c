"""Rules of descent: from the gradient of a step to its update. A rule's memory is passed along, never kept inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import Tensor

Tensors = tuple[Tensor, ...]
Memory = Any


@dataclass(frozen=True)
class Rule:
    """`move(memory, gradient) -> (memory, update)`, tuples of tensors shaped like the parameters; `memory` begins as
    None. `rate` is the learning rate that the mistakes about it change: updates are proportional to it."""

    rate: float
    move: Callable[[Memory, Tensors], tuple[Memory, Tensors]]
    plain: Rule | None = None  # the same without what a mistake forgets: without momentum, without bias correction


def sgd(lr: float, momentum: float = 0.0) -> Rule:
    """Gradient descent; with momentum as in torch.optim.SGD: v <- momentum v + g, w <- w - lr v."""

    def move(memory: Memory, gradient: Tensors) -> tuple[Memory, Tensors]:
        if not momentum:
            return None, tuple(-lr * g for g in gradient)
        velocity = gradient if memory is None else tuple(
            momentum * v + g for v, g in zip(memory, gradient, strict=True))
        return velocity, tuple(-lr * v for v in velocity)

    return Rule(lr, move, sgd(lr) if momentum else None)


def adam(lr: float = 0.001, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8) -> Rule:
    """Adam (Kingma and Ba, 2015, algorithm 1), with bias correction."""
    return Rule(lr, _adam(lr, betas, eps, corrected=True), Rule(lr, _adam(lr, betas, eps, corrected=False)))


def _adam(lr: float, betas: tuple[float, float], eps: float, *,
          corrected: bool) -> Callable[[Memory, Tensors], tuple[Memory, Tensors]]:
    one, two = betas

    def move(memory: Memory, gradient: Tensors) -> tuple[Memory, Tensors]:
        count, first, second = memory or (0, tuple(0 * g for g in gradient), tuple(0 * g for g in gradient))
        count += 1
        first = tuple(one * m + (1 - one) * g for m, g in zip(first, gradient, strict=True))
        second = tuple(two * v + (1 - two) * g * g for v, g in zip(second, gradient, strict=True))
        by, squared_by = (1 - one**count, 1 - two**count) if corrected else (1.0, 1.0)
        update = tuple(-lr * (m / by) / ((v / squared_by).sqrt() + eps) for m, v in zip(first, second, strict=True))
        return (count, first, second), update

    return move
