"""The recorder where it is used: in a check's body, beside cells that IPython has run, judged on the trusted side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from recording import ALPHA, EPOCHS, START, X, Y, descent, plain

from graders import trajectory
from graders.course import Limits
from graders.records import Array, Cell, Tree, Truth
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


def test_a_submission_cannot_be_hurt_by_being_recorded(server: Server, tmp_path: Path) -> None:
    """A student's own `linecache`, `sys` and `locals` in the notebook change nothing; faults stay inside."""
    strange = STUDENTS["numpy"] + "\n\nlocals = sys = linecache = None\ntorch.Tensor.tolist = None\n"
    tree = asked(server, strange)
    np.testing.assert_allclose(tree["parameters"].values, descent(plain).after, rtol=1e-4)
