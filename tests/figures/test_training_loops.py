"""reference_impl/training_loops.py against the curriculum's figures (section 05), autograd and torch.optim."""

import importlib.util
import math
import re
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "training_loops.py"
SPEC = importlib.util.spec_from_file_location("reference_training_loops", PATH)
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)


def printed(*figures):
    """Figures as they are printed, to be met within half a unit of the last digit and two float32 units."""
    for figure in figures:
        decimals = len(figure.partition(".")[2])
        value = float(figure)
        yield pytest.approx(value, rel=0, abs=0.5 * 10.0**-decimals + 2 * 2.0 ** (math.frexp(value)[1] - 24))


def regression(dtype=torch.float32):
    """Problem R, and its start (-5, 10)."""
    torch.manual_seed(43052)
    x = torch.randn(100).sort()[0]
    eps = 0.5 * torch.randn(100)
    X = torch.stack([torch.ones(100), x], dim=1)
    y = X @ torch.tensor([2.5, 4.0]) + eps
    return X.to(dtype), y.to(dtype), torch.tensor([-5.0, 10.0], dtype=dtype)


def by_optimiser(X, y, start, alpha, epochs, reduction):
    """Losses, predictions and parameters of nn.Linear, nn.MSELoss and optim.SGD."""
    net = torch.nn.Linear(X.shape[1], 1, bias=False, dtype=X.dtype)
    net.weight.data[:] = start
    loss_fn = torch.nn.MSELoss(reduction=reduction)
    optimiser = torch.optim.SGD(net.parameters(), lr=alpha)
    losses, predictions, parameters = [], [], []
    for _ in range(epochs):
        optimiser.zero_grad()
        yhat = net(X)[:, 0]
        loss = loss_fn(yhat, y)
        loss.backward()
        optimiser.step()
        losses.append(loss.detach())
        predictions.append(yhat.detach())
        parameters.append(net.weight.detach()[0].clone())
    return torch.stack(losses), torch.stack(predictions), torch.stack(parameters)


# --- the regression exercise: one_step, train_sse, train_mse, sse_rate_depends_on_n, progress_log ----------------

PATH_OF_W = {
    1: ("-3.657748", "8.811069"),
    2: ("-2.554812", "7.861192"),
    3: ("-1.649186", "7.101553"),
    10: ("1.445364", "4.684780"),
    20: ("2.314984", "4.085976"),
    30: ("2.428956", "4.014444"),
}
epochs_of_w = pytest.mark.parametrize(("epoch", "figures"), PATH_OF_W.items())


def test_one_step_meets_the_figures():
    before, update, after = reference.one_step(*regression(), 0.001)
    assert before.tolist() == [-5, 10]
    assert update.tolist() == list(printed("1.3423", "-1.1889"))
    assert after.tolist() == list(printed("-3.6577", "8.8111"))


def test_one_step_is_the_gradient_of_autograd():
    X, y, W = regression(torch.float64)
    leaf = W.clone().requires_grad_()
    ((y - X @ leaf) ** 2).sum().backward()
    before, update, after = reference.one_step(X, y, W, 0.001)
    torch.testing.assert_close(update, -0.001 * leaf.grad, rtol=1e-12, atol=0)
    torch.testing.assert_close(after, before + update, rtol=1e-15, atol=0)


@epochs_of_w
def test_train_sse_meets_the_figures(epoch, figures):
    _, _, parameters = reference.train_sse(*regression(), 0.001, 30)
    assert parameters[epoch - 1].tolist() == list(printed(*figures))


def test_train_sse_begins_with_the_loss_at_the_start():
    losses, predictions, _ = reference.train_sse(*regression(), 0.001, 30)
    X, _, start = regression()
    assert len(losses) == 30
    assert float(losses[0]) == next(printed("8587.6875"))
    torch.testing.assert_close(predictions[0], X @ start)


@epochs_of_w
def test_train_mse_takes_the_path_of_train_sse(epoch, figures):
    _, parameters = reference.train_mse(*regression(), 0.1, 30)
    assert parameters[epoch - 1].tolist() == pytest.approx([float(f) for f in figures], rel=0, abs=3e-5)


def test_train_mse_and_train_sse_differ_by_rounding_only():
    sums, _, of_sum = reference.train_sse(*regression(torch.float64), 0.001, 30)
    means, of_mean = reference.train_mse(*regression(torch.float64), 0.1, 30)
    torch.testing.assert_close(torch.stack(of_mean), torch.stack(of_sum), rtol=1e-12, atol=0)
    torch.testing.assert_close(100 * torch.stack(means), torch.stack(sums), rtol=1e-12, atol=0)


@pytest.mark.parametrize("alpha", [0.0001, 0.001, 0.008])
def test_train_sse_is_what_the_optimiser_does(alpha):
    losses, predictions, parameters = by_optimiser(*regression(torch.float64), alpha, 30, "sum")
    ours = reference.train_sse(*regression(torch.float64), alpha, 30)
    for mine, theirs in zip(ours, (losses, predictions, parameters), strict=True):
        torch.testing.assert_close(torch.stack(mine), theirs, rtol=1e-10, atol=1e-12)


def test_train_mse_is_what_the_optimiser_does():
    losses, _, parameters = by_optimiser(*regression(torch.float64), 0.1, 30, "mean")
    ours = reference.train_mse(*regression(torch.float64), 0.1, 30)
    for mine, theirs in zip(ours, (losses, parameters), strict=True):
        torch.testing.assert_close(torch.stack(mine), theirs, rtol=1e-10, atol=1e-12)


def test_the_limit_of_the_sum_meets_the_figure():
    """The printed limit is 0.0082382."""
    alphas = [0.1, 0.0082381, 0.0082383, 0.001]
    assert reference.largest_stable_alpha(*regression(torch.float64), alphas, 30, "sum") == 0.0082381


@pytest.mark.parametrize("n", [50, 100, 200, 400])
def test_a_rate_is_stable_where_its_training_is(n):
    """Training itself, by autograd in float64, on both sides of both limits; they differ by the factor n."""
    torch.manual_seed(43052)
    x = torch.randn(400, dtype=torch.float64)[:n]
    X = torch.stack([torch.ones_like(x), x], dim=1)
    y, start = X @ x.new_tensor([2.5, 4.0]), x.new_tensor([-5.0, 10.0])
    rates = [1.02**k for k in range(-100, 100)]
    of_mean = reference.largest_stable_alpha(X, y, start, rates, 1000, "mean")
    of_sum = reference.largest_stable_alpha(X, y, start, [rate / n for rate in rates], 1000, "sum")
    assert of_sum == of_mean / n
    for reduction, limit in (("sum", of_sum), ("mean", of_mean)):
        below, _, _ = by_optimiser(X, y, start, limit, 1000, reduction)
        above, _, _ = by_optimiser(X, y, start, 1.02 * limit, 1000, reduction)
        assert below[-1] < below[0]
        assert above[-1] > above[0]


@pytest.mark.parametrize(("rate", "stable_after_one", "stable_after_two"),
                         [(0.8, True, True), (1.2, True, False), (1.8, False, False)])
def test_a_loss_may_fall_once_and_then_grow(rate, stable_after_one, stable_after_two):
    """The public points of `two_updates`: training itself, by autograd; the reference says the same of two updates."""
    x = torch.tensor([-1.0, -0.5, 0.0, 0.5, 1.0], dtype=torch.float64)
    X, start = torch.stack([torch.ones_like(x), x], dim=1), x.new_tensor([5.0, 10.0])
    losses, _, _ = by_optimiser(X, 1 + 2 * x, start, rate, 3, "mean")
    assert (bool(losses[1] <= losses[0]), bool(losses[2] <= losses[0])) == (stable_after_one, stable_after_two)
    found = reference.largest_stable_alpha(X, 1 + 2 * x, start, [0.1, rate], 2, "mean")
    assert (found == rate) == stable_after_two


def test_progress_log_tells_the_path_and_marks_the_gaps():
    lines = reference.progress_log(*regression(), 0.1, 30, list(PATH_OF_W))
    assert [line.split(":")[0] for line in lines] == [
        "epoch 1", "epoch 2", "epoch 3", "...", "epoch 10", "...", "epoch 20", "...", "epoch 30",
    ]
    told = [[float(n) for n in re.findall(r"-?\d+\.\d{3}", line)] for line in lines if line != "..."]
    losses, _, _ = by_optimiser(*regression(torch.float64), 0.1, 30, "mean")
    for epoch, numbers in zip(PATH_OF_W, told, strict=True):
        expected = [float(losses[epoch - 1]), *map(float, PATH_OF_W[epoch])]
        assert [numbers[0], *numbers[3:]] == pytest.approx(expected, rel=0, abs=0.00051)
    assert told[0][1:3] == pytest.approx([1.342, -1.189], abs=1e-9)
    assert told[2][1:3] == pytest.approx([-1.649186 + 2.554812, 7.101553 - 7.861192], abs=0.00051)


def test_progress_log_marks_gaps_at_both_ends():
    lines = reference.progress_log(*regression(), 0.1, 9, [3, 5, 6])
    assert [line.split(":")[0] for line in lines] == ["...", "epoch 3", "...", "epoch 5", "epoch 6", "..."]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("one_step", (0.001,)),
        ("train_sse", (0.001, 3)),
        ("train_mse", (0.1, 3)),
        ("largest_stable_alpha", ([0.001, 0.1], 3, "sum")),
        ("progress_log", (0.1, 3, [1, 3])),
    ],
)
def test_the_reference_leaves_its_arguments_alone(name, more):
    given, kept = regression(), regression()
    getattr(reference, name)(*given, *more)
    for one, other in zip(given, kept, strict=True):
        assert torch.equal(one, other)


# --- the loops on `w * input + b`: train_analytic, stop_on_divergence, normalised_input, train_fahrenheit ---------


def thermometer(dtype=torch.float32):
    """Problem T, and its start (1, 0)."""
    t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4], dtype=dtype)
    t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0], dtype=dtype)
    return t_u, t_c, torch.tensor([1.0, 0.0], dtype=dtype)


def fahrenheit(noise):
    """Problem F with seeded noise of that standard deviation, and its start (1, 0)."""
    torch.manual_seed(43052)
    x = torch.from_numpy(np.linspace(-10, 10, 40)).float()
    return x, 1.8 * x + 32 + noise * torch.randn(40), torch.tensor([1.0, 0.0])


def on_raw_readings(epochs):
    return reference.train_analytic(*thermometer(), 1e-4, epochs)


def on_scaled_readings(epochs):
    return reference.train_normalised(*thermometer(), 1e-2, epochs, 0.1)


@pytest.mark.parametrize(
    ("run", "losses", "pairs"),
    [
        pytest.param(
            on_raw_readings,
            {1: "1763.884766", 2: "323.090515", 3: "78.929634", 10: "29.105247", 11: "29.104168", 99: "29.023582",
             100: "29.022667"},
            {1: ("0.5483", "-0.0083"), 2: ("0.3623", "-0.0118"), 100: ("0.2327", "-0.0438")},
            id="raw",
        ),
        pytest.param(
            on_scaled_readings,
            {1: "80.364342", 2: "37.574913", 3: "30.871077", 10: "29.030489", 11: "28.941877", 99: "22.214186",
             100: "22.148710", 4000: "2.927680", 5000: "2.927648"},
            {1: ("1.7761", "0.1064"), 2: ("2.0848", "0.1303"), 3: ("2.2094", "0.1217"), 100: ("2.7553", "-2.5162")},
            id="scaled",
        ),
    ],
)
def test_the_thermometer_meets_the_figures(run, losses, pairs):
    got_losses, got_pairs = run(max(losses))
    assert [float(got_losses[epoch - 1]) for epoch in losses] == list(printed(*losses.values()))
    for epoch, figures in pairs.items():
        assert got_pairs[epoch - 1].tolist() == list(printed(*figures)), epoch


@pytest.mark.parametrize(
    ("scale", "figures"), [(1.0, ("4517.2964", "82.6000")), (0.1, ("-77.6140", "-10.6400"))]
)
def test_scaling_balances_the_slopes(scale, figures):
    t_u, t_c, start = thermometer()
    batch = reference.Batch(reference.columns(scale * t_u), t_c)
    state = reference.step(reference.State(start), batch, reference.Settings(1e-2, "mean"))
    assert state.gradient.tolist() == list(printed(*figures))


@pytest.mark.parametrize(("scale", "lr"), [(1.0, 1e-4), (0.1, 1e-2)])
def test_the_thermometer_is_what_the_optimiser_does(scale, lr):
    t_u, t_c, start = thermometer(torch.float64)
    losses, _, pairs = by_optimiser(reference.columns(scale * t_u), t_c, start, lr, 200, "mean")
    for ours in (
        reference.train_normalised(t_u, t_c, start, lr, 200, scale),
        reference.train_analytic(scale * t_u, t_c, start, lr, 200),
    ):
        torch.testing.assert_close(torch.stack(ours[0]), losses, rtol=1e-10, atol=0)
        torch.testing.assert_close(torch.stack(ours[1]), pairs, rtol=1e-9, atol=1e-12)


def test_raw_parameters_predict_the_same():
    t_u, _, _ = thermometer(torch.float64)
    fitted = t_u.new_tensor([5.3671, -17.3012])
    raw = reference.raw_parameters(fitted, 0.1)
    predicted = reference.columns(0.1 * t_u) @ fitted
    torch.testing.assert_close(reference.columns(t_u) @ raw, predicted, rtol=1e-12, atol=0)


def test_a_rate_too_large_meets_the_figures():
    t_u, t_c, start = thermometer()
    batch = reference.Batch(reference.columns(t_u), t_c)
    path = reference.train(start, batch, reference.Settings(1e-2, "mean"), 40)
    assert [float(s.loss) for s in path[:2]] == list(printed("1763.88", "5802484.5"))
    assert float(path[2].loss) == pytest.approx(1.94e10, abs=0.005e10)
    assert path[0].parameters.tolist() == list(printed("-44.1730", "-0.8260"))
    assert path[1].parameters.tolist() == list(printed("2568.4011", "45.1637"))
    assert next(s.epoch for s in path if s.loss.isinf()) == 11
    assert next(s.epoch for s in path if s.loss.isnan()) == 23
    assert next(s.epoch for s in path if not s.parameters.isfinite().all()) == 21


@pytest.mark.parametrize(("dtype", "recorded"), [(torch.float32, 10), (torch.float64, 87)])
def test_the_state_kept_is_the_last_one_with_a_finite_loss(dtype, recorded):
    t_u, t_c, start = thermometer(dtype)
    losses, kept, stopped = reference.stop_on_divergence(t_u, t_c, start, 1e-2, 100)
    assert (len(losses), stopped) == (recorded, True)
    again, _, after = by_optimiser(reference.columns(t_u), t_c, kept, 1e-2, 2, "mean")
    assert float(again[0]) == pytest.approx(float(losses[-1]), rel=1e-5)
    assert after[0].isfinite().all()
    assert again[1].isinf()


def test_a_healthy_run_is_not_stopped():
    given = thermometer()
    losses, kept, stopped = reference.stop_on_divergence(*given, 1e-4, 30)
    all_losses, pairs = reference.train_analytic(*given, 1e-4, 30)
    assert (losses, stopped) == (all_losses, False)
    assert torch.equal(kept, pairs[-1])


def test_a_missing_reading_stops_at_once():
    t_u, t_c, start = thermometer()
    t_c[3] = math.nan
    losses, kept, stopped = reference.stop_on_divergence(t_u, t_c, start, 1e-4, 30)
    assert (losses, kept.tolist(), stopped) == ([], [1.0, 0.0], True)


@pytest.mark.parametrize(("noise", "least", "most"), [(4.0, 50, 100), (0.5, 1000, 10_000)])
def test_fahrenheit_reaches_least_squares_and_the_variance_of_the_noise(noise, least, most):
    x, y, start = fahrenheit(noise)
    log, fitted = reference.train_fahrenheit(x, y, start, 1e-3, 7000, 500)
    slope, intercept = np.polyfit(x.double(), y.double(), 1)
    rest = float(((slope * x + intercept - y) ** 2).mean())
    last = float(log[-1][1])
    assert [epoch for epoch, _ in log] == list(range(500, 7001, 500))
    assert fitted.tolist() == pytest.approx([slope, intercept], rel=1e-4)
    assert last == pytest.approx(rest, rel=1e-4)
    assert last == pytest.approx(noise**2, rel=0.5)
    assert least < float(((x - y) ** 2).mean()) / last < most


def test_fahrenheit_logs_what_the_optimiser_does():
    x, y, start = (t.double() for t in fahrenheit(4.0))
    losses, _, pairs = by_optimiser(reference.columns(x), y, start, 1e-3, 50, "mean")
    log, fitted = reference.train_fahrenheit(x, y, start, 1e-3, 50, 7)
    assert [epoch for epoch, _ in log] == [7, 14, 21, 28, 35, 42, 49]
    torch.testing.assert_close(torch.stack([loss for _, loss in log]), losses[6::7], rtol=1e-10, atol=0)
    torch.testing.assert_close(fitted, pairs[-1], rtol=1e-10, atol=0)


def test_fahrenheit_ends_before_inf():
    x, y, start = fahrenheit(4.0)
    log, fitted = reference.train_fahrenheit(x, y, start, 1.0, 100, 1)
    losses, _, pairs = by_optimiser(reference.columns(x), y, start, 1.0, 100, "mean")
    finite = int(losses.isfinite().sum())
    assert [epoch for epoch, _ in log] == list(range(1, finite + 1))
    # sum(x) is 0 up to rounding, so that b, small beside the w of a run that diverges, is made of rounding alone
    torch.testing.assert_close(fitted[0], pairs[finite - 1, 0], rtol=1e-4, atol=0)
    assert fitted.isfinite().all()


def test_fahrenheit_moves_nothing_where_a_value_is_missing():
    x, y, start = fahrenheit(4.0)
    y[5] = math.nan
    log, fitted = reference.train_fahrenheit(x, y, start, 1e-3, 10, 4)
    assert (log, fitted.tolist()) == ([], [1.0, 0.0])


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("train_analytic", (1e-4, 3)),
        ("stop_on_divergence", (1e-2, 20)),
        ("train_normalised", (1e-2, 3, 0.1)),
        ("train_fahrenheit", (1e-4, 3, 1)),
    ],
)
def test_the_loops_on_a_line_leave_their_arguments_alone(name, more):
    given, kept = thermometer(), thermometer()
    getattr(reference, name)(*given, *more)
    for one, other in zip(given, kept, strict=True):
        assert torch.equal(one, other)
