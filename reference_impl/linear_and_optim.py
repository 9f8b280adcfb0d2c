"""Linear layers and optimisers without torch.nn and without autograd: matrices, and the rules as they are published.

Every model of this unit is linear in its parameters: predictions are `A @ theta`, one column of A for each of them.
"""

from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor, nn

Path = tuple[list[Tensor], list[Tensor]]
Rule = Callable[[Iterator[Tensor]], Iterator[Tensor]]


def columns(inputs: Tensor) -> Tensor:
    """The inputs of `w * inputs + b` as a matrix: one column for w, one for b."""
    return torch.stack([inputs, torch.ones_like(inputs)], dim=1)


def mse(A: Tensor, y: Tensor, theta: Tensor) -> tuple[Tensor, Tensor]:
    """The mean squared error, and its gradient."""
    errors = A @ theta - y
    return errors @ errors / len(y), (2 * errors) @ A / len(y)


def descend(A: Tensor, y: Tensor, start: Tensor, epochs: int, rule: Rule) -> Path:
    """Losses before each update, parameters after it. A rule is given the gradients one by one, and yields updates."""
    theta, losses, parameters = start.clone(), [], []

    def gradients() -> Iterator[Tensor]:
        while True:
            loss, gradient = mse(A, y, theta)
            losses.append(loss)
            yield gradient

    for _, update in zip(range(epochs), rule(gradients()), strict=False):
        theta = theta + update
        parameters.append(theta)
    return losses, parameters


# --- the rules ----------------------------------------------------------------------------------------------------


def plain(lr: float) -> Rule:
    """Gradient descent."""
    return lambda gradients: (-lr * g for g in gradients)


def momentum(lr: float, keep: float = 0.9) -> Rule:
    """The sum of all earlier gradients, each older one weighing `keep` times as much."""

    def rule(gradients: Iterator[Tensor]) -> Iterator[Tensor]:
        seen: list[Tensor] = []
        for g in gradients:
            seen.append(g)
            age = torch.arange(len(seen) - 1, -1, -1, dtype=g.dtype)
            yield -lr * (keep**age) @ torch.stack(seen)

    return rule


def rmsprop(lr: float, keep: float = 0.99, eps: float = 1e-8) -> Rule:
    """The gradient over the root of a running average of its square."""

    def rule(gradients: Iterator[Tensor]) -> Iterator[Tensor]:
        average: Tensor | float = 0.0
        for g in gradients:
            average = keep * average + (1 - keep) * g**2
            yield -lr * g / (torch.sqrt(average) + eps)

    return rule


def adagrad(lr: float, eps: float = 1e-10) -> Rule:
    """The gradient over the root of the sum of all its squares."""

    def rule(gradients: Iterator[Tensor]) -> Iterator[Tensor]:
        total: Tensor | float = 0.0
        for g in gradients:
            total = total + g**2
            yield -lr * g / (torch.sqrt(total) + eps)

    return rule


def adam(lr: float, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8) -> Rule:
    """Two running averages, of the gradient and of its square, each over the weight that it has collected."""
    one, two = betas

    def rule(gradients: Iterator[Tensor]) -> Iterator[Tensor]:
        first: Tensor | float = 0.0
        second: Tensor | float = 0.0
        for t, g in enumerate(gradients, start=1):
            first, second = one * first + (1 - one) * g, two * second + (1 - two) * g**2
            yield -lr * (first / (1 - one**t)) / (torch.sqrt(second / (1 - two**t)) + eps)

    return rule


# --- what the pages ask for ---------------------------------------------------------------------------------------


def fit_with_mse_loss(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int) -> Path:
    """Losses before each update, parameters of shape (2,) after it."""
    return descend(X, y, start, epochs, plain(alpha))


def net_with_weight(start: Tensor) -> nn.Module:
    """A layer without bias whose weight is one row, `start`."""
    net = Linear(len(start), 1)
    net.weight, net.bias = nn.Parameter(start.clone()[None, :]), None
    return net


def train_net(net: nn.Linear, X: Tensor, y: Tensor, alpha: float, epochs: int) -> Path:
    """Losses before each update, the weight of shape (1, 2) after it. The layer is left with the last weight."""
    losses, parameters = descend(X, y[:, 0], net.weight.detach()[0], epochs, plain(alpha))
    net.weight.data = parameters[-1][None, :]
    return losses, [theta[None, :] for theta in parameters]


def train_sgd(inputs: Tensor, targets: Tensor, start: Tensor, lr: float, epochs: int) -> Path:
    """Losses before each update, the pair (w, b) after it. The update is optim.SGD's, the gradient is not autograd's.
    """
    A, theta = columns(inputs), start.clone()
    optimiser = torch.optim.SGD([theta], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss, theta.grad = mse(A, targets, theta)
        optimiser.step()
        losses.append(loss)
        parameters.append(theta.clone())
    return losses, parameters


def train_adam(inputs: Tensor, targets: Tensor, start: Tensor, lr: float, epochs: int) -> Path:
    """Losses before each update, the pair (w, b) after it."""
    return descend(columns(inputs), targets, start, epochs, adam(lr))


def three_paths(inputs: Tensor, targets: Tensor, start: Tensor, lr: float, epochs: int) -> dict[str, list[Tensor]]:
    """The pairs (w, b) after each update, by the name of the rule."""
    rules = {"momentum": momentum(lr), "rmsprop": rmsprop(lr), "adagrad": adagrad(lr)}
    return {name: descend(columns(inputs), targets, start, epochs, rule)[1] for name, rule in rules.items()}


def fit_layer(x: Tensor, y: Tensor, lr: float, epochs: int) -> nn.Module:
    """The layer of least squares, where a training that converges ends."""
    slope, intercept = torch.linalg.lstsq(columns(x), y[:, None]).solution
    net = Linear(1, 1)
    net.weight, net.bias = nn.Parameter(slope[:, None]), nn.Parameter(intercept)
    return net


class Linear(nn.Module):
    """A layer whose weight has a row for each output."""

    def __init__(self, in_features: int, out_features: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((out_features, in_features), 1 / in_features))
        self.bias: nn.Parameter | None = nn.Parameter(torch.zeros(out_features))

    def forward(self, x: Tensor) -> Tensor:
        products = (x[:, None, :] * self.weight[None, :, :]).sum(dim=2)
        return products if self.bias is None else products + self.bias


class Optimiser:
    """Moves tensors by a rule of their own each, where they have a gradient."""

    def __init__(self, params: Iterable[Tensor], rule: Rule) -> None:
        self.params = list(params)
        self._rules = [rule(self._gradients(p)) for p in self.params]

    @staticmethod
    def _gradients(p: Tensor) -> Iterator[Tensor]:
        while True:
            assert p.grad is not None
            yield p.grad.clone()

    def step(self) -> None:
        for p, updates in zip(self.params, self._rules, strict=True):
            if p.grad is not None:
                p.data.add_(next(updates))

    def zero_grad(self) -> None:
        for p in self.params:
            p.grad = None


class SGD(Optimiser):
    """Gradient descent."""

    def __init__(self, params: Iterable[Tensor], lr: float) -> None:
        super().__init__(params, plain(lr))


class Adam(Optimiser):
    """Adam."""

    def __init__(self, params: Iterable[Tensor], lr: float = 0.001, betas: tuple[float, float] = (0.9, 0.999),
                 eps: float = 1e-8) -> None:
        super().__init__(params, adam(lr, betas, eps))
