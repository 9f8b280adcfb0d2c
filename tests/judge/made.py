"""Evidence, truths and checks for the tests of the judge; and gradient descent as correct programs write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from graders.judge.naming import Case
from graders.judge.verdict import judge
from graders.records import Array, Check, Evidence, Fault, Override, Truth, Verdict

# What a student may return in place of what was asked for.
ODD = [
    None, True, 0, -3, 2.5, float("nan"), float("inf"), 10**350, "", "7", [], {}, [None], [[]], [[1.0], [1.0, 2.0]],
    ["a", 1.0], {"a": None}, {"loss": 3.0}, {"loss": None, "parameters": "x"}, {"loss": [[1.0], [2.0, 3.0]]},
    {"loss": {"0": 1.0}}, [{"a": 1.0}, {"b": 2.0}],
    Array(np.zeros((0, 3)), "float64"), Array(np.array(1 + 2j), "complex128"),
    Array(np.ones((2, 2, 2)), "float32", "torch"), Array(np.array([True, False]), "bool"),
    Array(np.full((3, 1), np.nan), "float64"),
]


def tensor(values: Any, dtype: str = "float32") -> Array:
    """A tensor as evidence."""
    return Array(np.asarray(values, dtype=dtype), dtype, "torch")


def truth(reference: Any, *ensemble: Any, seeds: tuple[Any, ...] = (),
          values: Mapping[str, Any] | None = None) -> Truth:
    """A truth whose ensemble, if none is given, is the reference alone."""
    return Truth(reference, ensemble or (reference,), seeds, values or {})


def judged(criterion: Any, got: Any, true: Truth) -> dict[str, float]:
    """The points of each part."""
    return {part.name: part.points for part in criterion.judge(got, true)}


def why(criterion: Any, got: Any, true: Truth) -> Any:
    """The first mismatch, or None."""
    return next((part.mismatch for part in criterion.judge(got, true) if part.mismatch), None)


def check_of(criterion: Any, name: str = "asked", hint: str = "") -> Check:
    """A check whose body uses the name `answer`."""

    def body(impl: Any) -> Any:
        """The sentence."""
        return impl.answer()

    return Check(name, body, lambda rng: {}, criterion, hint=hint)


def mistake(name: str, hint: str = "") -> Override:
    """A misconception whose sentence is its name."""

    def function() -> None: ...

    function.__doc__ = f"This is {name}."
    return Override(name, "answer", function, wrong=True, hint=hint or f"Hint of {name}.")


def case(instance: int, got: Any, true: Truth, mistakes: Mapping[str, tuple[Evidence, Truth]] | None = None) -> Case:
    """A case; `got` is a tree, or Evidence."""
    evidence = got if isinstance(got, Evidence) else Evidence(got)
    return Case(instance, evidence, true, lambda: mistakes or {})


def gives(tree: Any, *ensemble: Any) -> tuple[Evidence, Truth]:
    """What a known mistake gives."""
    return Evidence(tree), truth(tree, *ensemble)


def raises(kind: str, message: str = "", line: str = "") -> Evidence:
    """Evidence of an exception."""
    return Evidence(fault=Fault.RAISED, kind=kind, message=message, line=line)


def told(criterion: Any, got: Any, true: Truth, instance: int = 0,
         mistakes: Mapping[str, tuple[Evidence, Truth]] | None = None) -> Verdict:
    """A verdict on one instance; the mistakes `a` and `b` are known."""
    known = (mistake("a", "Think of <a>."), mistake("b"))
    asked = check_of(criterion, hint="Look again.")
    return judge("unit/one", asked, [case(instance, got, true, mistakes)], known, untouched=False)


# --- gradient descent on a line, sum of squared errors -----------------------------------------------------------


def line(rng: np.random.Generator, n: int = 40) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points around a line, and a start far from it."""
    X = np.stack([np.ones(n), rng.normal(0, 1, n)], axis=1).astype(np.float32)
    y = (X @ np.array([2.5, 4.0], np.float32) + rng.normal(0, 0.5, n)).astype(np.float32)
    return X, y, np.array([-5.0, 10.0], np.float32)


Step = Callable[[np.ndarray, np.ndarray, np.ndarray, Any], tuple[np.ndarray, Any]]


def by_matrix(X: np.ndarray, y: np.ndarray, w: np.ndarray, rate: Any) -> tuple[np.ndarray, Any]:
    """One step with matrix products."""
    errors = X @ w - y
    return w - rate * 2 * (X.T @ errors), errors @ errors


def by_sums(X: np.ndarray, y: np.ndarray, w: np.ndarray, rate: Any) -> tuple[np.ndarray, Any]:
    """The same step with a sum for each parameter."""
    errors = w[0] + w[1] * X[:, 1] - y
    slopes = [(2 * errors).sum(), (2 * errors * X[:, 1]).sum()]
    return w - rate * np.array(slopes, dtype=w.dtype), (errors**2).sum()


def by_mean(X: np.ndarray, y: np.ndarray, w: np.ndarray, rate: Any) -> tuple[np.ndarray, Any]:
    """The same step as n times a mean."""
    errors = y - X @ w
    return w + rate * 2 * len(y) * np.mean(X * errors[:, None], axis=0, dtype=w.dtype), len(y) * np.mean(errors**2)


def ascent(X: np.ndarray, y: np.ndarray, w: np.ndarray, rate: Any) -> tuple[np.ndarray, Any]:
    """A mistake: uphill."""
    after, loss = by_matrix(X, y, w, rate)
    return 2 * w - after, loss


def half(X: np.ndarray, y: np.ndarray, w: np.ndarray, rate: Any) -> tuple[np.ndarray, Any]:
    """A mistake: the 2 is missing."""
    after, loss = by_matrix(X, y, w, rate)
    return (w + after) / 2, loss


def run(problem: tuple[np.ndarray, np.ndarray, np.ndarray], step: Step = by_matrix, *, epochs: int = 30,
        rate: float = 0.002, dtype: Any = np.float32) -> dict[str, Any]:
    """Histories of loss and of parameters, each before its update."""
    X, y, w = (part.astype(dtype) for part in problem)
    losses, parameters = [], []
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            parameters.append(tensor(w, str(w.dtype)))
            w, loss = step(X, y, w, dtype(rate))
            losses.append(float(loss))
    return {"loss": losses, "parameters": parameters}


def ensemble(problem: tuple[np.ndarray, np.ndarray, np.ndarray], step: Step = by_matrix, **settings: Any) -> list[Any]:
    """float64, other orders of the points, inputs moved by a unit in the last place."""
    X, y, w = problem
    members = [run(problem, step, dtype=np.float64, **settings)]
    for k in range(8):
        rng = np.random.default_rng(k)
        order = rng.permutation(len(y))
        members.append(run((X[order], y[order], w), step, **settings))
        by = [np.float32(1) + np.finfo(np.float32).eps * rng.choice([-1, 1], part.shape) for part in problem]
        members.append(run(tuple(p * b.astype(np.float32) for p, b in zip(problem, by, strict=True)), step, **settings))
    return members


def descent(problem: tuple[np.ndarray, np.ndarray, np.ndarray], step: Step = by_matrix, **settings: Any) -> Truth:
    """The truth about gradient descent on a problem."""
    return truth(run(problem, step, **settings), *ensemble(problem, step, **settings))
