"""The whole checks that the README shows are checks: a right answer earns everything, a wrong one does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy as np
import pytest
import torch
from classroom import ROOT
from torch.utils.data import DataLoader

matplotlib.use("agg")
import matplotlib.pyplot as plt

from graders.authoring import MARK, instance_of
from graders.inside.evidence import reduce
from graders.records import Check, Truth

README = (ROOT / "README.md").read_text("utf8")
WHOLE = README.partition("\n### Whole checks\n")[2].partition("\n### Tolerance\n")[0]
CHECKS = re.findall(r"^```python\n(.*?)^```$", WHOLE, re.M | re.S)


def shown(name: str) -> Check:
    """The check of this name, as a reader would copy it."""
    for source in CHECKS:
        space: dict[str, Any] = {}
        exec(compile(source, "README.md", "exec"), space)
        if name in space:
            declared: Check = getattr(space[name], MARK)
            return declared
    raise AssertionError(f"the README shows no check {name}")


def points(name: str, reference: Callable[..., Any], answer: Callable[..., Any], asked: str) -> float:
    """What the answer earns on one instance, when the reference says what is right."""
    check = shown(name)
    instance = instance_of(check.given(np.random.default_rng(8)))
    handed = {key: value for key, value in instance.values.items() if key not in instance.private}

    def evidence(of: Callable[..., Any], seed: int) -> Any:
        torch.manual_seed(seed)
        plt.close("all")
        return reduce(check.body(SimpleNamespace(**{asked: of}), **handed))

    truth = Truth(evidence(reference, 1), (evidence(reference, 1),), tuple(evidence(reference, s) for s in range(2, 6)),
                  instance.values)
    judged = check.criterion.judge(evidence(answer, 9), truth)
    return sum(part.points for part in judged) / check.points


def plot(x: Any, y: Any, w: Any, b: Any) -> Any:
    fig, ax = plt.subplots()
    ax.scatter(x, y)
    ax.plot([-3.0, 3.0], [b - 3 * w, b + 3 * w])
    ax.set(xlabel="x", ylabel="y")
    return fig


def plot_otherwise(x: Any, y: Any, w: Any, b: Any) -> None:
    order = torch.argsort(x)
    plt.plot(x[order], y[order], "k.")
    plt.plot(x[order], x[order] * w + b, "--")
    plt.xlabel("x")
    plt.ylabel("y")


def plot_without_names(x: Any, y: Any, w: Any, b: Any) -> None:
    plt.plot(x, y, "o")
    plt.plot(x, x.double() * w + b)


def loader(X: Any, size: int) -> Any:
    return DataLoader(X, size, shuffle=True)


def without_the_last(X: Any, size: int) -> Any:
    return DataLoader(X, size, shuffle=True, drop_last=True)


def shuffled_once(X: Any, size: int) -> Any:
    return X[torch.randperm(len(X))].split(size)


def nearest_mean(X: Any, labels: Any, new: Any) -> Any:
    means = torch.stack([X[labels == k].mean(0) for k in (0, 1)])
    return torch.cdist(new, means).argmin(1)


def nearest_neighbours(X: Any, labels: Any, new: Any) -> list[int]:
    nearest = torch.cdist(new, X).topk(9, largest=False).indices
    return (labels[nearest].float().mean(1) > 0.5).int().tolist()


def always_the_first(X: Any, labels: Any, new: Any) -> Any:
    return torch.zeros(len(new))


@pytest.mark.parametrize(("name", "asked", "right", "other", "wrong", "left"), [
    ("points_and_line", "plot_fit", plot, plot_otherwise, plot_without_names, 0.75),
    ("two_epochs", "shuffled_loader", loader, lambda X, size: loader([*X], size), without_the_last, 0),
    ("two_epochs", "shuffled_loader", loader, lambda X, size: loader(X.double(), size), shuffled_once, 0),
    ("new_points", "classify", nearest_mean, nearest_neighbours, always_the_first, 0),
])
def test_a_whole_check_tells_right_from_wrong(
        name: str, asked: str, right: Any, other: Any, wrong: Any, left: float) -> None:
    assert points(name, right, right, asked) == 1
    assert points(name, right, other, asked) == 1
    assert points(name, right, wrong, asked) == left


def test_there_is_one_for_each_of_what_is_hard_to_see() -> None:
    source = "\n".join(CHECKS)
    assert not [word for word in ("probe.figure(", "private(", "satisfies(", "at_least(") if word not in source]


def test_the_canary_is_explained() -> None:
    assert "`canary=`" in README
