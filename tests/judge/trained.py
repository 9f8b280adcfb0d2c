"""Trainings for the tests of replay and naming: a learner's program with any mistakes in it, and what the engine knows
of the exercise, computed here without a sandbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import torch
from made import check_of
from torch import Tensor

from graders import mistakes
from graders.authoring import MARK
from graders.inside.evidence import reduce
from graders.judge.naming import Case
from graders.judge.recorded import Recorded, recorded
from graders.judge.replay import Replayed, home
from graders.judge.trajectory import trajectory
from graders.judge.verdict import judge
from graders.records import Check, Evidence, Override, Truth, Verdict
from graders.trusted.training import along, answer, histories

Values = Mapping[str, Any]
NAMES = ("uphill", "factor_two_missing", "mean_gradient", "not_zeroed", "standing_still", "gradient_once",
         "one_after_the_other", "rate_ten_times_too_small", "loss_after_update", "parameters_before_update",
         "live_tensor", "running_total", "one_epoch_too_many", "one_epoch_too_few")
CRITERION = trajectory(updates=2, parameters=1, loss=2, length=1)
CHECK: Check = check_of(CRITERION, "history", "Look at your history.")


@mistakes("train", *NAMES)
def described(train: Any, X: Tensor, y: Tensor, start: Tensor, lr: float, epochs: int) -> Any:
    return train(lambda W, X: X @ W, train.sse, (X, y), train.sgd(lr), epochs, start=start)


KNOWN: tuple[Override, ...] = tuple(o for o in getattr(described, MARK) if o.wrong)


def problem(seed: int) -> Values:
    """Points around a line and a start away from it; 17 of them, so that no two factors are the same."""
    rng = np.random.default_rng(seed)
    x = torch.tensor(rng.normal(rng.uniform(0.3, 0.8), 1, 17), dtype=torch.float32)
    X = torch.stack([torch.ones(17), x], dim=1)
    best = torch.tensor(rng.uniform(-4, 4, 2), dtype=torch.float32)
    y = X @ best + torch.tensor(rng.normal(0, 0.5, 17), dtype=torch.float32)
    start = best + torch.tensor(rng.choice([-1, 1], 2) * rng.uniform(3, 8, 2), dtype=torch.float32)
    lr = float(rng.uniform(0.1, 0.35)) / float(torch.linalg.eigvalsh(X.T @ X)[-1])
    return {"X": X, "y": y, "start": start, "lr": lr, "epochs": int(rng.integers(8, 14))}


def program(values: Values, *wrong: str, start: Tensor | None = None, epochs: int = 0, times: float = 1.0,
            loss_times: float = 1.0) -> dict[str, Any]:
    """What a learner's loop records. `wrong` are its mistakes; `times` makes every gradient longer."""
    X, y, lr = values["X"], values["y"], values["lr"]
    W = (values["start"] if start is None else start).clone().requires_grad_()
    losses: list[Any] = []
    parameters: list[Tensor] = []
    total, first = 0.0, None
    turns = (epochs or values["epochs"]) + ("one_epoch_too_many" in wrong) - ("one_epoch_too_few" in wrong)
    factor = (times * (0.5 if "factor_two_missing" in wrong else 1) * (-1 if "uphill" in wrong else 1)
              * (1 / len(y) if "mean_gradient" in wrong else 1) * (0.1 if "rate_ten_times_too_small" in wrong else 1)
              * (0 if "standing_still" in wrong else 1))
    for _ in range(turns):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        assert W.grad is not None
        first = W.grad.clone() if first is None else first
        gradient = first if "gradient_once" in wrong else W.grad
        if "parameters_before_update" in wrong:
            parameters.append(W.detach().clone())
        if "one_after_the_other" in wrong:
            with torch.no_grad():
                for i in range(2):
                    W[i] -= lr * factor * 2 * (X[:, i] * (X @ W - y)).sum()
        else:
            W.data -= lr * factor * gradient
        if "not_zeroed" not in wrong:
            W.grad = None
        value = ((X @ W - y) ** 2).sum().item() if "loss_after_update" in wrong else loss.item()
        total += value
        losses.append(loss_times * (total if "running_total" in wrong else value))
        if "parameters_before_update" not in wrong:
            parameters.append(W.data if "live_tensor" in wrong else W.detach().clone())
    return {"loss": losses, "parameters": parameters}


# --- what the engine knows ---------------------------------------------------------------------------------------


def moved(values: Values) -> list[dict[str, Any]]:
    """The same problem in float64, and with every number moved by a unit in the last place."""
    rng = np.random.default_rng(7)

    def each(change: Callable[[Tensor], Tensor]) -> dict[str, Any]:
        return {name: change(v) if isinstance(v, Tensor) else v for name, v in values.items()}

    def nudged(a: Tensor) -> Tensor:
        return a * (1 + torch.tensor(rng.choice([-1, 1], a.shape) * np.finfo(np.float32).eps, dtype=a.dtype))

    return [each(Tensor.double), *(each(nudged) for _ in range(4))]


def _whole(name: str, values: Values) -> Any:
    path = answer(described, name)(**values)
    return reduce({"loss": path.losses, "parameters": path.parameters})


@cache
def truths(seed: int) -> Mapping[str, tuple[Evidence, Truth]]:
    """What the right program ("") and every mistake give on a problem."""
    values = problem(seed)
    found = {}
    for name in ("", *NAMES):
        tree = _whole(name, values)
        found[name] = (Evidence(tree), Truth(tree, tuple(_whole(name, other) for other in moved(values))))
    return found


def replayed(values: Values, told: Recorded) -> Replayed:
    """The histories along what is recorded, of the right program and of the mistakes."""
    def histories_of(name: str, given: Values, start: Any = told.start) -> Any:
        with along(told.parameters, told.batches, start) as record:
            answer(described, name)(**given)
        return reduce(histories(record))

    began = home(told, histories_of("", values), lambda: (histories_of(name, values) for name in NAMES))
    start = told.start if began is None else began

    @cache
    def true(name: str) -> Truth:
        return Truth(histories_of(name, values, start), tuple(histories_of(name, m, start) for m in moved(values)))

    def known(names: frozenset[str] | None) -> Mapping[str, Truth]:
        return {name: true(name) for name in NAMES if names is None or name in names}

    return Replayed(told, true(""), known)


def case_of(seed: int, got: Mapping[str, Any], instance: int = 0) -> Case:
    """The case of a submission that gave this on the problem of a seed."""
    evidence, known = Evidence(reduce(dict(got))), truths(seed)
    told = recorded(CRITERION, evidence.tree, known[""][1].reference)

    @cache
    def replay() -> Replayed | None:
        return replayed(problem(seed), told) if told else None

    return Case(instance, evidence, known[""][1], lambda: {n: k for n, k in known.items() if n}, replay)


def verdict_on(seeds: Sequence[int], made: Callable[[Values], Mapping[str, Any]]) -> Verdict:
    """The verdict on a program, on an instance for each seed; the first is public."""
    cases = [case_of(seed, made(problem(seed)), i) for i, seed in enumerate(seeds)]
    return judge("unit/exercise", CHECK, cases, KNOWN, untouched=False)


def points(verdict: Verdict) -> dict[str, float]:
    return {part.name: part.points for part in verdict.parts}


def by_part(verdict: Verdict) -> dict[str, set[str]]:
    """The mistakes that are named, under the part that each explains ("": all of it)."""
    found: dict[str, set[str]] = {}
    parts = verdict.explains or ("",) * len(verdict.misconceptions)
    for name, part in zip(verdict.misconceptions, parts, strict=True):
        found.setdefault(part, set()).add(name)
    return found
