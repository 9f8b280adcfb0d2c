"""The loop, and the one step it is made of, for any model, loss, rule and order of batches.

A `Step` holds the loss and the predictions before its update, and the parameters after it. Steps count from 1, epochs
too. Everything is computed by autograd in the dtype of the parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from .rules import Memory, Rule, Tensors, adam, sgd

Indices = Sequence[int] | None
Order = Sequence[Indices]
Model = Callable[[Any, Tensor], Tensor]
Loss = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class State:
    """Between two steps: the parameters, the rule's memory, what stands in `.grad`, and the first step's gradient."""

    parameters: Tensors
    memory: Memory = None
    grad: Tensors | None = None
    first: Tensors | None = None


@dataclass(frozen=True)
class Batch:
    """Inputs and targets that a step sees, and the number of samples among them."""

    x: Tensor
    y: Tensor
    size: int


@dataclass(frozen=True)
class Step:
    """One update. `gradient` is what the rule was given."""

    epoch: int
    size: int
    loss: Tensor
    predictions: Tensor
    gradient: Tensors
    before: Tensors
    parameters: Tensors


Advance = Callable[["Training", State, Batch], tuple[State, Step]]


@dataclass(frozen=True)
class Training:
    """What is trained, and how: the plan that mistakes change. `batches` gives an epoch's order of samples."""

    model: Model
    loss: Loss
    rule: Rule
    start: Tensors
    data: tuple[Tensor, Tensor]
    epochs: int
    batches: Callable[[int], Order]
    gradient: Callable[[Training, State, Batch], Tensors]
    single: bool = True  # whether the model is given one tensor of parameters, or a list of them
    afterwards: bool = False  # whether loss and predictions are looked at after the update
    early: bool = False  # whether parameters are recorded before the update, so that the first are the start

    def given(self, parameters: Tensors) -> Any:
        """The parameters in the form in which the model takes them."""
        return parameters[0] if self.single else list(parameters)

    def batch(self, indices: Indices) -> Batch:
        """The samples of these indices; all of them for None."""
        x, y = self.data
        if indices is None:
            return Batch(x, y, len(y))
        chosen = torch.as_tensor(list(indices), dtype=torch.int64)
        return Batch(x[chosen], y[chosen], len(chosen))


@dataclass(frozen=True)
class Path:
    """The steps of a training, and what exercises ask of them."""

    steps: tuple[Step, ...]
    single: bool = True

    @property
    def losses(self) -> list[Tensor]:
        """The loss of every step, before its update; shape () each."""
        return [step.loss for step in self.steps]

    @property
    def predictions(self) -> list[Tensor]:
        """The predictions that every loss was computed from."""
        return [step.predictions for step in self.steps]

    @property
    def parameters(self) -> list[Any]:
        """The parameters after every step: a tensor each, or a list of tensors."""
        return [self._form(step.parameters) for step in self.steps]

    @property
    def epochs(self) -> list[Path]:
        """The steps of each epoch, as paths."""
        numbers = sorted({step.epoch for step in self.steps})
        return [Path(tuple(s for s in self.steps if s.epoch == k), self.single) for k in numbers]

    @property
    def mean_loss(self) -> Tensor:
        """The mean of the losses, each weighted by the size of its batch."""
        sizes = [step.size for step in self.steps]
        return torch.stack([step.size * step.loss for step in self.steps]).sum() / sum(sizes)

    @property
    def last(self) -> Any:
        """The parameters after the last step."""
        return self._form(self.steps[-1].parameters)

    def _form(self, parameters: Tensors) -> Any:
        return parameters[0] if self.single else list(parameters)


def autograd(plan: Training, state: State, batch: Batch) -> Tensors:
    """The gradient of the loss at the state's parameters."""
    leaves = tuple(p.detach().clone().requires_grad_() for p in state.parameters)
    return torch.autograd.grad(plan.loss(plan.model(plan.given(leaves), batch.x), batch.y), leaves)


def advance(plan: Training, state: State, batch: Batch) -> tuple[State, Step]:
    """One step: gradient, rule, update."""
    with torch.no_grad():
        predictions = plan.model(plan.given(state.parameters), batch.x)
        loss = plan.loss(predictions, batch.y)
    gradient = plan.gradient(plan, state, batch)
    memory, update = plan.rule.move(state.memory, gradient)
    after = tuple((p + u).detach() for p, u in zip(state.parameters, update, strict=True))
    step = Step(0, batch.size, loss, predictions, gradient, state.parameters, after)
    return State(after, memory, gradient, state.first or gradient), step


def walk(plan: Training, advance: Advance = advance) -> Iterator[Step]:
    """The steps of all epochs."""
    state = State(plan.start)
    for epoch in range(1, plan.epochs + 1):
        for indices in plan.batches(epoch):
            batch = plan.batch(indices)
            state, step = advance(plan, state, batch)
            yield replace(looked_at(plan, step, batch, state.parameters), epoch=epoch)


def looked_at(plan: Training, step: Step, batch: Batch, after: Tensors) -> Step:
    """The step with the loss and the predictions that the plan records: of before the update, or of `after` it."""
    if not plan.afterwards:
        return step
    predictions = plan.model(plan.given(after), batch.x)
    return replace(step, predictions=predictions, loss=plan.loss(predictions, batch.y))


def _log(p: Tensor) -> Tensor:
    """The logarithm, not below -100; its gradient at 0 is 0, where that of torch.log would make nan of the step."""
    positive = torch.where(p > 0, p, torch.ones_like(p))
    return torch.where(p > 0, torch.log(positive), torch.full_like(p, -100.0)).clamp(min=-100)


def _always(order: Order) -> Callable[[int], Order]:
    return lambda epoch: order


class Trainer:
    """What a function under `@mistakes` trains with; `run` decides what becomes of the plan."""

    def __init__(self, run: Callable[[Training], Path]) -> None:
        self._run = run

    sgd, adam = staticmethod(sgd), staticmethod(adam)

    @staticmethod
    def sse(predictions: Tensor, targets: Tensor) -> Tensor:
        """The sum of squared errors."""
        return ((predictions - targets) ** 2).sum()

    @staticmethod
    def mse(predictions: Tensor, targets: Tensor) -> Tensor:
        """The mean of squared errors."""
        return ((predictions - targets) ** 2).mean()

    @staticmethod
    def bce(predictions: Tensor, targets: Tensor) -> Tensor:
        """The mean binary cross entropy of probabilities; logarithms are not below -100, as in torch.nn.BCELoss."""
        one, other = _log(predictions), _log(1 - predictions)
        loss: Tensor = -(targets * one + (1 - targets) * other).mean()
        return loss

    def __call__(self, model: Model | nn.Module, loss: Loss, data: tuple[Tensor, Tensor], rule: Rule, epochs: int = 1,
                 *, start: Tensor | Sequence[Tensor] | None = None,
                 batches: Order | Callable[[int], Order] | None = None) -> Path:
        """Train.

        model    `model(parameters, x) -> predictions`, or a module, whose parameters are then the start
        loss     `loss(predictions, y) -> scalar`, for example `train.sse`, `train.mse`, `train.bce`
        data     (x, y): their first axis counts the samples
        rule     `train.sgd(lr, momentum)` or `train.adam(lr)`
        start    the parameters at the beginning: a tensor, or a list of them; the model is given the same form
        batches  index lists of an epoch's batches, or a function epoch -> index lists; None: all samples at once
        """
        single = isinstance(start, Tensor)
        call: Model = model
        if isinstance(model, nn.Module):
            names, single = [name for name, _ in model.named_parameters()], False
            start = list(model.parameters()) if start is None else start

            def call(parameters: Any, x: Tensor) -> Any:
                return torch.func.functional_call(model, dict(zip(names, parameters, strict=True)), (x,))

        begin = (start,) if isinstance(start, Tensor) else tuple(start or ())
        plan = Training(call, loss, rule, tuple(p.detach().clone() for p in begin), data, epochs,
                        batches if callable(batches) else _always(batches or [None]), autograd, single)
        return self._run(plan)
