"""reference_impl/linear_and_optim.py against the curriculum's figures (section 08), torch.nn and torch.optim."""

import importlib.util
import math
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn, optim

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "linear_and_optim.py"
SPEC = importlib.util.spec_from_file_location("reference_linear_and_optim", PATH)
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)

DOUBLE = torch.float64


def printed(*figures):
    """Figures as they are printed, to be met within half a unit of the last digit and two float32 units."""
    for figure in figures:
        decimals = len(figure.partition(".")[2])
        value = float(figure)
        yield pytest.approx(value, rel=0, abs=0.5 * 10.0**-decimals + 2 * 2.0 ** (math.frexp(value)[1] - 24))


def regression(dtype=torch.float32):
    """Problem R with flat targets, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return X.to(dtype), y.to(dtype), torch.tensor([-5.0, 10.0], dtype=dtype)


def thermometer(scale=1.0, dtype=torch.float32):
    """Problem T with inputs times `scale`, and its start (1, 0)."""
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4], dtype=dtype)
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0], dtype=dtype)
    return scale * t_u, t_c, torch.tensor([1.0, 0.0], dtype=dtype)


def layer(weight, bias=None):
    """An nn.Linear with these numbers."""
    net = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None, dtype=weight.dtype)
    net.weight.data.copy_(weight)
    if bias is not None:
        net.bias.data.copy_(bias)
    return net


def by_torch(net, X, y, make, epochs):
    """Losses and parameters of a layer under nn.MSELoss and an optimiser, by autograd; y is a column."""
    loss_fn, optimiser = nn.MSELoss(), make(net.parameters())
    losses, parameters = [], []
    for _ in range(epochs):
        loss = loss_fn(net(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.detach())
        parameters.append(nn.utils.parameters_to_vector(net.parameters()).detach().clone())
    return torch.stack(losses), torch.stack(parameters)


def line_by_torch(inputs, targets, start, make, epochs):
    """The same for `w * inputs + b`."""
    net = layer(start[:1].reshape(1, 1), start[1:])
    return by_torch(net, inputs[:, None], targets[:, None], make, epochs)


def assert_same_path(ours, theirs, rtol=1e-9):
    for mine, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(torch.stack(mine).reshape(other.shape), other, rtol=rtol, atol=1e-12)


# --- the rewrites of problem R ------------------------------------------------------------------------------------

PATH_OF_W = {
    1: ("-3.657748", "8.811069"),
    2: ("-2.554812", "7.861192"),
    3: ("-1.649186", "7.101553"),
    10: ("1.445364", "4.684780"),
    20: ("2.314984", "4.085976"),
    30: ("2.428956", "4.014444"),
}


def by_loss_fn(X, y, start, epochs):
    return reference.fit_with_mse_loss(X, y, start, 0.1, epochs)


def by_layer(X, y, start, epochs):
    return reference.train_net(layer(start[None, :]), X, y[:, None], 0.1, epochs)


@pytest.mark.parametrize("run", [by_loss_fn, by_layer])
def test_the_rewrites_take_the_old_path(run):
    losses, parameters = run(*regression(), 30)
    assert float(losses[0]) == next(printed("85.876875"))
    for epoch, figures in PATH_OF_W.items():
        assert parameters[epoch - 1].flatten().tolist() == list(printed(*figures)), epoch


@pytest.mark.parametrize("run", [by_loss_fn, by_layer])
def test_the_rewrites_are_what_torch_does(run):
    X, y, start = regression(DOUBLE)
    theirs = by_torch(layer(start[None, :]), X, y[:, None], lambda p: optim.SGD(p, lr=0.1), 30)
    assert_same_path(run(X, y, start, 30), theirs)


def test_the_first_predictions_meet_the_figures():
    X, _, start = regression()
    net = reference.net_with_weight(start)
    predictions = net(X)[:5]
    assert predictions.flatten().tolist() == list(printed("-29.82", "-28.62", "-24.97", "-21.24", "-19.79"))
    torch.testing.assert_close(predictions, layer(start[None, :])(X)[:5])
    assert [tuple(p.shape) for p in net.parameters()] == [(1, 2)]


def test_the_weights_keep_the_shape_of_the_layer():
    X, y, start = regression()
    _, weights = by_layer(X, y, start, 2)
    assert [tuple(weight.shape) for weight in weights] == [(1, 2), (1, 2)]


# --- the optimisers on problem T ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "lr", "figures"), [(1.0, 1e-5, ("0.954827", "-0.00082600")), (0.1, 1e-2, ("1.7761", "0.1064"))]
)
def test_one_step_of_sgd_meets_the_figures(scale, lr, figures):
    _, parameters = reference.train_sgd(*thermometer(scale), lr, 1)
    assert parameters[0].tolist() == list(printed(*figures))


def test_five_thousand_epochs_of_sgd_meet_the_figures():
    losses, parameters = reference.train_sgd(*thermometer(0.1), 1e-2, 5000)
    assert float(losses[-1]) == pytest.approx(2.927647, abs=1e-6)
    assert parameters[-1].tolist() == list(printed("5.3671", "-17.3012"))


def test_two_thousand_epochs_of_adam_meet_the_figures():
    losses, parameters = reference.train_adam(*thermometer(), 0.1, 2000)
    figures = {500: 7.612900, 1000: 3.086700, 1500: 2.928579, 2000: 2.927644}
    for epoch, figure in figures.items():
        assert float(losses[epoch - 1]) == pytest.approx(figure, abs=5e-6), epoch
    assert parameters[-1].tolist() == list(printed("0.5367", "-17.3021"))


@pytest.mark.parametrize(
    ("name", "make"),
    [("train_sgd", lambda p: optim.SGD(p, lr=0.01)), ("train_adam", lambda p: optim.Adam(p, lr=0.01))],
)
def test_the_trainings_are_what_torch_does(name, make):
    problem = thermometer(0.1, DOUBLE)
    assert_same_path(getattr(reference, name)(*problem, 0.01, 60), line_by_torch(*problem, make, 60))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("momentum", lambda p: optim.SGD(p, lr=0.01, momentum=0.9)),
        ("rmsprop", lambda p: optim.RMSprop(p, lr=0.01)),
        ("adagrad", lambda p: optim.Adagrad(p, lr=0.01)),
    ],
)
def test_the_other_optimisers_are_what_torch_does(name, make):
    problem = thermometer(0.1, DOUBLE)
    paths = reference.three_paths(*problem, 0.01, 60)
    _, theirs = line_by_torch(*problem, make, 60)
    torch.testing.assert_close(torch.stack(paths[name]), theirs, rtol=1e-9, atol=1e-12)


# --- linear_bias on problem F -------------------------------------------------------------------------------------


def fahrenheit():
    """Problem F with seeded noise."""
    torch.manual_seed(43052)
    x = torch.from_numpy(np.linspace(-10, 10, 40)).float()
    return x, 1.8 * x + 32 + 4 * torch.randn(40)


def test_the_layer_is_the_line_of_least_squares():
    x, y = fahrenheit()
    slope, intercept = np.polyfit(x.double(), y.double(), 1)
    net = reference.fit_layer(x, y, 1e-3, 7000)
    assert (tuple(net.weight.shape), tuple(net.bias.shape)) == ((1, 1), (1,))
    assert [net.weight.item(), net.bias.item()] == pytest.approx([slope, intercept], rel=1e-5)


def test_training_ends_at_the_line_of_least_squares():
    x, y = fahrenheit()
    net = reference.fit_layer(x, y, 1e-3, 7000)
    _, pairs = line_by_torch(x, y, torch.tensor([1.0, 0.0]), lambda p: optim.SGD(p, lr=1e-3), 7000)
    assert pairs[-1].tolist() == pytest.approx([net.weight.item(), net.bias.item()], rel=1e-4)


# --- the classes --------------------------------------------------------------------------------------------------


def test_the_layer_is_that_of_torch():
    torch.manual_seed(1)
    weight, bias = torch.randn(3, 4, dtype=DOUBLE), torch.randn(3, dtype=DOUBLE)
    x, times = torch.randn(5, 4, dtype=DOUBLE), torch.randn(5, 3, dtype=DOUBLE)
    ours, theirs = reference.Linear(4, 3), layer(weight, bias)
    names = [(name, tuple(p.shape)) for name, p in theirs.named_parameters()]
    assert [(name, tuple(p.shape)) for name, p in ours.named_parameters()] == names
    ours.weight.data, ours.bias.data = weight, bias
    for net in (ours, theirs):
        (net(x) * times).sum().backward()
    torch.testing.assert_close(ours(x), theirs(x))
    torch.testing.assert_close(ours.weight.grad, theirs.weight.grad)
    torch.testing.assert_close(ours.bias.grad, theirs.bias.grad)


def descended(make, steps):
    """The path of two tensors under an optimiser, one of them without a gradient in the first half of the steps."""
    p = torch.tensor([1.5, -2.0], dtype=DOUBLE, requires_grad=True)
    q = torch.tensor([[3.0]], dtype=DOUBLE, requires_grad=True)
    optimiser, path = make(iter([p, q])), []
    for k in range(steps):
        loss = ((p - 3) ** 2).sum() + (p[0] ** 4) / 10
        if 2 * k >= steps:
            loss = loss + (q**2).sum()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        path.append(torch.cat([p.detach(), q.detach().flatten()]))
    return torch.stack(path)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (lambda p: reference.SGD(p, 0.05), lambda p: optim.SGD(p, lr=0.05)),
        (lambda p: reference.Adam(p), lambda p: optim.Adam(p)),
        (lambda p: reference.Adam(p, 0.2, (0.8, 0.97), 0.05), lambda p: optim.Adam(p, 0.2, (0.8, 0.97), 0.05)),
    ],
)
def test_the_optimisers_are_those_of_torch(ours, theirs):
    torch.testing.assert_close(descended(ours, 20), descended(theirs, 20), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    ("name", "given", "more"),
    [
        ("fit_with_mse_loss", regression, (0.1, 3)),
        ("train_sgd", thermometer, (1e-4, 3)),
        ("train_adam", thermometer, (0.1, 3)),
        ("three_paths", thermometer, (1e-4, 3)),
    ],
)
def test_the_reference_leaves_its_arguments_alone(name, given, more):
    arguments, kept = given(), given()
    getattr(reference, name)(*arguments, *more)
    for one, other in zip(arguments, kept, strict=True):
        assert torch.equal(one, other)
    assert all(argument.grad is None for argument in arguments)
