"""The recorder where it is used: in a check's body, beside cells that IPython has run, judged on the trusted side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from recording import ALPHA, EPOCHS, START, X, Y, descent, plain

from graders import trajectory
from graders.course import Limits, load_course
from graders.laws import LAWS, Budget
from graders.records import Array, Cell, Tree, Truth
from graders.refer import Referee
from graders.sandbox import Question, Server, Session

BODY = """
def recorded(impl, X, y, start, alpha, epochs):
    with probe.record(impl.train, start=start) as steps:
        impl.train(X, y, start, alpha, epochs)
    return {"loss": steps.losses, "parameters": steps.parameters, "steps": steps.evidence}
"""
GIVEN = {
    "X": Array(X, "float32", "torch"), "y": Array(Y, "float32", "torch"),
    "start": Array(np.array(START, np.float32), "float32", "torch"), "alpha": ALPHA, "epochs": EPOCHS,
}
STUDENTS = {
    "optimiser": """
def train(X, y, start, alpha, epochs):
    W = torch.nn.Parameter(start.clone())
    optimizer = torch.optim.SGD([W], lr=alpha)
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        optimizer.step()""",
    "numpy": """
%matplotlib inline
def train(X, y, start, alpha, epochs):
    X, y, W = X.numpy(), y.numpy(), start.numpy()
    for epoch in range(epochs):
        loss = ((X @ W - y) ** 2).sum()
        W = W - alpha * 2 * X.T @ (X @ W - y)""",
}
WRONG = STUDENTS["numpy"].replace("alpha * 2", "alpha")
QUICK = Limits(cell_seconds=20, check_seconds=10)


def asked(server: Server, source: str) -> Tree:
    with Session(server, [Cell("import torch", index=0), Cell(source, index=1)], QUICK) as session:
        session.run()
        evidence = session.ask(Question(BODY, "recorded", "", GIVEN, {}, 1, 10.0))
    assert evidence.fault is None, evidence.traceback or evidence.message
    return evidence.tree


@pytest.mark.parametrize("style", STUDENTS)
def test_a_check_sees_training_that_returns_nothing(style: str, server: Server) -> None:
    known = descent(plain)
    tree = asked(server, STUDENTS[style])
    assert tree["steps"]["eye"] == ("autograd" if style == "optimiser" else "source")
    assert tree["steps"]["saw"]["faults"] == 0
    np.testing.assert_allclose(tree["parameters"].values, known.after, rtol=1e-4)
    np.testing.assert_allclose(tree["loss"].values, known.losses, rtol=1e-4)


def test_what_was_recorded_is_judged(server: Server) -> None:
    criterion = trajectory(loss=2, parameters=3, length=1)
    truth = Truth(asked(server, STUDENTS["optimiser"]))
    right, wrong = (criterion.judge(asked(server, source), truth) for source in (STUDENTS["numpy"], WRONG))
    assert [part.mismatch for part in right] == [None] * 3
    assert [part.name for part in wrong if part.mismatch is not None] == ["loss", "parameters"]


def test_names_of_the_notebook_do_not_matter(server: Server) -> None:
    tree = asked(server, STUDENTS["numpy"] + "\n\nlocals = sys = linecache = None\n")
    np.testing.assert_allclose(tree["parameters"].values, descent(plain).after, rtol=1e-4)


COURSE = {
    "exercises/course.toml": 'title = "Recorded"\n\n[[assignment]]\nname = "fit"\npages = ["fit/line"]\n',
    "exercises/fit/line.md": """# A line

{{ effort(difficulty=1, minutes=5) }}

Fit a line. Return nothing: how you walk is seen.

{{ stub("train") }}
""",
    "reference_impl/fit.py": '''"""Fitting."""


def train(X, y, start, alpha, epochs):
    """Gradient descent on the sum of squared errors."""
    W = start
    for _ in range(epochs):
        loss = ((y - X @ W) ** 2).sum()
        W = W + 2 * alpha * X.T @ (y - X @ W)
''',
    "graders/checks/fit/line.py": '''"""A line."""

import torch

from graders import check, probe, samples, trajectory


def line(rng):
    """Points around a line."""
    x = torch.tensor(rng.normal(size=20), dtype=torch.float32)
    X = torch.stack([torch.ones(20), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + torch.tensor(rng.normal(size=20), dtype=torch.float32) / 2
    start = torch.tensor(rng.normal(size=2) * 5, dtype=torch.float32)
    return {**samples(X=X, y=y), "start": start, "alpha": 0.002, "epochs": 12}


@check(given=line, criterion=trajectory(loss=2, parameters=3, length=1))
def the_way_down(impl, X, y, start, alpha, epochs):
    """Every step goes down the gradient."""
    with probe.record(impl.train, start=start) as steps:
        impl.train(X, y, start, alpha, epochs)
    return {"loss": steps.losses, "parameters": steps.parameters}
''',
    "solutions/fit/line.py": '''"""A line."""

import torch

from graders import alternative, misconception


def train(X, y, start, alpha, epochs):
    """Fit `X @ W` to y from `start`, by gradient descent on the sum of squared errors. Returns nothing."""
    W = start.clone().requires_grad_()
    for _ in range(epochs):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        W.data = W.data - alpha * W.grad
        W.grad = None


@alternative("train")
def with_a_module(X, y, start, alpha, epochs):
    net = torch.nn.Linear(2, 1, bias=False).to(X.dtype)
    net.weight.data = start.reshape(1, 2).clone()
    optimizer, loss_fn = torch.optim.SGD(net.parameters(), lr=alpha), torch.nn.MSELoss(reduction="sum")
    for _ in range(epochs):
        optimizer.zero_grad()
        loss_fn(net(X), y.reshape(-1, 1)).backward()
        optimizer.step()


@alternative("train")
def with_floats(X, y, start, alpha, epochs):
    b, w = start.tolist()
    for _ in range(epochs):
        loss = db = dw = 0.0
        for x, t in zip(X[:, 1].tolist(), y.tolist()):
            e = w * x + b - t
            loss, db, dw = loss + e * e, db + 2 * e, dw + 2 * e * x
        b, w = b - alpha * db, w - alpha * dw


@misconception("train", hint="What is in `W.grad` when the second epoch begins?")
def not_zeroed(X, y, start, alpha, epochs):
    """The gradient was never set back to zero."""
    W = start.clone().requires_grad_()
    for _ in range(epochs):
        ((X @ W - y) ** 2).sum().backward()
        W.data = W.data - alpha * W.grad


@misconception("train", hint="Differentiate the square of one error.")
def half(X, y, start, alpha, epochs):
    """The factor 2 is missing."""
    W = start
    for _ in range(epochs):
        loss = ((X @ W - y) ** 2).sum()
        W = W - alpha * X.T @ (X @ W - y)


@misconception("train", hint="How often does your loop run?")
def one_too_many(X, y, start, alpha, epochs):
    """Your loop runs once too often."""
    train(X, y, start, alpha, epochs + 1)
''',
}


def test_the_laws_hold_for_a_check_that_only_records(server: Server, tmp_path: Path) -> None:
    for name, text in COURSE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    course, referee = load_course(tmp_path, tmp_path), Referee(server, 3)
    for number in (1, 2, 3, 4):
        report = LAWS[number](course.exercise("fit/line"), course, referee, Budget(most=5, seconds=10))
        assert not report.findings, "\n".join(map(str, report.findings))
