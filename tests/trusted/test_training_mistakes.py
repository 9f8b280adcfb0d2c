"""Every general mistake against a program that makes it, written by hand, with gradients worked out on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import torch
from problems import MINI, RULES, linear
from torch import Tensor

from graders.trusted.training import MISTAKES, Trainer, answer

GIVEN = linear(3)
X, Y, START = GIVEN.x, GIVEN.y, GIVEN.start[0]
LR, EPOCHS = 0.003, 5


@dataclass
class Told:
    """What a program recorded for each step, and its loss for each epoch (mini-batches)."""

    losses: list[Any]
    parameters: list[Tensor]
    epochs: list[Tensor] | None = None


def sse(w: Tensor, x: Tensor = X, y: Tensor = Y) -> Tensor:
    return ((x @ w - y) ** 2).sum()


def slope(w: Tensor, x: Tensor = X, y: Tensor = Y) -> Tensor:
    """The gradient of the sum of squared errors."""
    return 2 * x.T @ (x @ w - y)


def loop(step: Callable[[Tensor], Tensor], epochs: int = EPOCHS, loss: Callable[[Tensor], Tensor] = sse) -> Told:
    """The loop around `step(w)`, which returns the next w."""
    w, told = START, Told([], [])
    for _ in range(epochs):
        told.losses.append(loss(w))
        w = step(w)
        told.parameters.append(w)
    return told


# --- programs, each with its mistake -----------------------------------------------------------------------------


def not_zeroed() -> Told:
    w, told = START.clone().requires_grad_(), Told([], [])
    for _ in range(EPOCHS):
        loss = sse(w)
        loss.backward()
        with torch.no_grad():
            w -= LR * w.grad
        told.losses.append(loss.detach())
        told.parameters.append(w.detach().clone())
    return told


def standing_still() -> Told:
    w, told = START.clone().requires_grad_(), Told([], [])
    optimiser = torch.optim.SGD([w], lr=LR)
    for _ in range(EPOCHS):
        loss = sse(w)
        loss.backward()
        optimiser.zero_grad()
        optimiser.step()
        told.losses.append(loss.detach())
        told.parameters.append(w.detach().clone())
    return told


def gradient_once() -> Told:
    first = slope(START)
    return loop(lambda w: w - LR * first)


def step_before_backward() -> Told:
    w, told = START.clone().requires_grad_(), Told([], [])
    optimiser = torch.optim.SGD([w], lr=LR)
    for _ in range(EPOCHS):
        loss = sse(w)
        optimiser.step()
        optimiser.zero_grad()
        loss.backward()  # the graph was made before the step
        told.losses.append(loss.detach())
        told.parameters.append(w.detach().clone())
    return told


def one_after_the_other() -> Told:
    def step(w: Tensor) -> Tensor:
        a, b = w
        a = a - LR * slope(torch.stack([a, b]))[0]
        b = b - LR * slope(torch.stack([a, b]))[1]
        return torch.stack([a, b])

    return loop(step)


def with_momentum(beta: float) -> Told:
    w, v, told = START, torch.zeros_like(START), Told([], [])
    for _ in range(EPOCHS):
        told.losses.append(sse(w))
        v = beta * v + slope(w)
        w = w - LR * v
        told.parameters.append(w)
    return told


def no_bias_correction() -> Told:
    w, m, s, told = START, torch.zeros_like(START), torch.zeros_like(START), Told([], [])
    for _ in range(EPOCHS):
        told.losses.append(sse(w))
        g = slope(w)
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
        w = w - LR * m / (s**0.5 + 1e-8)
        told.parameters.append(w)
    return told


def every_pair() -> Told:
    def table(w: Tensor) -> Tensor:
        return (((X @ w.reshape(2, 1)) - Y) ** 2).sum()  # (n, 1) minus (n,)

    w, told = START.clone().requires_grad_(), Told([], [])
    for _ in range(EPOCHS):
        loss = table(w)
        (g,) = torch.autograd.grad(loss, w)
        w = (w - LR * g).detach().requires_grad_()
        told.losses.append(loss.detach())
        told.parameters.append(w.detach())
    return told


def double_sigmoid() -> Told:
    def probability(w: Tensor) -> Tensor:
        return 1 / (1 + torch.exp(-(X @ w)))

    def step(w: Tensor) -> Tensor:
        p = probability(w)
        return w - LR * 2 * X.T @ ((p - Y) * p * (1 - p))

    return loop(step, loss=lambda w: ((probability(w) - Y) ** 2).sum())


def loss_after_update() -> Told:
    told = loop(lambda w: w - LR * slope(w))
    return Told([sse(w) for w in told.parameters], told.parameters)


def parameters_before_update() -> Told:
    told = loop(lambda w: w - LR * slope(w))
    return Told(told.losses, [START, *told.parameters[:-1]])


def live_tensor() -> Told:
    w, told = START.clone(), Told([], [])
    for _ in range(EPOCHS):
        told.losses.append(sse(w))
        w -= LR * slope(w)
        told.parameters.append(w)
    return told


def running_total() -> Told:
    told, total, losses = loop(lambda w: w - LR * slope(w)), 0.0, []
    for loss in told.losses:
        total += loss.item()
        losses.append(total)
    return Told(losses, told.parameters)


def mini(batches: list[list[int]], of_epoch: Callable[[list[Tensor], list[int]], Tensor]) -> Told:
    """Mini-batches; `of_epoch(losses, sizes)` is what is reported of an epoch."""
    w, told, told_epochs = START, Told([], []), []
    for _ in range(EPOCHS):
        losses = []
        for batch in batches:
            losses.append(sse(w, X[batch], Y[batch]))
            w = w - LR * slope(w, X[batch], Y[batch])
            told.losses.append(losses[-1])
            told.parameters.append(w)
        told_epochs.append(of_epoch(losses, [len(b) for b in batches]))
    return Told(told.losses, told.parameters, told_epochs)


def weighed(losses: list[Tensor], sizes: list[int]) -> Tensor:
    return sum((n * loss for n, loss in zip(sizes, losses, strict=True)), torch.tensor(0.0)) / sum(sizes)


def last_batch_loss() -> Told:
    told = mini(MINI, lambda losses, sizes: losses[-1])
    assert told.epochs is not None
    return Told([loss for loss in told.epochs for _ in MINI], told.parameters, told.epochs)


# name -> the program that makes it, and what the described training is given beside the mistake
BY_HAND: dict[str, tuple[Callable[[], Told], dict[str, Any]]] = {
    "uphill": (lambda: loop(lambda w: w + LR * slope(w)), {}),
    "factor_two_missing": (lambda: loop(lambda w: w + LR * X.T @ (Y - X @ w)), {}),
    "mean_gradient": (lambda: loop(lambda w: w - LR * 2 * ((X @ w - Y)[:, None] * X).mean(0)), {}),
    "sum_gradient": (lambda: loop(lambda w: w - LR * slope(w), loss=lambda w: sse(w) / 23), {"loss": "mse"}),
    "not_zeroed": (not_zeroed, {}),
    "standing_still": (standing_still, {}),
    "gradient_once": (gradient_once, {}),
    "step_before_backward": (step_before_backward, {}),
    "one_after_the_other": (one_after_the_other, {}),
    "rate_ten_times_too_large": (lambda: loop(lambda w: w - 10 * LR * slope(w)), {}),
    "rate_ten_times_too_small": (lambda: loop(lambda w: w - LR / 10 * slope(w)), {}),
    "no_momentum": (lambda: with_momentum(0.0), {"rule": Trainer.sgd(LR, 0.9)}),
    "no_bias_correction": (no_bias_correction, {"rule": Trainer.adam(LR)}),
    "every_pair": (every_pair, {}),
    "double_sigmoid": (double_sigmoid, {}),
    "one_epoch_too_many": (lambda: loop(lambda w: w - LR * slope(w), EPOCHS + 1), {}),
    "one_epoch_too_few": (lambda: loop(lambda w: w - LR * slope(w), EPOCHS - 1), {}),
    "last_batch_dropped": (lambda: mini(MINI[:2], weighed), {"batches": MINI}),
    "first_batch_only": (lambda: mini(MINI[:1], weighed), {"batches": MINI}),
    "loss_after_update": (loss_after_update, {}),
    "parameters_before_update": (parameters_before_update, {}),
    "live_tensor": (live_tensor, {}),
    "running_total": (running_total, {}),
    "last_batch_loss": (last_batch_loss, {"batches": MINI}),
    "batches_weigh_equally": (lambda: mini(MINI, lambda losses, sizes: torch.stack(losses).mean()), {"batches": MINI}),
}


def training(loss: str = "sse", rule: Any = None, batches: Any = None) -> Callable[..., Any]:
    def described(train: Trainer) -> Any:
        return train(lambda w, x: x @ w, getattr(train, loss), (X, Y), rule or train.sgd(LR), EPOCHS, start=START,
                     batches=batches)

    return described


def close(mine: list[Any], theirs: list[Any]) -> bool:
    if len(mine) != len(theirs):
        return False
    return all(torch.allclose(torch.as_tensor(a, dtype=X.dtype), torch.as_tensor(b, dtype=X.dtype), rtol=1e-9, atol=0)
               for a, b in zip(mine, theirs, strict=True))


@pytest.mark.parametrize("name", BY_HAND)
def test_a_mistake_is_what_it_says(name: str) -> None:
    made, settings = BY_HAND[name]
    path, told = answer(training(**settings), name)(), made()
    right = answer(training(**settings))()
    assert close(path.parameters, told.parameters)
    if told.epochs is None:
        assert close(path.losses, told.losses)
        differs = not close(path.parameters, right.parameters) or not close(path.losses, right.losses)
    else:
        assert close([epoch.mean_loss for epoch in path.epochs], told.epochs)
        differs = not close(told.epochs, [epoch.mean_loss for epoch in right.epochs])
    assert differs


def test_every_mistake_has_its_program() -> None:
    assert BY_HAND.keys() == MISTAKES.keys()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_says_what_happened_and_hints_without_telling(name: str) -> None:
    mistake = MISTAKES[name]
    assert mistake.name == name
    assert mistake.sentence.endswith(".")
    assert "?" in mistake.hint


def test_one_after_the_other_keeps_one_velocity_for_each_number() -> None:
    """With momentum the velocities of a step are made once, from gradients of different points."""
    w, v, parameters = START, torch.zeros_like(START), []
    for _ in range(EPOCHS):
        a, b = w
        va = 0.9 * v[0] + slope(torch.stack([a, b]))[0]
        a = a - LR * va
        vb = 0.9 * v[1] + slope(torch.stack([a, b]))[1]
        b = b - LR * vb
        w, v = torch.stack([a, b]), torch.stack([va, vb])
        parameters.append(w)
    assert close(answer(training(rule=Trainer.sgd(LR, 0.9)), "one_after_the_other")().parameters, parameters)


def test_one_after_the_other_takes_several_tensors_as_wholes() -> None:
    w, b, parameters = START, torch.tensor(0.2, dtype=X.dtype), []

    def described(train: Trainer) -> Any:
        return train(lambda p, x: x @ p[0] + p[1], train.sse, (X, Y), train.sgd(LR), EPOCHS, start=[w, b])

    path = answer(described, "one_after_the_other")()
    for _ in range(EPOCHS):
        w = w - LR * 2 * X.T @ (X @ w + b - Y)
        b = b - LR * 2 * (X @ w + b - Y).sum()
        parameters.append([w, b])
    for mine, theirs in zip(path.parameters, parameters, strict=True):
        assert close(mine, theirs)


def test_a_live_tensor_is_the_last_one() -> None:
    path = answer(training(), "live_tensor")()
    assert all(torch.equal(w, path.parameters[0]) for w in path.parameters)


@pytest.mark.parametrize("name", ["live_tensor", "running_total", "parameters_before_update", "one_epoch_too_few"])
def test_no_epochs_are_no_error(name: str) -> None:
    def described(train: Trainer) -> Any:
        return train(lambda w, x: x @ w, train.sse, (X, Y), train.sgd(LR), 0, start=START)

    assert answer(described, name)().parameters == []


@pytest.mark.parametrize("rule", RULES)
def test_a_step_without_a_gradient_is_not_counted(rule: str) -> None:
    """An optimiser leaves out parameters that have no gradient yet: Adam's corrections begin with the second step."""
    w = START.clone().requires_grad_()
    optimiser, parameters = RULES[rule][1]([w]), []
    for _ in range(EPOCHS):
        loss = sse(w)
        optimiser.step()
        optimiser.zero_grad()
        (w.grad,) = torch.autograd.grad(loss, w)
        parameters.append(w.detach().clone())
    assert torch.equal(parameters[0], START)
    assert close(answer(training(rule=RULES[rule][0](Trainer)), "step_before_backward")().parameters, parameters)
