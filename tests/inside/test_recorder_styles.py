"""The matrix: what is seen of each style of training, against the same training written down independently.

L losses, P parameters before each step, G gradients, F the parameters after every step, the last one included,
I inputs, T targets. A letter that is missing means that the recorder says None, not something else.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from recording import ALPHA, COLUMN, EPOCHS, START, Known, X, Y, adam, cell, descent, momentum, plain

from graders.inside import probe
from graders.inside.evidence import reduce

BATCHES = [slice(i, i + 8) for _ in range(4) for i in range(0, 20, 8)]

# style: (training, seen without its source, seen with it, its source)
STYLES: dict[str, tuple[Any, str, str, str]] = {
    "data": (plain, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        loss = ((y - X @ W) ** 2).sum()
        loss.backward()
        W.data = W.data - ALPHA * W.grad
        W.grad = None
"""),
    "data in place": (plain, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        if W.grad is not None:
            W.grad.zero_()
        loss = torch.sum((X @ W - y).pow(2))
        loss.backward()
        W.data -= ALPHA * W.grad.data
"""),
    "no_grad": (plain, "LPGFIT", "LPGFIT", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        yhat = X @ W
        loss = nn.functional.mse_loss(yhat, y, reduction="sum")
        loss.backward()
        with torch.no_grad():
            W -= ALPHA * W.grad
            W.grad.zero_()
"""),
    "two tensors": (plain, "LPGFI", "LPGFI", """
def train(X, y, start):
    w0, w1 = (v.clone().requires_grad_() for v in start)
    x = X[:, 1]
    for epoch in range(EPOCHS):
        loss = ((w1 * x + w0 - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            for w in (w0, w1):
                w -= ALPHA * w.grad
                w.grad = None
"""),
    "sgd": (plain, "LPGFIT", "LPGFIT", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=ALPHA, foreach=False)
    for epoch in range(EPOCHS):
        optimizer.zero_grad()
        loss = nn.MSELoss(reduction="sum")(X @ W, y)
        loss.backward()
        optimizer.step()
"""),
    "sgd foreach": (plain, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=ALPHA, foreach=True)
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
"""),
    "momentum": (momentum, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([W], lr=ALPHA, momentum=0.9)
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""),
    "adam": (adam, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([W], lr=0.1, foreach=False)
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""),
    "adam foreach": (adam, "LPGFI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimizer = torch.optim.Adam([W], lr=0.1, foreach=True)
    for epoch in range(EPOCHS):
        def closure():
            optimizer.zero_grad()
            loss = ((X @ W - y) ** 2).sum()
            loss.backward()
            return loss
        optimizer.step(closure)
"""),
    "own optimiser": (momentum, "LPGFI", "LPGFI", """
class SGD:
    def __init__(self, parameters, lr, momentum):
        self.parameters, self.lr, self.momentum = list(parameters), lr, momentum
        self.v = [torch.zeros_like(p) for p in self.parameters]
    def zero_grad(self):
        for p in self.parameters:
            p.grad = None
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.parameters, self.v):
                v.mul_(self.momentum).add_(p.grad)
                p.sub_(self.lr * v)

def train(X, y, start):
    W = nn.Parameter(start.clone())
    optimizer = SGD([W], ALPHA, 0.9)
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""),
    "autograd.grad in place": (plain, "LPGFI", "LPGFI", """
from torch.autograd import grad

def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        dW = grad(((X @ W - y) ** 2).sum(), W)[0]
        with torch.no_grad():
            W -= ALPHA * dW
"""),
    "autograd.grad one by one": (plain, "LPGFI", "LPGFI", """
def train(X, y, start):
    b, w = (v.clone().requires_grad_() for v in start)
    for epoch in range(EPOCHS):
        loss = ((w * X[:, 1] + b - y) ** 2).sum()
        dw, = torch.autograd.grad(loss, w, retain_graph=True)
        db, = torch.autograd.grad(loss, b)
        w.data.sub_(ALPHA * dw)
        b.data.sub_(ALPHA * db)
"""),
    "parameters made anew": (plain, "LPGI", "LPGFI", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        dW, = torch.autograd.grad(((X @ W - y) ** 2).sum(), W)
        W = (W - ALPHA * dW).detach().requires_grad_()
    return W
"""),
    "func.grad": (plain, "LPGIT", "LPGFIT", """
from torch.func import grad

def loss_of(W, X, y):
    return ((X @ W - y) ** 2).sum()

def train(X, y, start):
    W = start
    for epoch in range(EPOCHS):
        W = W - ALPHA * grad(loss_of)(W, X, y)
    return W
"""),
    "func.grad_and_value of two": (plain, "LPGIT", "LPGFIT", """
def loss_of(w, b, x, y):
    return ((w * x + b - y) ** 2).sum()

def train(X, y, start):
    b, w = start
    for epoch in range(EPOCHS):
        (dw, db), loss = torch.func.grad_and_value(loss_of, argnums=(0, 1))(w, b, X[:, 1], y)
        w, b = w - ALPHA * dw, b - ALPHA * db
    return w, b
"""),
    "func.grad, one argument after the other": (plain, "LPGIT", "LPGFIT", """
def loss_of(w, b, x, y):
    return ((w * x + b - y) ** 2).sum()

def train(X, y, start):
    b, w = start
    x = X[:, 1]
    for epoch in range(EPOCHS):
        dw = torch.func.grad(loss_of, argnums=0)(w, b, x, y)
        db = torch.func.grad(loss_of, argnums=1)(w, b, x, y)
        w, b = w - ALPHA * dw, b - ALPHA * db
    return w, b
"""),
    "module": (plain, "LPGFIT", "LPGFIT", """
def train(X, y, start):
    net = nn.Linear(1, 1)
    net.weight.data, net.bias.data = start[1].reshape(1, 1).clone(), start[:1].clone()
    optimizer = torch.optim.SGD(net.parameters(), lr=ALPHA)
    loss_fn = nn.MSELoss(reduction="sum")
    for epoch in range(EPOCHS):
        optimizer.zero_grad()
        loss = loss_fn(net(X[:, 1:]), y.reshape(-1, 1))
        loss.backward()
        optimizer.step()
"""),
    "module, forward called": (plain, "LPGFIT", "LPGFIT", """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(1, 1)
    def forward(self, x):
        return self.out(x)

def train(X, y, start):
    net = Net()
    net.out.load_state_dict({"weight": start[1].reshape(1, 1), "bias": start[:1]})
    for epoch in range(EPOCHS):
        net.zero_grad()
        nn.functional.mse_loss(y.reshape(-1, 1), net.forward(X[:, 1:]), reduction="sum").backward()
        with torch.no_grad():
            for p in net.parameters():
                p.copy_(p - ALPHA * p.grad)
"""),
    "class with its own loop": (plain, "LPGFI", "LPGFI", """
class Trainer:
    def __init__(self, start):
        self.W, self.losses = start.clone().requires_grad_(), []
    def epoch(self, X, y):
        loss = ((X @ self.W - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            self.W -= ALPHA * self.W.grad
        self.W.grad = None
        self.losses.append(loss.item())
    def fit(self, X, y):
        for _ in range(EPOCHS):
            self.epoch(X, y)

def train(X, y, start):
    Trainer(start).fit(X, y)
"""),
    "by hand": (plain, "", "LPGF", """
def gradient(W, X, y):
    return -2 * X.T @ y + 2 * X.T @ X @ W

def train(X, y, start):
    W = start
    losses = []
    for epoch in range(EPOCHS):
        losses.append(((X @ W - y) ** 2).sum().item())
        dW = gradient(W, X, y)
        W = W - ALPHA * dW
    return losses, W
"""),
    "by hand, in place, nothing named": (plain, "", "PF", """
def train(X, y, start):
    W = start.clone()
    t = 0
    while True:
        if t == EPOCHS:
            return W
        W -= ALPHA * 2 * X.T @ (X @ W - y)
        t += 1
"""),
    "by hand, returned pair": (plain, "", "LPGF", """
def step(w, b, x, y):
    error = w * x + b - y
    return (error * error).sum(), 2 * (error * x).sum(), 2 * error.sum()

def train(X, y, start):
    b, w = start
    for epoch in range(EPOCHS):
        loss, dw, db = step(w, b, X[:, 1], y)
        w, b = w - ALPHA * dw, b - ALPHA * db
    return w, b
"""),
    "plain floats": (plain, "", "LPGF", """
def train(X, y, start):
    w0, w1 = start.tolist()
    data = [(x, t) for x, t in zip(X[:, 1].tolist(), y.tolist())]
    for epoch in range(EPOCHS):
        loss = g0 = g1 = 0.0
        for x, t in data:
            error = w0 + w1 * x - t
            loss += error ** 2
            g0 += 2 * error
            g1 += 2 * error * x
        w0 -= ALPHA * g0
        w1 -= ALPHA * g1
"""),
    "numpy": (plain, "", "LPGF", """
def train(X, y, start):
    X, y, W = X.numpy(), y.numpy(), start.numpy().copy()
    for epoch in range(EPOCHS):
        residual = X @ W - y
        loss = (residual ** 2).sum()
        grad = 2 * X.T.dot(residual)
        W -= ALPHA * grad
    return W
"""),
    "numpy, a history filled in": (plain, "", "LPF", """
def train(X, y, start):
    X, y = X.numpy().astype(np.float64), y.numpy()
    losses, path = np.zeros(EPOCHS), np.zeros((EPOCHS + 1, 2))
    W = path[0] = start.numpy()
    for t in range(EPOCHS):
        losses[t] = np.sum((X @ W - y) ** 2)
        W = W - 2 * ALPHA * X.T @ (X @ W - y)
        path[t + 1] = W
    return losses, path
"""),
    "numeric gradient, vector": (plain, "", "LPGF", """
def loss_of(W, X, y):
    return ((X @ W - y) ** 2).sum()

def numeric(W, X, y, d=1e-3):
    grad = torch.zeros_like(W)
    for i in range(len(W)):
        old = W[i].item()
        W[i] = old + d
        up = loss_of(W, X, y)
        W[i] = old - d
        grad[i] = (up - loss_of(W, X, y)) / (2 * d)
        W[i] = old
    return grad

def train(X, y, start):
    X, y, W = X.double(), y.double(), start.double()
    for epoch in range(EPOCHS):
        loss = loss_of(W, X, y)
        grad = numeric(W, X, y)
        W = W - ALPHA * grad
    return W
"""),
    "numeric gradient, coordinates updated one by one": (plain, "", "LPF", """
def train(X, y, start):
    X, y, W = X.double(), y.double(), start.double()
    cost = lambda W: float(((X @ W - y) ** 2).sum())
    costs = []
    for epoch in range(EPOCHS):
        costs.append(cost(W))
        grad = [(cost(W + d) - cost(W - d)) / 2e-3 for d in 1e-3 * torch.eye(2).double()]
        for i in range(2):
            W[i] -= ALPHA * grad[i]
    return W
"""),
    "class without autograd": (plain, "", "LPF", """
class Line:
    def __init__(self, start):
        self.params = {"b": float(start[0]), "w": float(start[1])}
        self.history = []
    def __call__(self, x):
        return self.params["w"] * x + self.params["b"]

class Trainer:
    def __init__(self, line):
        self.line, self.loss = line, 0.0
    def gradient(self, x, y):
        error = self.line(x) - y
        self.loss = float((error ** 2).sum())
        return 2 * float((error * x).sum()), 2 * float(error.sum())

def train(X, y, start):
    line = Line(start)
    trainer, params = Trainer(line), line.params
    for _ in range(EPOCHS):
        dw, db = trainer.gradient(X[:, 1], y)
        params["w"] -= ALPHA * dw
        params["b"] -= ALPHA * db
"""),
    "global": (plain, "", "LPF", """
W = None

def epoch(X, y):
    global W
    loss = ((X @ W - y) ** 2).sum()
    W = W - ALPHA * 2 * X.T @ (X @ W - y)
    return loss

def train(X, y, start):
    global W
    W = start
    for _ in range(EPOCHS):
        loss = epoch(X, y)
"""),
}


def check(steps: Any, truth: Known, seen: str) -> None:
    """Everything that is to be seen is seen and right, and nothing else is claimed."""
    assert steps.saw["faults"] == 0
    assert steps.count == (len(truth.losses) if seen else 0)
    found = {"L": steps.losses, "P": steps.before, "G": steps.gradients, "F": steps.parameters}
    known = {"L": truth.losses, "P": truth.before, "G": truth.gradients, "F": truth.after}
    for letter, value in found.items():
        if letter in seen:
            scale = np.abs(known[letter]).max()
            np.testing.assert_allclose(value, known[letter], rtol=2e-4, atol=2e-6 * scale, err_msg=letter)
        elif letter == "F" and seen:  # where parameters are made anew, only the last of them is missed
            assert value[-1] is None
            np.testing.assert_allclose(np.stack(value[:-1]), truth.after[:-1], rtol=2e-4)
        else:
            assert value is None, letter
    assert bool(steps.saw.get("backward", 0) or steps.saw.get("source", 0)) == bool(seen)
    reduce(steps.evidence)


def given(values: Any, like: Any) -> bool:
    return values is not None and np.array_equal(np.ravel(values), np.ravel(like))


@pytest.mark.parametrize("source", [False, True], ids=["blind to the source", "with source"])
@pytest.mark.parametrize("style", STYLES)
def test_what_is_seen(style: str, source: bool) -> None:
    update, without, with_it, text = STYLES[style]
    seen = with_it if source else without
    train = cell(text, EPOCHS=EPOCHS, ALPHA=ALPHA)["train"]
    start = torch.tensor(START)
    with probe.record(*([train] if source else []), start=start) as steps:
        train(torch.from_numpy(X), torch.from_numpy(Y), start)
    truth = descent(update if update is plain else update())
    check(steps, truth, seen)
    assert len(steps.inputs) == (EPOCHS if "I" in seen else 0)
    assert all(given(batch, X) or given(batch, COLUMN) for batch in steps.inputs)
    assert all(given(batch, Y) == ("T" in seen) for batch in steps.targets)


MINI = {
    "module, optimiser, DataLoader": ("LPGFIT", """
def train(X, y, start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    optimizer = torch.optim.SGD(net.parameters(), lr=ALPHA)
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y.reshape(-1, 1)), batch_size=8)
    for epoch in range(4):
        for xb, yb in loader:
            loss = ((net(xb) - yb) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
"""),
    "raw tensors, DataLoader": ("LPGFIT", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    loader = torch.utils.data.DataLoader([(x, t) for x, t in zip(X, y)], batch_size=8)
    for epoch in range(4):
        for xb, yb in loader:
            loss = ((xb @ W - yb) ** 2).mean()
            loss.backward()
            with torch.no_grad():
                W -= ALPHA * W.grad
                W.grad.zero_()
"""),
    "raw tensors, slices": ("LPGFIT", """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(4):
        for i in range(0, len(X), 8):
            xb, yb = X[i:i + 8], y[i:i + 8]
            loss = ((xb @ W - yb) ** 2).mean()
            loss.backward()
            W.data = W.data - ALPHA * W.grad
            W.grad = None
"""),
    "raw tensors, a generator": ("LPGFIT", """
def batches(X, y):
    for i in range(0, len(X), 8):
        yield X[i:i + 8], y[i:i + 8]

def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(4):
        for k, (xb, yb) in enumerate(batches(X, y)):
            loss = ((xb @ W - yb) ** 2).mean()
            loss.backward()
            W.data = W.data - ALPHA * W.grad
            W.grad = None
"""),
    "by hand, slices": ("LPFIT", """
def train(X, y, start):
    X, y, W = X.numpy(), y.numpy(), start.numpy()
    for epoch in range(4):
        for i in range(0, len(X), 8):
            xb, yb = X[i:i + 8], y[i:i + 8]
            error = xb @ W - yb
            loss = np.mean(error ** 2)
            W = W - ALPHA * 2 * xb.T @ error / len(yb)
"""),
}


@pytest.mark.parametrize("style", MINI)
def test_mini_batches(style: str) -> None:
    seen, text = MINI[style]
    train = cell(text, ALPHA=ALPHA)["train"]
    with probe.record(train, start=torch.tensor(START)) as steps:
        train(torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))
    check(steps, descent(plain, BATCHES, mean=True), seen)
    assert len(steps.batches) == 3  # the same three in every epoch
    assert steps.batch.tolist() == [0, 1, 2] * 4
    for part, inputs, targets in zip(BATCHES, steps.inputs, steps.targets, strict=True):
        np.testing.assert_array_equal(inputs, X[part])
        np.testing.assert_array_equal(targets.ravel(), Y[part])
    assert set(steps.loop.tolist()) == {0}
