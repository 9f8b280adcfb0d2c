"""Training loops by hand: one step of gradient descent for a model that is linear in its parameters, and the loop.

`step` and `states` are shared by every exercise of this unit. Epochs count from 1; a state holds the loss and the
predictions before its update, and the parameters after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

import torch
from torch import Tensor


@dataclass(frozen=True)
class Batch:
    """Inputs (n, p), one column for each parameter, and targets (n,)."""

    X: Tensor
    y: Tensor


@dataclass(frozen=True)
class Settings:
    """The learning rate, and whether the squared errors are summed ("sum") or averaged ("mean")."""

    alpha: float
    reduction: str = "sum"


@dataclass(frozen=True)
class State:
    """Where training stands after `epoch` updates, and what the last update was made of."""

    parameters: Tensor
    epoch: int = 0
    predictions: Tensor | None = None
    loss: Tensor | None = None
    gradient: Tensor | None = None
    update: Tensor | None = None


def step(state: State, batch: Batch, settings: Settings) -> State:
    """One update: the gradient of the squared error at the state's parameters, times -alpha."""
    count = len(batch.y) if settings.reduction == "mean" else 1
    predictions = batch.X @ state.parameters
    errors = predictions - batch.y
    gradient = (2 * errors) @ batch.X / count
    update = -settings.alpha * gradient
    return State(state.parameters + update, state.epoch + 1, predictions, errors @ errors / count, gradient, update)


def states(start: Tensor, batch: Batch, settings: Settings) -> Iterator[State]:
    """The states after epoch 1, 2, 3, ... for as long as they are asked for."""
    state = State(start.clone())
    while True:
        state = step(state, batch, settings)
        yield state


def train(start: Tensor, batch: Batch, settings: Settings, epochs: int) -> list[State]:
    """The states after epoch 1, 2, ..., `epochs`."""
    return list(islice(states(start, batch, settings), epochs))


def one_step(X: Tensor, y: Tensor, W: Tensor, alpha: float) -> tuple[Tensor, Tensor, Tensor]:
    """The parameters before, the update, and the parameters after."""
    after = step(State(W), Batch(X, y), Settings(alpha))
    return W.clone(), after.update, after.parameters


def train_sse(
    X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int
) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
    """Losses and predictions before each update, parameters after it; the loss is the sum of squared errors."""
    path = train(start, Batch(X, y), Settings(alpha), epochs)
    return [s.loss for s in path], [s.predictions for s in path], [s.parameters for s in path]


def train_mse(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int) -> tuple[list[Tensor], list[Tensor]]:
    """Losses before each update, parameters after it; the loss is the mean of squared errors."""
    path = train(start, Batch(X, y), Settings(alpha, "mean"), epochs)
    return [s.loss for s in path], [s.parameters for s in path]


def largest_stable_alpha(
    X: Tensor, y: Tensor, start: Tensor, alphas: list[float], epochs: int, reduction: str
) -> float:
    """The largest rate below 2 / (largest eigenvalue of the Hessian): above it, one direction grows at each step."""
    hessian = 2 * X.T @ X / (len(y) if reduction == "mean" else 1)
    limit = 2 / float(torch.linalg.eigvalsh(hessian)[-1])
    return max(alpha for alpha in alphas if alpha < limit)


def progress_log(X: Tensor, y: Tensor, start: Tensor, alpha: float, epochs: int, shown: list[int]) -> list[str]:
    """A line for each epoch that is shown, and one "..." for each run of epochs that are not."""
    path = train(start, Batch(X, y), Settings(alpha, "mean"), epochs)
    lines = []
    for visible, run in groupby(path, key=lambda s: s.epoch in shown):
        lines.extend(map(_line, run) if visible else ["..."])
    return lines


def _line(state: State) -> str:
    (u0, u1), (w0, w1) = state.update.tolist(), state.parameters.tolist()
    return f"epoch {state.epoch}: loss {float(state.loss):.3f}, update ({u0:.3f}, {u1:.3f}), W ({w0:.3f}, {w1:.3f})"


def columns(inputs: Tensor) -> Tensor:
    """The inputs of `w * inputs + b` as a matrix: one column for w, one for b."""
    return torch.stack([inputs, torch.ones_like(inputs)], dim=1)


def train_analytic(
    t_u: Tensor, t_c: Tensor, start: Tensor, lr: float, epochs: int
) -> tuple[list[Tensor], list[Tensor]]:
    """Losses before each update, the pair (w, b) after it; the loss is the mean of squared errors."""
    return train_mse(columns(t_u), t_c, start, lr, epochs)


def stop_on_divergence(
    t_u: Tensor, t_c: Tensor, start: Tensor, lr: float, epochs: int
) -> tuple[list[Tensor], Tensor, bool]:
    """The finite losses, the last parameters whose loss is finite, and whether it ended before all epochs were run."""
    path = train(start, Batch(columns(t_u), t_c), Settings(lr, "mean"), epochs)
    losses = list(takewhile(torch.isfinite, (s.loss for s in path)))
    points = [start.clone(), *(s.parameters for s in path)]
    stopped = len(losses) < epochs
    return losses, points[max(len(losses) - stopped, 0)], stopped


def train_normalised(
    t_u: Tensor, t_c: Tensor, start: Tensor, lr: float, epochs: int, scale: float
) -> tuple[list[Tensor], list[Tensor]]:
    """As `train_analytic`, for inputs multiplied by `scale`."""
    return train_analytic(scale * t_u, t_c, start, lr, epochs)


def raw_parameters(parameters: Tensor, scale: float) -> Tensor:
    """The parameters for t_u that predict what `parameters` predict for scale * t_u."""
    return parameters * parameters.new_tensor([scale, 1])


def train_fahrenheit(
    x: Tensor, y: Tensor, start: Tensor, lr: float, epochs: int, log_every: int
) -> tuple[list[tuple[int, Tensor]], Tensor]:
    """Epoch and loss of every `log_every`-th epoch, and the last parameters; ends before a loss that is not finite."""
    endless = states(start, Batch(columns(x), y), Settings(lr, "mean"))
    path = list(takewhile(lambda s: s.loss.isfinite(), islice(endless, epochs)))
    log = [(s.epoch, s.loss) for s in path if s.epoch % log_every == 0]
    return log, path[-1].parameters if path else start.clone()
