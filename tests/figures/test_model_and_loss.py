"""reference_impl/model_and_loss.py against the curriculum's figures (section 02), torch.nn, NumPy and closed forms."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "model_and_loss.py"
SPEC = importlib.util.spec_from_file_location("reference_model_and_loss", PATH)
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)

T_C = [0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21]
T_U = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
ULP = 2.0**-23  # of float32, relative

seeded = pytest.mark.parametrize("seed", range(5))


def problem_r():
    """Problem R, as the curriculum writes it down: x and noise from one seed, in this order."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    return X, X @ torch.tensor([2.5, 4.0]) + eps


def made_r():
    return reference.regression_data(torch.tensor([2.5, 4.0]), 100, 0.5, 43052)


def pairs(seed, n=12, dtype=torch.float64):
    """Random predictions and targets."""
    generator = torch.Generator().manual_seed(seed)
    return tuple(torch.randn(n, generator=generator, dtype=dtype) for _ in range(2))


# --- regression_data ---------------------------------------------------------------------------------------------


def test_regression_data_is_problem_r():
    X, y, column = made_r()
    expected_X, expected_y = problem_r()
    assert torch.equal(X, expected_X)
    torch.testing.assert_close(y, expected_y, rtol=4 * ULP, atol=4 * ULP)
    assert (X.shape, y.shape, column.shape) == ((100, 2), (100,), (100, 1))
    assert X.dtype == y.dtype == column.dtype == torch.float32


def test_vector_and_column_form_agree():
    X, y, column = made_r()
    assert torch.equal(column[:, 0], y)
    W = torch.tensor([-5.0, 10.0])
    as_columns = ((X @ W.reshape(2, 1) - column) ** 2).sum()
    assert float(as_columns) == pytest.approx(float(((X @ W - y) ** 2).sum()), rel=4 * ULP)


def test_the_points_lie_around_the_line():
    X, y, _ = reference.regression_data(torch.tensor([2.5, 4.0]), 4000, 0.5, 1)
    assert torch.equal(X[:, 0], torch.ones(4000))
    assert (X[1:, 1] >= X[:-1, 1]).all()
    noise = (y - 2.5 - 4 * X[:, 1]).double()
    assert abs(noise.mean()) < 4 * 0.5 / 4000**0.5
    assert noise.std() == pytest.approx(0.5, abs=4 * 0.5 / 8000**0.5)
    assert abs(torch.corrcoef(torch.stack([noise, X[:, 1].double()]))[0, 1]) < 4 / 4000**0.5


def test_regression_data_without_noise_is_the_line_and_leaves_the_global_generator_alone():
    state = torch.get_rng_state()
    X, y, _ = reference.regression_data(torch.tensor([1.0, -2.0]), 30, 0.0, 7)
    assert torch.equal(torch.get_rng_state(), state)
    torch.testing.assert_close(y, 1 - 2 * X[:, 1])


# --- numpy_to_tensor ---------------------------------------------------------------------------------------------


def test_problem_f_as_tensors():
    x = np.linspace(-10, 10, 40)
    y = 1.8 * x + 32 + np.random.default_rng(0).normal(0, 4, 40)
    for made, array in zip(reference.to_tensors(x, y), (x, y), strict=True):
        assert made.dtype == torch.float32
        assert made.shape == (40,)
        assert np.array_equal(made.numpy(), array.astype(np.float32))
        assert not np.shares_memory(made.numpy(), array)


@pytest.mark.parametrize(("w", "b"), [(1, 0), (1.0, 0.0), (7, 0.25), (-3.5, 12)])
def test_start_tensors_are_scalars(w, b):
    for made, number in zip(reference.start_tensors(w, b), (w, b), strict=True):
        assert made.dtype == torch.float32
        assert made.shape == ()
        assert made.item() == number


def test_parentheses_make_no_vector():
    made = torch.tensor((7.0))  # noqa: UP034 - the extra pair is what is looked at
    assert made.shape == ()
    assert torch.equal(made, reference.start_tensors(7, 0)[0])
    assert torch.tensor((7.0,)).shape == (1,)
    assert torch.tensor(7).dtype == torch.int64


# --- linear_model ------------------------------------------------------------------------------------------------


def test_predictions_at_the_start_are_the_readings():
    t_u = torch.tensor(T_U)
    assert torch.equal(reference.line(t_u, torch.tensor(1.0), torch.tensor(0.0)), t_u)
    assert torch.equal(reference.line_by_matrix(t_u, torch.tensor([0.0, 1.0])), t_u)


@seeded
def test_both_forms_are_a_linear_layer_and_a_polynomial(seed):
    x, _ = pairs(seed)
    intercept, slope = torch.randn(2, generator=torch.Generator().manual_seed(100 + seed), dtype=torch.float64)
    layer = nn.Linear(1, 1, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.fill_(slope)
        layer.bias.fill_(intercept)
        expected = layer(x[:, None])[:, 0]
    polynomial = torch.from_numpy(np.polyval([float(slope), float(intercept)], x.numpy()))
    by_formula = reference.line(x, slope, intercept)
    by_matrix = reference.line_by_matrix(x, torch.stack([intercept, slope]))
    for got in (by_formula, by_matrix):
        torch.testing.assert_close(got, expected, rtol=1e-14, atol=1e-14)
        torch.testing.assert_close(got, polynomial, rtol=1e-14, atol=1e-14)


# --- losses ------------------------------------------------------------------------------------------------------


def sse_on_r():
    X, y, _ = made_r()
    return reference.sse(X @ torch.tensor([-5.0, 10.0]), y)


def mse_on_t():
    return reference.mse(torch.tensor(T_U), torch.tensor(T_C))


def off_by_one(loss, dtype):
    p = torch.tensor(T_C, dtype=dtype)
    return loss(p + 1, p)


# What is computed, the printed figure, and half a unit of its last digit with two units in the last place of float32.
FIGURES = [
    pytest.param(sse_on_r, 8587.6875, 5e-5 + 2 * 2**-10, id="SSE-R"),
    pytest.param(mse_on_t, 1763.8848, 5e-5 + 2 * 2**-13, id="MSE-T"),
    pytest.param(lambda: off_by_one(reference.mse, torch.float32), 1.0, 0, id="off-by-one-float32"),
    pytest.param(lambda: off_by_one(reference.mse, torch.float64), 1.0, 0, id="off-by-one-float64"),
    pytest.param(lambda: off_by_one(reference.sse, torch.float64), 11.0, 0, id="off-by-one-sum"),
]


@pytest.mark.parametrize(("computed", "figure", "room"), FIGURES)
def test_figures(computed, figure, room):
    assert float(computed()) == pytest.approx(figure, abs=room, rel=0)


@seeded
@pytest.mark.parametrize(("ours", "reduction"), [(reference.sse, "sum"), (reference.mse, "mean")])
def test_losses_are_those_of_torch(ours, reduction, seed):
    p, t = pairs(seed)
    expected = nn.MSELoss(reduction=reduction)(p, t)
    for prediction, target in [(p, t), (p[:, None], t), (p, t[:, None]), (p[:, None], t[:, None])]:
        got = ours(prediction, target)
        assert got.shape == ()
        torch.testing.assert_close(got, expected, rtol=1e-13, atol=0)


def test_the_table_of_differences_has_another_mean():
    p, t = pairs(3)
    table = ((p[:, None] - t) ** 2).mean()
    # E (p - t')^2 over independent pairs: the two variances and the squared difference of the means
    assert float(table) == pytest.approx(float(p.var(correction=0) + t.var(correction=0) + (p.mean() - t.mean()) ** 2))
    assert abs(float(table) - float(reference.mse(p[:, None], t))) > 0.1


# --- mse_module --------------------------------------------------------------------------------------------------

functions = pytest.mark.parametrize("function", [reference.module_mse, reference.mse_by_hand])


@functions
def test_three_points(function):
    loss, gradient = function(torch.tensor([2.0, 3.0, 4.0]), torch.tensor([1.0, 2.0, 3.0]))
    assert float(loss) == 1
    assert gradient.tolist() == pytest.approx([0.6667] * 3, abs=5e-5, rel=0)


@functions
@seeded
def test_value_and_gradient_are_those_of_the_module(function, seed):
    p, t = pairs(seed)
    leaf = p.clone().requires_grad_()
    expected = nn.MSELoss()(leaf, t)
    expected.backward()
    loss, gradient = function(p, t)
    torch.testing.assert_close(loss, expected.detach(), rtol=1e-13, atol=0)
    torch.testing.assert_close(gradient, leaf.grad, rtol=1e-12, atol=1e-15)
    torch.testing.assert_close(gradient, 2 * (p - t) / len(p), rtol=1e-12, atol=1e-15)


def test_arguments_are_left_alone():
    p, t = pairs(1)
    before = p.clone(), t.clone()
    w, b = torch.tensor(2.0), torch.tensor(3.0)
    for call in (
        lambda: reference.sse(p, t),
        lambda: reference.mse(p, t),
        lambda: reference.module_mse(p, t)[1],
        lambda: reference.line(p, w, b),
        lambda: reference.line_by_matrix(p.float(), torch.stack([w, b])),
    ):
        assert torch.equal(call(), call())
        assert torch.equal(p, before[0])
        assert torch.equal(t, before[1])
        assert not p.requires_grad
        assert (w.item(), b.item()) == (2.0, 3.0)
