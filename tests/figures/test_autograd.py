"""reference_impl/autograd.py against the curriculum's figures (section 07), `backward`, torch.nn and torch.optim."""

import importlib.util
import math
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import torch

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "autograd.py"
SPEC = importlib.util.spec_from_file_location("reference_autograd", PATH)
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)


def printed(*figures):
    """Figures as they are printed, to be met within half a unit of the last digit and two float32 units."""
    for figure in figures:
        decimals = len(figure.partition(".")[2])
        value = float(figure)
        yield pytest.approx(value, rel=0, abs=0.5 * 10.0**-decimals + 2 * 2.0 ** (math.frexp(value)[1] - 24))


def thermometer(dtype=torch.float32, scale=1.0):
    """Problem T, and its start (1, 0)."""
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4], dtype=dtype)
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0], dtype=dtype)
    return scale * t_u, t_c, torch.tensor([1.0, 0.0], dtype=dtype)


def regression():
    """Problem R, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    return X, X @ torch.tensor([2.5, 4.0]) + eps, torch.tensor([-5.0, 10.0])


def line(x, params):
    return params[0] * x + params[1]


def on_thermometer(dtype=torch.float32):
    """The mean squared error of T as a function of (w, b), and the start."""
    t_u, t_c, start = thermometer(dtype)
    return lambda params: ((line(t_u, params) - t_c) ** 2).mean(), start


def on_regression(loss):
    X, y, start = regression()
    return lambda W: loss((y - X @ W) ** 2), start


def table(n=12, p=3, dtype=torch.float64):
    """A seeded table with targets, and parameters."""
    generator = torch.Generator().manual_seed(7)
    X, y, W = (torch.randn(*shape, generator=generator, dtype=dtype) for shape in ((n, p), (n,), (p,)))
    return X, y, 3 * W


def by_optimiser(loss_of, start, lr, epochs, **more):
    """Losses before, and parameters after, each step of torch.optim.SGD."""
    W = torch.nn.Parameter(start.clone())
    optimiser = torch.optim.SGD([W], lr=lr, **more)
    losses, parameters = [], []
    for _ in range(epochs):
        optimiser.zero_grad()
        loss = loss_of(W)
        loss.backward()
        optimiser.step()
        losses.append(loss.detach())
        parameters.append(W.detach().clone())
    return torch.stack(losses), torch.stack(parameters)


def assert_same_path(ours, theirs):
    for mine, right in zip(ours, theirs, strict=True):
        torch.testing.assert_close(torch.stack(mine), right, rtol=1e-10, atol=1e-12)


# --- first_backward, accumulate_and_zero, retain_graph -----------------------------------------------------------


@pytest.mark.parametrize(
    ("problem", "figures"),
    [
        pytest.param(on_thermometer(), ("4517.2969", "82.6000"), id="thermometer"),
        pytest.param(on_regression(torch.sum), ("-1342.2522", "1188.9305"), id="sum"),
        pytest.param(on_regression(torch.mean), ("-13.4225", "11.8893"), id="mean"),
    ],
)
def test_the_first_gradient_meets_the_figures(problem, figures):
    before, after = reference.first_backward(*problem)
    assert before is None
    assert after.tolist() == list(printed(*figures))


def test_the_first_gradient_is_what_backward_leaves():
    loss_of, start = on_thermometer(torch.float64)
    leaf = start.clone().requires_grad_()
    assert leaf.grad is reference.first_backward(loss_of, start)[0]
    loss_of(leaf).backward()
    torch.testing.assert_close(reference.first_backward(loss_of, start)[1], leaf.grad, rtol=1e-13, atol=0)


def test_gradients_add_up_as_they_do_in_a_leaf():
    loss_of, start = on_thermometer(torch.float64)
    leaf, seen = start.clone().requires_grad_(), []
    for turn in range(4):
        if turn == 2:
            leaf.grad.zero_()
        else:
            loss_of(leaf).backward()
        seen.append(leaf.grad.clone())
    ours = torch.stack(reference.accumulate_and_zero(loss_of, start))
    torch.testing.assert_close(ours, torch.stack(seen), rtol=1e-13, atol=0)
    torch.testing.assert_close(ours, torch.tensor([[1.0], [2], [0], [1]]).double() * ours[0], rtol=0, atol=0)


def test_two_gradients_are_what_two_backward_calls_leave():
    X, y, W = table()
    calls = []

    def predict(params):
        calls.append(1)
        return torch.tanh(X @ params)

    ours = reference.two_gradients(predict, W, y)
    assert len(calls) == 1
    leaf = W.clone().requires_grad_()
    predictions = predict(leaf)
    for mine, loss in zip(ours, (torch.nn.MSELoss(), torch.nn.L1Loss()), strict=True):
        leaf.grad = None
        loss(predictions, y).backward(retain_graph=True)
        torch.testing.assert_close(mine, leaf.grad, rtol=1e-12, atol=1e-14)


# --- autograd_loop, repair_loop ----------------------------------------------------------------------------------


def test_the_autograd_loop_meets_the_figures():
    x, y, start = thermometer(scale=0.1)
    losses, parameters = reference.train_autograd(line, start, x, y, 1e-2, 5000)
    figures = ("7.860115", "3.828538", "3.092191", "2.957698", "2.933134", "2.928648", "2.927830", "2.927679",
               "2.927652", "2.927647")
    assert [float(loss) for loss in losses[499::500]] == list(printed(*figures))
    assert parameters[-1].tolist() == list(printed("5.3671", "-17.3012"))


def test_the_autograd_loop_is_what_the_optimiser_does_for_a_parabola():
    x, y, _ = thermometer(torch.float64, scale=0.02)
    start = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)

    def parabola(x, params):
        return params[0] * x**2 + params[1] * x + params[2]

    theirs = by_optimiser(lambda W: torch.nn.functional.mse_loss(parabola(x, W), y), start, 0.05, 40)
    assert_same_path(reference.train_autograd(parabola, start, x, y, 0.05, 40), theirs)


def test_the_repaired_loop_meets_the_figures_and_the_optimiser():
    x, y, start = thermometer(scale=0.1)
    losses, _ = reference.repaired_loop(x, y, start, 1e-2, 11)
    figures = {1: "80.364342", 2: "37.574913", 3: "30.871077", 10: "29.030489", 11: "28.941877"}
    assert [float(losses[epoch - 1]) for epoch in figures] == list(printed(*figures.values()))
    x, y, start = thermometer(torch.float64, scale=0.1)
    theirs, path = by_optimiser(lambda W: torch.nn.functional.mse_loss(line(x, W), y), start, 1e-2, 60)
    ours, last = reference.repaired_loop(x, y, start, 1e-2, 60)
    assert_same_path((ours, [last]), (theirs, path[-1:]))


# --- computation_graph -------------------------------------------------------------------------------------------


def test_the_graph_of_a_penalised_line_is_the_one_on_paper():
    """Drawn by hand; w has one leaf, which is used by the product with x and by the square."""
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 5.0])
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(0.5, requires_grad=True)
    names, edges = reference.graph_of(((w * x + b - y) ** 2).mean() + 0.1 * w**2)
    assert sorted(names) == sorted([
        "AddBackward0", "MeanBackward0", "PowBackward0", "SubBackward0", "AddBackward0", "MulBackward0",
        "MulBackward0", "PowBackward0", "AccumulateGrad", "AccumulateGrad",
    ])
    drawn = """Add Mean, Add Mul, Mean Pow, Pow Sub, Sub Add, Add Mul, Add AccumulateGrad, Mul AccumulateGrad, Mul Pow,
               Pow AccumulateGrad"""
    found = sorted((names[i].replace("Backward0", ""), names[j].replace("Backward0", "")) for i, j in edges)
    assert found == sorted(tuple(pair.split()) for pair in drawn.split(","))
    leaves = [k for k, name in enumerate(names) if name == "AccumulateGrad"]
    assert sorted(sum(used == leaf for _, used in edges) for leaf in leaves) == [1, 2]


@pytest.mark.parametrize("depth", [1, 5])
def test_a_chain_of_doublings_has_one_node_each(depth):
    """x + x, and its sum with itself, and so on: as a tree it would have 2**depth leaves."""
    value = torch.tensor(1.0, requires_grad=True)
    for _ in range(depth):
        value = value + value
    names, edges = reference.graph_of(value)
    assert names == ["AddBackward0"] * depth + ["AccumulateGrad"]
    assert set(edges) == {(k, k + 1) for k in range(depth)}


def test_a_drawn_graph_joins_the_right_places():
    """A triangle with one side missing; matplotlib's own lines and texts are looked at."""
    reference.draw_graph(["top", "left", "right"], [(0, 1), (0, 2)], [(1, 2), (0, 0), (2, 0)])
    (axes,) = plt.gcf().axes
    drawn = [sorted(map(tuple, line.get_xydata().tolist())) for line in axes.get_lines()]
    assert sorted(drawn) == [[(0, 0), (1, 2)], [(1, 2), (2, 0)]]
    assert {text.get_text(): text.get_position() for text in axes.texts} == {
        "top": (1, 2), "left": (0, 0), "right": (2, 0)}
    plt.close("all")


# --- validation_split, penalised_loss, no_grad_validation --------------------------------------------------------


@pytest.mark.parametrize(("n", "count"), [(11, 2), (50, 10), (59, 11)])
def test_a_split_is_a_partition_in_the_order_of_its_seed(n, count):
    splits = [reference.split_indices(n, seed) for seed in (1, 2, 1)]
    for train, validation in splits:
        assert (len(train), len(validation)) == (n - count, count)
        assert sorted([*train.tolist(), *validation.tolist()]) == list(range(n))
    first, second, again = ([part.tolist() for part in split] for split in splits)
    assert first == again
    assert first != second


def test_training_with_validation_meets_the_figures():
    x, y, start = thermometer(scale=0.1)
    train, validation = torch.tensor([2, 6, 3, 9, 10, 8, 7, 5, 4]), torch.tensor([1, 0])
    losses, others, parameters = reference.train_with_validation(x, y, train, validation, start, 1e-2, 3000)
    figures = {
        1: ("89.3172", "40.0765"), 2: ("37.0205", "25.6802"), 3: ("30.1377", "29.0447"), 500: ("7.6324", "9.6569"),
        1000: ("3.9177", "4.3025"), 1500: ("3.2837", "2.8423"), 2000: ("3.1755", "2.3674"),
        2500: ("3.1570", "2.1931"), 3000: ("3.1539", "2.1248"),
    }
    for epoch, pair in figures.items():
        assert [float(losses[epoch - 1]), float(others[epoch - 1])] == list(printed(*pair)), epoch
    assert parameters[-1].tolist() == list(printed("5.2459", "-16.6438"))


def test_validation_leaves_no_trace_in_the_training():
    x, y, start = thermometer(torch.float64, scale=0.1)
    train, validation = torch.arange(9), torch.tensor([9, 10])
    theirs = by_optimiser(lambda W: torch.nn.functional.mse_loss(line(x[:9], W), y[:9]), start, 1e-2, 30)
    losses, others, parameters = reference.train_with_validation(x, y, train, validation, start, 1e-2, 30)
    assert_same_path((losses, parameters), theirs)
    for loss, W in zip(others, [start, *theirs[1]], strict=False):
        torch.testing.assert_close(loss, torch.nn.functional.mse_loss(line(x[9:], W), y[9:]), rtol=1e-10, atol=0)


@pytest.mark.parametrize("strength", [0.0, 0.3])
def test_the_penalised_loss_is_a_fit_and_a_penalty(strength):
    X, y, W = table()
    leaf = W.clone().requires_grad_()
    right = torch.nn.functional.mse_loss(X @ leaf, y) + strength * leaf.dot(leaf)
    right.backward()
    loss = reference.penalised_loss(X, y, W, strength)
    torch.testing.assert_close(loss, right.detach(), rtol=1e-12, atol=0)
    slope = torch.func.grad(lambda params: reference.penalised_loss(X, y, params, strength))(W)
    torch.testing.assert_close(slope, leaf.grad, rtol=1e-12, atol=1e-14)
    torch.testing.assert_close(slope, 2 * X.T @ (X @ W - y) / len(y) + 2 * strength * W, rtol=1e-12, atol=1e-14)


def test_penalised_training_is_what_weight_decay_does_and_ends_at_ridge_regression():
    X, y, start = table()
    losses, parameters = reference.train_penalised(X, y, start, 0.1, 400, 0.3)
    _, path = by_optimiser(lambda W: torch.nn.functional.mse_loss(X @ W, y), start, 0.1, 400, weight_decay=0.6)
    assert_same_path((parameters,), (path,))
    ridge = torch.linalg.solve(X.T @ X / len(y) + 0.3 * torch.eye(3).double(), X.T @ y / len(y))
    torch.testing.assert_close(parameters[-1], ridge, rtol=1e-8, atol=1e-10)
    plain = torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
    assert ridge.norm() < plain.norm()
    assert float(losses[-1]) < float(losses[0])


@pytest.mark.parametrize("is_train", [True, False])
def test_a_graph_is_kept_for_training_only(is_train):
    x, y, start = thermometer()
    params, made = start.clone().requires_grad_(), []

    def model(x, params):
        made.append(line(x, params))
        return made[-1]

    loss = reference.loss_in_mode(model, params, x, y, is_train)
    assert [value.requires_grad for value in (loss, *made)] == [is_train, is_train]
    assert (loss.grad_fn is not None) == is_train
    assert torch.is_grad_enabled()
    assert loss.item() == next(printed("1763.8848"))
    if is_train:
        loss.backward()
        assert params.grad.tolist() == list(printed("4517.2969", "82.6000"))


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("repaired_loop", (1e-2, 3)),
        ("train_with_validation", (1e-2, 3)),
        ("train_autograd", (1e-2, 3)),
    ],
)
def test_the_reference_leaves_its_arguments_alone(name, more):
    def arguments():
        x, y, start = thermometer(scale=0.1)
        if name == "train_with_validation":
            return [x, y, torch.arange(9), torch.tensor([9, 10]), start]
        return [x, y, start] if name == "repaired_loop" else [line, start, x, y]

    given = arguments()
    getattr(reference, name)(*given, *more)
    for one, other in zip(given, arguments(), strict=True):
        assert one is other or torch.equal(one, other)
