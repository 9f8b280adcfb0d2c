"""reference_impl/numeric_gradients.py against the curriculum's figures (section 03) and against autograd."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "numeric_gradients.py"
SPEC = importlib.util.spec_from_file_location("reference_numeric_gradients", PATH)
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)

ULP = {torch.float32: 2.0**-23, torch.float64: 2.0**-52}


def number(value, dtype=torch.float64):
    return torch.tensor(value, dtype=dtype)


def thermometer(dtype=torch.float64):
    """Problem T: the readings, and the start (1, 0)."""
    t_c = [0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return number(t_u, dtype), number(t_c, dtype), number(1.0, dtype), number(0.0, dtype)


def fahrenheit(dtype=torch.float64):
    """Problem F with some seeded noise, and the start (1, 0)."""
    x = np.linspace(-10, 10, 40)
    y = 1.8 * x + 32 + np.random.default_rng(0).normal(0, 4, 40)
    return torch.from_numpy(x).to(dtype), torch.from_numpy(y).to(dtype), number(1.0, dtype), number(0.0, dtype)


def regression(dtype=torch.float64):
    """Problem R, and the start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], 1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return X.to(dtype), y.to(dtype), number(-5.0, dtype), number(10.0, dtype)


def mse(x, y):
    return lambda w, b: ((w * x + b - y) ** 2).mean()


def sse(X, y):
    return lambda w0, w1: ((X @ torch.stack([w0, w1]) - y) ** 2).sum()


def by_autograd(loss, *parameters):
    leaves = [p.detach().clone().requires_grad_() for p in parameters]
    loss(*leaves).backward()
    return torch.stack([p.grad for p in leaves])


def central_on_t(dtype):
    x, y, w, b = thermometer(dtype)
    return reference.central_difference(mse(x, y), w, b, 0.1)


def forward_on_r(dtype):
    X, y, w0, w1 = regression(dtype)
    return reference.forward_difference(sse(X, y), w0, w1, 0.001)


def together_on_t(dtype):
    x, y, w, b = thermometer(dtype)
    return reference.update_together(mse(x, y), w, b, 1e-4, 0.1)


# What is computed, in which dtype, the printed figures, and by how much they may be missed: half a unit of the last
# printed digit and two units in the last place of float32; for a difference quotient in float32, of the losses in it.
FIGURES = [
    pytest.param(forward_on_r, torch.float32, (-1341.7968, 1190.4297), 2 * 2**-10 / 0.001, id="forward-R-float32"),
    pytest.param(forward_on_r, torch.float64, (-1342.152, 1189.045), 5e-4 + 2 * 2**-13, id="forward-R-float64"),
    pytest.param(central_on_t, torch.float64, (4517.2964, 82.6000), 5e-5 + 2 * 2**-11, id="central-T-float64"),
    pytest.param(central_on_t, torch.float32, (4517.2964, 82.6000), 2 * 2**-13 / 0.1, id="central-T-float32"),
    pytest.param(together_on_t, torch.float64, (0.5483, -0.0083), 5.1e-5, id="together-T-float64"),
    pytest.param(together_on_t, torch.float32, (0.5483, -0.0083), 5.1e-5, id="together-T-float32"),
]


@pytest.mark.parametrize(("computed", "dtype", "figures", "room"), FIGURES)
def test_figures(computed, dtype, figures, room):
    values = computed(dtype)
    assert values.dtype == dtype
    assert values.tolist() == pytest.approx(figures, abs=room, rel=0)


def test_forward_difference_in_float32_is_quantised():
    X, y, w0, w1 = regression(torch.float32)
    assert float(sse(X, y)(w0, w1)) == pytest.approx(8587.6875, abs=2 * 2**-10)
    jumps = forward_on_r(torch.float32).double() * 0.001 * 2**10
    assert jumps.tolist() == pytest.approx(jumps.round().tolist(), abs=1e-3)


@pytest.mark.parametrize("problem", [thermometer, fahrenheit])
@pytest.mark.parametrize("d", [0.01, 0.1, 1.0, 10.0])
def test_central_difference_is_exact_for_a_quadratic(problem, d):
    x, y, w, b = problem()
    residual = w * x + b - y
    closed = [2 * (residual * x).mean().item(), 2 * residual.mean().item()]
    loss = mse(x, y)
    size = max(float(loss(w + d, b)), float(loss(w, b + d)), abs(closed[0]))
    assert reference.central_difference(loss, w, b, d).tolist() == pytest.approx(closed, abs=64 * size * 2**-52 / d)
    assert by_autograd(loss, w, b).tolist() == pytest.approx(closed, rel=1e-12)


@pytest.mark.parametrize("h", [1e-3, 1e-2, 0.1, 1.0])
def test_forward_difference_misses_a_quadratic_by_half_h_times_its_curvature(h):
    X, y, w0, w1 = regression()
    error = reference.forward_difference(sse(X, y), w0, w1, h) - by_autograd(sse(X, y), w0, w1)
    assert error.tolist() == pytest.approx((h * (X**2).sum(0)).tolist(), rel=1e-5)


@pytest.mark.parametrize(("problem", "lr"), [(thermometer, 1e-4), (fahrenheit, 1e-3)])
def test_either_update_lowers_the_loss_and_agrees_with_autograd(problem, lr):
    x, y, w, b = problem()
    loss = mse(x, y)
    old = torch.stack([w, b])
    dw, db = by_autograd(loss, w, b)
    together = reference.update_together(loss, w, b, lr)
    assert together.tolist() == pytest.approx((old - lr * torch.stack([dw, db])).tolist(), rel=1e-10)
    w_new = w - lr * dw
    b_new = b - lr * by_autograd(loss, w_new, b)[1]
    in_turn = reference.update_in_turn(loss, w, b, lr)
    assert in_turn.tolist() == pytest.approx([w_new.item(), b_new.item()], rel=1e-10)
    assert loss(*together) < loss(w, b)
    assert loss(*in_turn) < loss(w, b)
    # b differs by lr * 2 * mean(x) * (step of w), which vanishes where sum(x) = 0
    gap = lr * 2 * x.mean() * lr * dw
    assert (in_turn - together).tolist() == pytest.approx([0.0, gap.item()], abs=1e-12, rel=1e-8)
    assert (problem is fahrenheit) == (abs(gap.item()) < 1e-12)


@pytest.mark.parametrize("shape", [(), (1,), (5,), (3, 2), (2, 3, 2)])
@pytest.mark.parametrize(("dtype", "h"), [(torch.float64, 1e-4), (torch.float64, 1e-2), (torch.float32, 1e-2)])
def test_numeric_gradient_agrees_with_autograd(shape, dtype, h):
    generator = torch.Generator().manual_seed(7)
    theta = torch.randn(shape, generator=generator, dtype=torch.float64).to(dtype)
    c = torch.rand(shape, generator=generator, dtype=torch.float64).to(dtype) + 0.5

    def loss(t):
        return torch.exp((c * torch.sin(t)).mean()) + (c * t**3).mean()

    before = theta.clone()
    got = reference.numeric_gradient(loss, theta, h)
    assert got.shape == theta.shape
    assert got.dtype == dtype
    assert torch.equal(theta, before)
    true = by_autograd(loss, theta.double())[0]
    # third derivatives stay below 60; a loss carries a few units of rounding in its last place
    bound = 10 * h**2 + 8 * ULP[dtype] * float(loss(theta).abs() + 1) / h
    assert (got.double() - true).abs().max() < bound


def test_arguments_are_left_alone():
    x, y, w, b = thermometer()
    for call in (
        lambda: reference.central_difference(mse(x, y), w, b, 0.1),
        lambda: reference.forward_difference(mse(x, y), w, b, 0.1),
        lambda: reference.update_in_turn(mse(x, y), w, b, 1e-4, 0.1),
        lambda: reference.update_together(mse(x, y), w, b, 1e-4, 0.1),
    ):
        assert torch.equal(call(), call())
        assert (w.item(), b.item()) == (1.0, 0.0)
