"""The flight recorder: what is a step and what is none, whose batch it was, and that nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from recording import ALPHA, EPOCHS, START, X, Y, cell, descent, plain
from torch import nn
from torch._functorch import eager_transforms
from torch.optim import optimizer
from torch.utils.data import dataloader

from graders.inside import frames, probe
from graders.inside.evidence import reduce
from graders.inside.recorder import sketch_rows

NAMES = {"EPOCHS": EPOCHS, "ALPHA": ALPHA}
PLAIN = descent(plain)


def record(source: str, start: Any = START, name: str = "train", **names: Any) -> Any:
    """The steps of `train(X, y, start)` in a cell."""
    train = cell(source, **{**NAMES, **names})[name]
    with probe.record(train, start=start) as steps:
        train(torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(start))
    assert steps.saw["faults"] == 0
    return steps


def same(got: Any, known: Any) -> None:
    np.testing.assert_allclose(got, known, rtol=2e-4, atol=1e-5 * float(np.abs(known).max()))


# --- what is a step ---------------------------------------------------------------------------------------------------


def test_several_backwards_make_one_step_of_the_sum() -> None:
    steps = record("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        for part in (slice(0, 5), slice(5, 20)):
            ((X[part] @ W - y[part]) ** 2).sum().backward()
        with torch.no_grad():
            W -= ALPHA * W.grad
        W.grad.zero_()
""")
    assert steps.count == EPOCHS
    same(steps.losses, PLAIN.losses)
    same(steps.gradients, PLAIN.gradients)
    same(steps.parameters, PLAIN.after)


def test_an_evaluation_inside_the_loop_is_no_training() -> None:
    steps = record("""
def train(X, y, start):
    net = nn.Linear(2, 1, bias=False)
    net.weight.data = start.reshape(1, 2).clone()
    X_new, y_new = X[:7] + 1, y[:7]
    for epoch in range(EPOCHS):
        yhat = net(X)
        unused = net(X_new)  # with gradients, but never differentiated
        loss = ((yhat.reshape(-1) - y) ** 2).sum()
        net.zero_grad()
        loss.backward()
        with torch.no_grad():
            net.weight -= ALPHA * net.weight.grad
            score = ((net(X_new).reshape(-1) - y_new) ** 2).sum()
""")
    assert steps.count == EPOCHS
    same(steps.losses, PLAIN.losses)
    assert len(steps.batches) == 1
    np.testing.assert_array_equal(steps.inputs[0], X)


def test_a_scaled_loss_is_recorded_scaled_as_its_gradient_is() -> None:
    steps = record("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        (0.25 * loss).backward()
        W.data = W.data - 4 * ALPHA * W.grad
        W.grad = None
""")
    same(steps.losses, PLAIN.losses / 4)
    same(steps.gradients, PLAIN.gradients / 4)
    same(steps.parameters, PLAIN.after)


TWICE = {
    "in place": """
def fit(X, y, start, epochs):
    W = start.clone().requires_grad_()
    for epoch in range(epochs):
        ((X @ W - y) ** 2).sum().backward()
        W.data -= ALPHA * W.grad
        W.grad = None

def train(X, y, start):
    fit(X, y, start, EPOCHS)
    fit(X, y, start, 3)
""",
    "made anew": """
def fit(X, y, start, epochs):
    W = start.clone().requires_grad_()
    for epoch in range(epochs):
        g, = torch.autograd.grad(((X @ W - y) ** 2).sum(), W)
        W = (W.detach() - ALPHA * g).requires_grad_()

def train(X, y, start):
    fit(X, y, start, EPOCHS)
    fit(X, y, start, 3)
""",
    "by hand": """
def train(X, y, start):
    W = start
    for epoch in range(EPOCHS):
        W = W - ALPHA * 2 * X.T @ (X @ W - y)
    for alpha in [ALPHA]:
        W = start.numpy()
        for epoch in range(3):
            W = W - alpha * 2 * X.numpy().T @ (X.numpy() @ W - y.numpy())
""",
}


@pytest.mark.parametrize("style", TWICE)
def test_two_loops_are_told_apart(style: str) -> None:
    steps = record(TWICE[style])
    assert steps.loop.tolist() == [0] * EPOCHS + [1] * 3
    same(steps.before, np.concatenate([PLAIN.before, PLAIN.before[:3]]))
    same(steps.parameters, np.concatenate([PLAIN.after, PLAIN.after[:3]]))


def test_without_the_source_only_the_ends_of_loops_are_missed() -> None:
    train = cell(TWICE["made anew"], **NAMES)["train"]
    with probe.record() as steps:
        train(torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))
    assert steps.loop.tolist() == [0] * EPOCHS + [1] * 3
    assert [i for i, after in enumerate(steps.parameters) if after is None] == [EPOCHS - 1, EPOCHS + 2]
    same(np.stack(steps.parameters[: EPOCHS - 1]), PLAIN.after[:-1])


def test_two_networks_in_turn_are_two_loops() -> None:
    steps = record("""
def train(X, y, start):
    one, two = start.clone().requires_grad_(), torch.zeros(3, requires_grad=True)
    first, second = (torch.optim.SGD([p], lr=ALPHA) for p in (one, two))
    for epoch in range(3):
        for loss, optimiser in [(((X @ one - y) ** 2).sum(), first), (((two - 1) ** 2).sum(), second)]:
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
""")
    assert steps.loop.tolist() == [0, 1] * 3
    same(np.stack(steps.before[::2]), PLAIN.before[:3])
    same(np.stack(steps.parameters[1::2]), 1 - np.stack([np.full(3, (1 - 2 * ALPHA) ** t) for t in (1, 2, 3)]))


LOOKS = {
    "first": """
def train(X, y, start):
    W = start.clone().requires_grad_()
    ((X @ W - y) ** 2).mean().backward()
    print(W.grad)
    W.grad.zero_()
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        W.data -= ALPHA * W.grad
        W.grad = None
""",
    "first, of a copy": """
def train(X, y, start):
    V = start.clone().requires_grad_()
    ((X @ V - y) ** 2).mean().backward()
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            W -= ALPHA * W.grad
        W.grad = None
""",
    "in every epoch": """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        torch.autograd.grad(((X @ W - y) ** 2).mean(), W)
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        W.data -= ALPHA * W.grad
        W.grad = None
""",
    "last": """
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        W.data -= ALPHA * W.grad
        W.grad = None
    ((X @ W - y) ** 2).sum().backward()
""",
}


@pytest.mark.parametrize("when", LOOKS)
def test_a_backward_to_look_at_the_gradient_is_no_step(when: str) -> None:
    steps = record(LOOKS[when])
    assert steps.count == EPOCHS
    same(steps.losses, PLAIN.losses)
    same(steps.gradients, PLAIN.gradients)
    same(steps.parameters, PLAIN.after)


@pytest.mark.parametrize("update", ["W.data -= 0.01 * W.grad", "W.data.sub_(0.01 * W.grad)"])
def test_steps_too_small_to_change_anything_are_steps(update: str) -> None:
    steps = record(f"""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(2000):
        loss = ((W - 1) ** 2).sum()
        loss.backward()
        {update}
        W.grad.zero_()
""")
    known = 1 + 0.98 ** np.arange(2001)[:, None] * (np.array(START) - 1)
    assert steps.count == 2000
    assert (steps.parameters[-300:] == steps.parameters[-1]).all()  # it had come to its end long before
    np.testing.assert_allclose(steps.before, known[:-1], atol=1e-4)


def test_a_gradient_that_was_not_zeroed_is_recorded_as_it_was_used() -> None:
    steps = record("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(4):
        ((X @ W - y) ** 2).sum().backward()
        W.data = W.data - ALPHA * W.grad
""")
    total = np.zeros(2)

    def heaped(W: Any, gradient: Any, _: int) -> Any:
        nonlocal total
        total = total + gradient
        return W - ALPHA * total

    known = descent(heaped, epochs=4)
    same(steps.parameters, known.after)
    same(steps.gradients, np.cumsum(known.gradients, axis=0))


def test_a_clipped_gradient_is_recorded_as_the_optimiser_found_it() -> None:
    steps = record("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    optimiser = torch.optim.SGD([W], lr=0.1)
    for epoch in range(5):
        optimiser.zero_grad()
        ((X @ W - y) ** 2).sum().backward()
        torch.nn.utils.clip_grad_norm_([W], 1.0)
        optimiser.step()
""")
    np.testing.assert_allclose(np.linalg.norm(steps.gradients, axis=1), 1, rtol=1e-4)
    same(steps.before - steps.parameters, 0.1 * steps.gradients)


def test_gradients_put_there_by_hand_are_seen_when_an_optimiser_uses_them() -> None:
    steps = record("""
def train(X, y, start):
    W = nn.Parameter(start.clone())
    optimiser = torch.optim.SGD([W], lr=ALPHA)
    for epoch in range(EPOCHS):
        with torch.no_grad():
            W.grad = 2 * X.T @ (X @ W - y)
        optimiser.step()
""")
    assert steps.count == EPOCHS
    assert steps.losses is None
    same(steps.gradients, PLAIN.gradients)
    same(steps.parameters, PLAIN.after)


def test_an_optimiser_of_other_parameters_steps_and_changes_nothing() -> None:
    steps = record("""
def train(X, y, start):
    W, other = start.clone().requires_grad_(), torch.ones(2, requires_grad=True)
    optimiser = torch.optim.SGD([other], lr=ALPHA)
    for epoch in range(EPOCHS):
        optimiser.zero_grad()
        ((X @ W - y) ** 2).sum().backward()
        optimiser.step()
""")
    assert steps.count == EPOCHS
    assert (steps.parameters == np.array(START)).all()


def test_parameters_are_in_the_order_of_the_start() -> None:
    text = """
def train(x, y, start):
    parameters = {"intercept": start[0].clone().requires_grad_(), "slope": start[1].clone().requires_grad_()}
    for epoch in range(2):
        loss = ((parameters["slope"] * x[:, 1] + parameters["intercept"] - y) ** 2).sum()
        loss.backward()
        for p in parameters.values():
            p.data -= ALPHA * p.grad
            p.grad = None
"""
    same(record(text).before, PLAIN.before[:2])
    train = cell(text, **NAMES)["train"]
    with probe.record() as steps:  # without a start, in the order in which they are met
        train(torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))
    same(steps.before, PLAIN.before[:2, ::-1])


def test_derivatives_of_another_kind_are_no_steps() -> None:
    with probe.record() as steps:
        w = torch.ones(3, requires_grad=True)
        torch.func.vmap(torch.func.grad(lambda v: v.sin().sum()))(torch.ones(2, 3))
        torch.func.jacrev(torch.sin)(torch.ones(3))
        torch.autograd.functional.hessian(lambda v: (v**3).sum(), torch.ones(3))
        y = (w**2).sum()
        (chained,) = torch.autograd.grad(y, (y * 1.0).detach().requires_grad_(), allow_unused=True)
    assert chained is None
    assert steps.saw["faults"] == 0
    assert steps.parameters is None


def test_a_gradient_without_an_update_is_one_step_whose_end_is_unknown() -> None:
    with probe.record() as steps:
        w = torch.tensor([3.0], requires_grad=True)
        (w**2 - 2 * w + 3).backward()
    assert (steps.count, steps.losses.tolist(), steps.before.tolist(), steps.gradients.tolist(), steps.parameters) == (
        1, [6.0], [[3.0]], [[4.0]], None)


def test_a_look_with_autograd_does_not_hide_a_training_by_hand() -> None:
    steps = record("""
def train(X, y, start):
    V = start.clone().requires_grad_()
    ((X @ V - y) ** 2).sum().backward()
    W = start
    for epoch in range(EPOCHS):
        gradient = 2 * X.T @ (X @ W - y)
        if epoch == 0:
            print(gradient - V.grad)
        W = W - ALPHA * gradient
""")
    assert (steps.eye, steps.count) == ("source", EPOCHS)
    same(steps.parameters, PLAIN.after)


# --- what is blind ----------------------------------------------------------------------------------------------------

BLIND = {
    "no training at all": "def train(X, y, start):\n    return [1.0, 0.5, 0.25], [start] * 3",
    "recursion": """
def train(X, y, W, left=5):
    return W if not left else train(X, y, W - ALPHA * 2 * X.T @ (X @ W - y), left - 1)
""",
    "a comprehension": """
def train(X, y, start):
    W = start
    return [W := W - ALPHA * 2 * X.T @ (X @ W - y) for _ in range(5)]
""",
    "exec": """
def train(X, y, W):
    exec("for _ in range(5): W = W - ALPHA * 2 * X.T @ (X @ W - y)", {**globals(), **locals()})
""",
    "more steps than are kept": """
def train(X, y, start):
    w, b = start.tolist()
    for _ in range(20_100):
        w, b = w - 1e-5 * w, b - 1e-5 * b
""",
    "another start": """
def train(X, y, start):
    W = torch.ones(2)
    for _ in range(5):
        W = W - ALPHA * 2 * X.T @ (X @ W - y)
""",
}


@pytest.mark.parametrize("kind", BLIND)
def test_a_blind_recorder_says_so(kind: str) -> None:
    steps = record(BLIND[kind])
    assert (steps.count, steps.eye, steps.losses, steps.before, steps.gradients) == (0, "", None, None, None)
    assert steps.saw == {"faults": 0}
    assert steps.evidence["parameters"] is None


def test_a_loop_by_hand_without_its_source_is_not_seen() -> None:
    space: dict[str, Any] = {"torch": torch, **NAMES}
    exec("def train(X, y, W):\n    for _ in range(5): W = W - ALPHA * 2 * X.T @ (X @ W - y)", space)
    with probe.record(space["train"], start=START) as steps:
        space["train"](torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))
    assert (steps.count, steps.saw) == (0, {"faults": 0})


# --- large ------------------------------------------------------------------------------------------------------------


def large(rows: int = 64) -> Iterator[tuple[nn.Module, Any, torch.Tensor]]:
    torch.manual_seed(3)
    net = nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1))
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01)
    x, y = torch.randn(3 * rows, 784), torch.randn(3 * rows, 1)
    for i in range(0, 3 * rows, rows):
        optimiser.zero_grad()
        nn.functional.mse_loss(net(x[i : i + rows]), y[i : i + rows]).backward()
        optimiser.step()
        yield net, [p.detach().clone() for p in net.parameters()], x


def test_a_large_network_is_projections_and_norms() -> None:
    with probe.record() as steps:
        states = [state for _, state, _ in large()]
    assert steps.projected
    assert steps.shapes == [[32, 784], [32], [1, 32], [1]]
    assert steps.parameters.shape == (3, 9 + 32 + 32 + 1)
    for row, (weight, *small) in zip(steps.parameters, states, strict=True):
        assert row[0] == pytest.approx(float(weight.norm()), rel=1e-5)
        np.testing.assert_array_equal(row[9:], np.concatenate([p.numpy().ravel() for p in small]))
    np.testing.assert_array_equal(steps.before[1:], steps.parameters[:-1])
    # projections are linear, and blind to nothing: an SGD step is seen in every one of them
    moved = steps.parameters[:, 1:9] - steps.before[:, 1:9]
    np.testing.assert_allclose(moved, -0.01 * steps.gradients[:, 1:9], atol=2e-5)
    assert (steps.gradients[:, 1:9] != 0).all()


def test_the_rows_of_a_large_batch_can_be_found_again() -> None:
    with probe.record() as steps:
        *_, (_, _, x) = large()
    known = {tuple(row): index for index, row in enumerate(sketch_rows(x).numpy().round(3).tolist())}
    found = [[known[tuple(row)] for row in inputs.round(3).tolist()] for inputs in steps.inputs]
    assert found == [list(range(i, i + 64)) for i in (0, 64, 128)]
    assert [len(targets) for targets in steps.targets] == [64] * 3


def test_the_limit_can_be_moved() -> None:
    with probe.record(limit=100_000) as steps:
        states = [state for _, state, _ in large()]
    assert not steps.projected
    known = [np.concatenate([p.numpy().ravel() for p in state]) for state in states]
    np.testing.assert_array_equal(steps.parameters, known)


def test_random_numbers_are_the_same_with_and_without() -> None:
    first = [state for _, state, _ in large()][-1]
    after = torch.rand(3)
    with probe.record():
        second = [state for _, state, _ in large()][-1]
    assert all(map(torch.equal, first, second))
    assert torch.equal(after, torch.rand(3))


def test_long_trainings_fit_into_a_frame() -> None:
    steps = record("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(6000):
        i = epoch % 20
        loss = ((X[i:i + 1] @ W - y[i:i + 1]) ** 2).sum()
        loss.backward()
        W.data = W.data - ALPHA * W.grad
        W.grad = None
""")
    assert steps.count == len(steps.parameters) == 6000
    frames.pack(reduce(steps.evidence))


# --- callables of the check -------------------------------------------------------------------------------------------


def squares(W: torch.Tensor, X: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return ((X @ W - y) ** 2).sum()


def slopes(W: torch.Tensor, X: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return 2 * X.T @ (X @ W - y)


def handed(train: Any, **callables: Any) -> Any:
    with probe.record(start=START, **callables) as steps:
        train(steps, torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))
    return steps


def test_a_loss_and_a_gradient_that_are_handed_in() -> None:
    def train(steps: Any, X: Any, y: Any, W: Any) -> None:
        for _ in range(EPOCHS):
            steps.loss(W, X, y)
            W = W - ALPHA * steps.gradient(W, X, y)
        steps.loss(W, X, y)

    steps = handed(train, loss=squares, gradient=slopes)
    assert (steps.count, steps.eye) == (EPOCHS, "calls")
    same(steps.losses, PLAIN.losses)
    same(steps.before, PLAIN.before)
    same(steps.gradients, PLAIN.gradients)
    same(steps.parameters, PLAIN.after)


@pytest.mark.parametrize("looks", [True, False])
def test_a_loss_whose_gradient_is_found_numerically(looks: bool) -> None:
    def train(steps: Any, X: Any, y: Any, W: Any) -> None:
        X, y, W, d = X.double(), y.double(), W.double(), 1e-3
        for _ in range(EPOCHS):
            if looks:
                steps.loss(W, X, y)
            ends = [(steps.loss(W + e, X, y), steps.loss(W - e, X, y)) for e in d * torch.eye(2).double()]
            W = W - ALPHA * torch.stack([(up - down) / (2 * d) for up, down in ends])

    steps = handed(train, loss=squares)
    assert (steps.count, steps.eye) == (EPOCHS, "calls")
    same(steps.before, PLAIN.before)
    same(np.stack(steps.parameters[:-1]), PLAIN.after[:-1])
    assert steps.parameters[-1] is None
    if looks:
        same(steps.losses, PLAIN.losses)
    else:
        assert steps.losses is None


def test_a_model_of_two_numbers_and_a_loss_of_predictions() -> None:
    def train(steps: Any, X: Any, y: Any, start: Any) -> None:
        b, w = start
        for _ in range(EPOCHS):
            p = steps.model(X[:, 1], b, w=w)
            steps.loss_fn(p, y)
            b, w = b - ALPHA * 2 * (p - y).sum(), w - ALPHA * 2 * ((p - y) * X[:, 1]).sum()

    steps = handed(train, model=lambda x, b, w: w * x + b, loss_fn=lambda p, y: ((p - y) ** 2).sum())
    same(steps.losses, PLAIN.losses[:-1])  # nobody looked at the point after the last update, so it is no end of a step
    same(steps.parameters, PLAIN.after[:-1])


def test_points_that_the_training_was_not_at_are_no_steps() -> None:
    def train(steps: Any, X: Any, y: Any, W: Any) -> None:
        for delta in (1.0, 2.0, 3.0):
            steps.loss(W + delta, X, y)

    steps = handed(train, loss=squares)
    assert (steps.count, steps.saw["calls"]) == (0, 3)


def test_a_module_that_is_handed_in_stays_the_module() -> None:
    net = nn.Linear(2, 1)
    with probe.record(model=net) as steps:
        assert steps.model is net
        with pytest.raises(AttributeError):
            steps.loss  # noqa: B018
    with pytest.raises(TypeError, match="`losses` is a name"):
        probe.record(losses=squares)


# --- nothing is left behind -------------------------------------------------------------------------------------------


def patched() -> list[Any]:
    return [torch.autograd._engine_run_backward, eager_transforms.grad_and_value_impl, nn.Module.__call__,
            dataloader._BaseDataLoaderIter.__next__, dict(optimizer._global_optimizer_pre_hooks),
            dict(optimizer._global_optimizer_post_hooks)]


def test_everything_is_restored_also_after_an_exception() -> None:
    space = cell("""
def train(X, y, start):
    W = start.clone().requires_grad_()
    for epoch in range(EPOCHS):
        loss = ((X @ W - y) ** 2).sum()
        loss.backward()
        W.data = W.data - ALPHA * W.grad
        W.grad = None
        if epoch == 4:
            raise RuntimeError("on purpose")
""", **NAMES)
    before, code, names = patched(), space["train"].__code__, set(space)
    recording = probe.record(space["train"], start=START)

    def run() -> None:
        with recording:
            assert all(one is not other for one, other in zip(patched()[:4], before[:4], strict=True))
            assert space["train"].__code__ is not code
            space["train"](torch.from_numpy(X), torch.from_numpy(Y), torch.tensor(START))

    with pytest.raises(RuntimeError, match="on purpose") as raised:
        run()
    steps = recording.steps
    assert patched() == before
    assert space["train"].__code__ is code
    assert set(space) == names
    assert steps.count == 5
    same(steps.parameters, PLAIN.after[:5])
    assert raised.traceback[-1].lineno == 9  # counted from 0, in the student's own lines
    with probe.record() as again:
        pass
    assert again.count == 0


CONTROL = """
import functools

def twice(function):
    @functools.wraps(function)
    def inner(*args):
        return [function(*args), function(*args)]
    return inner

@twice
def numbers(most):
    '''A docstring.'''
    found = []
    for i in range(most):
        if i == 2:
            continue
        for j in range(i):
            if j == 3:
                break
            found.append((i, j))
        else:
            found.append("else")
    while True:
        try:
            if len(found) > 20:
                return found, sorted(locals())
            found.append(len(found))
        finally:
            found.append("finally")

class Base:
    scale = 2
    def values(self):
        yield from (self.scale * i for i in range(3))

class Child(Base):
    def __init__(self):
        self.__private = 5
    def values(self):
        for v in super().values():
            yield v + self.__private
    @staticmethod
    def total(values):
        s = 0
        for v in values:
            s += v
        return s
    @property
    def all(self):
        return [v for v in self.values()]

def train(most):
    def counter():
        n = 0
        while n < most:
            n += 1
            yield n
    return numbers(most), Child.total(Child().values()), Child().all, list(counter())
"""


def test_rewritten_functions_do_what_they_did() -> None:
    space = cell(CONTROL)
    known = space["train"](6)
    codes = [space["numbers"].__wrapped__.__code__, space["Child"].values.__code__, space["Child"].total.__code__]
    with probe.record(space["train"], start=[0.5]) as steps:
        assert space["train"](6) == known
        changed = [space["numbers"].__wrapped__.__code__, space["Child"].values.__code__, space["Child"].total.__code__]
        assert not any(a is b for a, b in zip(codes, changed, strict=True))
    assert (steps.count, steps.saw["faults"]) == (0, 0)


def test_source_that_was_edited_since_is_not_used() -> None:
    import linecache

    space = cell("def train(W):\n    for i in range(3):\n        W = W - 1.0\n    return W\n")
    train = space["train"]
    name = train.__code__.co_filename
    other = "def train(W):\n    for j in range(9):\n        W = W - 2.0\n    return W\n"
    linecache.cache[name] = (len(other), None, other.splitlines(True), name)
    with probe.record(train, start=[4.0]) as steps:
        assert train(4.0) == 1.0
    assert (steps.count, steps.saw) == (0, {"faults": 0})
