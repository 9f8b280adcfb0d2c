"""reference_impl/analytic_gradients.py against the curriculum's figures (section 04), autograd and closed forms."""

import importlib.util
import math
from pathlib import Path

import numpy as np
import pytest
import torch

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "analytic_gradients.py"
SPEC = importlib.util.spec_from_file_location("reference_analytic_gradients", PATH)
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)

seeded = pytest.mark.parametrize("seed", range(5))
both = pytest.mark.parametrize("dtype", [torch.float32, torch.float64])


def number(value, dtype=torch.float64):
    return torch.tensor(value, dtype=dtype)


def thermometer(dtype=torch.float64):
    """Problem T: readings, temperatures, and the start (1, 0)."""
    t_c = [0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21]
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    return number(t_u, dtype), number(t_c, dtype), number(1.0, dtype), number(0.0, dtype)


def regression(dtype=torch.float64):
    """Problem R, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return X.to(dtype), y.to(dtype), number([-5.0, 10.0], dtype)


def plane(seed, n=20, p=3):
    """Random columns, targets and parameters."""
    generator = torch.Generator().manual_seed(seed)
    shapes = ((n, p), (n,), (p,))
    return tuple(torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes)


def by_autograd(loss, *parameters):
    leaves = [p.detach().clone().requires_grad_() for p in parameters]
    loss(*leaves).backward()
    return [leaf.grad for leaf in leaves]


# --- figures -----------------------------------------------------------------------------------------------------

# What is computed, the printed figures, and what they may be missed by: half a unit of the last digit, and two units in
# the last place of float32; four in the gradient of R, which is a sum of a hundred terms in an order of its own.
FIGURES = [
    pytest.param(lambda dtype: reference.chain_gradient(*thermometer(dtype)), (4517.2964, 82.6000),
                 (5e-5 + 2 * 2**-11, 5e-5 + 2 * 2**-17), id="T"),
    pytest.param(lambda dtype: reference.matrix_gradient(*regression(dtype)), (-1342.2522, 1188.9308),
                 (5e-5 + 4 * 2**-13, 5e-5 + 4 * 2**-13), id="R"),
]


@both
@pytest.mark.parametrize(("computed", "figures", "room"), FIGURES)
def test_figures(computed, figures, room, dtype):
    values = computed(dtype)
    assert values.dtype == dtype
    for value, figure, allowed in zip(values.tolist(), figures, room, strict=True):
        assert value == pytest.approx(figure, abs=allowed, rel=0)


@pytest.mark.parametrize("start", [-3.0, 0.0, 1.0, 2.5, 100.0])
@pytest.mark.parametrize("lr", [0.01, 0.1, 0.5, 0.9])
def test_the_parabola_is_left_at_one(start, lr):
    assert float(reference.minimise(number(start), lr, 3000)[-1]) == pytest.approx(1.0, abs=1e-12)


# --- chain_rule_gradient -----------------------------------------------------------------------------------------


@seeded
def test_factors_and_product_are_those_of_autograd(seed):
    X, target, (w, b, _) = plane(seed)
    x = X[:, 0]
    prediction = w * x + b
    (of_loss,) = by_autograd(lambda p: ((p - target) ** 2).mean(), prediction)
    by_w = torch.autograd.functional.jacobian(lambda v: v * x + b, w)
    by_b = torch.autograd.functional.jacobian(lambda v: w * x + v, b)
    exact = {"rtol": 1e-12, "atol": 1e-14}
    torch.testing.assert_close(reference.dloss_dprediction(prediction, target), of_loss, **exact)
    torch.testing.assert_close(reference.dprediction_dw(x, w, b), by_w, **exact)
    torch.testing.assert_close(reference.dprediction_db(x, w, b), by_b, **exact)
    slopes = by_autograd(lambda v, c: torch.nn.functional.mse_loss(v * x + c, target), w, b)
    torch.testing.assert_close(reference.chain_gradient(x, target, w, b), torch.stack(slopes), **exact)


# --- minimise_quadratic ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("w", [-7.0, 0.0, 0.999, 1.0, 1.5, 40.0])
def test_slope_and_direction(w):
    (slope,) = by_autograd(lambda v: v**2 - 2 * v + 3, number(w))
    assert float(reference.slope_at(number(w))) == pytest.approx(float(slope), abs=1e-12)
    assert float(reference.direction(number(w))) == -np.sign(float(slope))


@pytest.mark.parametrize("lr", [0.05, 0.3, 0.5, 0.8, 0.95])
def test_the_walk_is_what_the_optimiser_does(lr):
    w = number(-3.0).requires_grad_()
    optimiser = torch.optim.SGD([w], lr=lr)
    walk = []
    for _ in range(20):
        optimiser.zero_grad()
        (w**2 - 2 * w + 3).backward()
        optimiser.step()
        walk.append(w.item())
    assert [float(v) for v in reference.minimise(number(-3.0), lr, 20)] == pytest.approx(walk, rel=1e-12, abs=1e-12)


# --- matrix_gradient ---------------------------------------------------------------------------------------------


@seeded
@pytest.mark.parametrize("p", [1, 2, 5])
def test_matrix_gradient_is_autograd_and_the_formula(seed, p):
    X, y, W = plane(seed, p=p)
    (expected,) = by_autograd(lambda V: torch.nn.functional.mse_loss(X @ V, y, reduction="sum"), W)
    formula = -2 * X.T @ y + 2 * X.T @ X @ W
    for got in (reference.matrix_gradient(X, y, W), reference.matrix_gradient(X, y[:, None], W[:, None])[:, 0]):
        torch.testing.assert_close(got, expected, rtol=1e-11, atol=1e-12)
        torch.testing.assert_close(got, formula, rtol=1e-11, atol=1e-12)


def test_the_gradient_vanishes_at_least_squares():
    X, y, _ = regression()
    best = torch.from_numpy(np.linalg.lstsq(X.numpy(), y.numpy(), rcond=None)[0])
    assert reference.matrix_gradient(X, y, best).abs().max() < 1e-11
    assert reference.matrix_gradient(X, y, best[:, None]).shape == (2, 1)


# --- gradient_check ----------------------------------------------------------------------------------------------


def fourth_power(X, y, W):
    return ((X @ W - y) ** 4).mean()


@seeded
@pytest.mark.parametrize("h", [1e-3, 0.1, 0.5])
def test_three_gradients(seed, h):
    X, y, W = plane(seed)
    numeric, analytic, automatic = reference.three_gradients(X, y, W, h)
    (expected,) = by_autograd(lambda V: fourth_power(X, y, V), W)
    torch.testing.assert_close(analytic, expected, rtol=1e-11, atol=1e-12)
    torch.testing.assert_close(automatic, expected, rtol=1e-11, atol=1e-12)
    # ((e + hx)^4 - (e - hx)^4) / 2h = 4 e^3 x + 4 h^2 e x^3
    closed = expected + 4 * h**2 * ((X @ W - y)[:, None] * X**3).mean(0)
    torch.testing.assert_close(numeric, closed, rtol=1e-9, atol=1e-9)
    rises = [fourth_power(X, y, W + h * e) - fourth_power(X, y, W - h * e) for e in torch.eye(3).double()]
    torch.testing.assert_close(numeric, torch.stack(rises) / (2 * h), rtol=1e-9, atol=1e-9)


@seeded
def test_relative_error_is_a_quotient_of_lengths(seed):
    a, b = plane(seed)[2], plane(seed + 50)[2]
    expected = np.linalg.norm(a.numpy() - b.numpy()) / np.linalg.norm(b.numpy())
    assert float(reference.relative_error(a, b)) == pytest.approx(expected, rel=1e-14)
    assert float(reference.relative_error(10 * a, 10 * b)) == pytest.approx(expected, rel=1e-14)
    assert float(reference.relative_error(b, b)) == 0
    assert float(reference.relative_error(-b, b)) == pytest.approx(2)


@seeded
def test_the_curve_is_a_v(seed):
    X, y, W = plane(seed)
    exponents = range(13)
    errors = [float(e) for e in reference.error_curve(X, y, W, [10.0**-k for k in exponents])]
    right = [math.log10(errors[k] / errors[k + 1]) for k in range(3)]
    assert right == pytest.approx([2, 2, 2], abs=0.05)  # two decades for each decade of h
    bottom = min(exponents, key=lambda k: errors[k])
    assert 4 <= bottom <= 7
    assert errors[bottom] < 1e-8
    left = math.log10(errors[12] / errors[8])  # one decade for each decade, give or take the luck of rounding
    assert 2.5 < left < 5.5


def test_a_missing_factor_shows_at_every_step():
    X, y, W = plane(1)
    for k in range(2, 11):
        numeric, analytic, _ = reference.three_gradients(X, y, W, 10.0**-k)
        assert float(reference.relative_error(numeric, analytic / 4)) > 0.1


def test_arguments_are_left_alone():
    X, y, W = plane(3)
    before = [t.clone() for t in (X, y, W)]
    w, b = number(2.0), number(3.0)
    for call in (
        lambda: reference.chain_gradient(X[:, 0], y, w, b),
        lambda: reference.dprediction_dw(X[:, 0], w, b).add_(1),
        lambda: reference.matrix_gradient(X, y, W),
        lambda: torch.stack(reference.three_gradients(X, y, W, 0.1)),
        lambda: torch.stack(reference.minimise(w, 0.1, 4)),
    ):
        assert torch.equal(call(), call())
        assert all(torch.equal(t, old) for t, old in zip((X, y, W), before, strict=True))
        assert (w.item(), b.item()) == (2.0, 3.0)
        assert not W.requires_grad
