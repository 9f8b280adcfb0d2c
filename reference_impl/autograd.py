"""Autograd and validation: the gradients are those of `torch.func` or worked out by hand; nothing here has a `.grad`.

Histories have one entry for each epoch: losses before its update, parameters after it.
"""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import torch
from torch import Tensor

Loss = Callable[[Tensor], Tensor]
Model = Callable[[Tensor, Tensor], Tensor]


def first_backward(loss_of: Loss, start: Tensor) -> tuple[None, Tensor]:
    """No gradient, and then the gradient."""
    return None, torch.func.grad(loss_of)(start)


def accumulate_and_zero(loss_of: Loss, start: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What stands in `.grad` after one backward, after another one, after zeroing, and after a third backward."""
    gradient = torch.func.grad(loss_of)(start)
    return gradient, 2 * gradient, 0 * gradient, gradient


def descent(loss_of: Loss, start: Tensor, lr: float, epochs: int) -> tuple[list[Tensor], list[Tensor]]:
    """Losses and parameters of gradient descent."""
    point, losses, parameters = start, [], []
    for _ in range(epochs):
        gradient, loss = torch.func.grad_and_value(loss_of)(point)
        point = point - lr * gradient
        losses.append(loss)
        parameters.append(point)
    return losses, parameters


def train_autograd(
    model: Model, start: Tensor, x: Tensor, y: Tensor, lr: float, epochs: int
) -> tuple[list[Tensor], list[Tensor]]:
    """Losses and parameters for the mean squared error of any model."""
    return descent(lambda params: (model(x, params) - y).square().mean(), start, lr, epochs)


def two_gradients(predict: Loss, start: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The Jacobian of the predictions, applied to the slopes of both losses by the predictions."""

    def twice(params: Tensor) -> tuple[Tensor, Tensor]:
        predictions = predict(params)
        return predictions, predictions

    jacobian, predictions = torch.func.jacrev(twice, has_aux=True)(start)
    errors = predictions - y
    return 2 * errors @ jacobian / len(y), errors.sign() @ jacobian / len(y)


def repaired_loop(x: Tensor, y: Tensor, start: Tensor, lr: float, epochs: int) -> tuple[list[Tensor], Tensor]:
    """Losses, and the last parameters, of gradient descent with the slopes worked out by hand."""
    inputs, params, losses = torch.stack([x, torch.ones_like(x)], dim=1), start, []
    for _ in range(epochs):
        errors = inputs @ params - y
        losses.append(errors @ errors / len(y))
        params = params - 2 * lr * errors @ inputs / len(y)
    return losses, params


def graph_of(loss: Tensor) -> tuple[list[str], list[tuple[int, int]]]:
    """The nodes behind a loss, breadth first, and the pairs (user, used)."""
    found: list[Any] = [loss.grad_fn]
    used: list[list[Any]] = []
    for node in found:  # the list grows as it is read
        below = [other for other, _ in node.next_functions if other is not None]
        found += [other for k, other in enumerate(below) if other not in found and other not in below[:k]]
        used.append(below)
    edges = [(i, found.index(other)) for i, below in enumerate(used) for other in below]
    return [type(node).__name__ for node in found], edges


def draw_graph(names: list[str], edges: list[tuple[int, int]], places: list[tuple[float, float]]) -> None:
    """All lines at once, a column of the coordinates for each; and the names."""
    _, axes = plt.subplots()
    lines = torch.tensor(places, dtype=torch.float64)[torch.tensor(edges)]
    axes.plot(lines[..., 0].T.numpy(), lines[..., 1].T.numpy())
    for (across, up), name in zip(places, names, strict=True):
        axes.text(across, up, name)


def split_indices(n: int, seed: int) -> tuple[Tensor, Tensor]:
    """Four fifths and one fifth of the numbers below n, in the order of the seed."""
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    count = int(0.2 * n)
    return order[count:], order[:count]


def train_with_validation(
    x: Tensor, y: Tensor, train: Tensor, validation: Tensor, start: Tensor, lr: float, epochs: int
) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
    """Training losses, validation losses, parameters; the loss is the mean squared error of `w * x + b`."""

    def loss_on(chosen: Tensor, params: Tensor) -> Tensor:
        return (params[0] * x[chosen] + params[1] - y[chosen]).square().mean()

    losses, parameters = descent(lambda params: loss_on(train, params), start, lr, epochs)
    before = [start, *parameters][:epochs]
    return losses, [loss_on(validation, params) for params in before], parameters


def penalised_loss(X: Tensor, y: Tensor, params: Tensor, strength: float) -> Tensor:
    """The mean squared error of further rows: a penalty is n * strength more data, which want the parameters at 0."""
    n, root = len(y), (len(y) * strength) ** 0.5
    rows = torch.cat([X, root * torch.eye(X.shape[1], dtype=X.dtype)])
    targets = torch.cat([y, torch.zeros(X.shape[1], dtype=y.dtype)])
    return (rows @ params - targets).square().sum() / n


def train_penalised(
    X: Tensor, y: Tensor, start: Tensor, lr: float, epochs: int, strength: float
) -> tuple[list[Tensor], list[Tensor]]:
    """Losses and parameters of gradient descent on the penalised loss."""
    return descent(lambda params: penalised_loss(X, y, params, strength), start, lr, epochs)


def loss_in_mode(model: Model, params: Tensor, x: Tensor, y: Tensor, is_train: bool) -> Tensor:
    """The mean squared error; with a graph behind it only where it is for training."""

    def mean_square() -> Tensor:
        return (model(x, params) - y).square().mean()

    return mean_square() if is_train else torch.no_grad()(mean_square)()
