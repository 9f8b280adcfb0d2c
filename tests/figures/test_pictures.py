"""reference_impl/pictures.py against the figures of the curriculum (section 06), torch.optim, lstsq and NumPy."""

import importlib.util
import math
import re
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
import torch

mpl.use("agg")

from graders.inside import probe

PATH = Path(__file__).resolve().parents[2] / "reference_impl" / "pictures.py"
SPEC = importlib.util.spec_from_file_location("reference_pictures", PATH)
reference = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = reference
SPEC.loader.exec_module(reference)

TRUTH = torch.tensor([2.5, 4.0])
GRID = torch.arange(-6, 11, 0.5)
PATH_OF_W = {
    1: ("-3.657748", "8.811069"),
    2: ("-2.554812", "7.861192"),
    3: ("-1.649186", "7.101553"),
    10: ("1.445364", "4.684780"),
    20: ("2.314984", "4.085976"),
    30: ("2.428956", "4.014444"),
}


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
    y = X @ TRUTH + eps
    return X.to(dtype), y.to(dtype), torch.tensor([-5.0, 10.0], dtype=dtype)


def by_optimiser(X, y, start, alpha, epochs):
    """Losses before the updates, and the start with the parameters after them, of nn.Linear and optim.SGD."""
    net = torch.nn.Linear(2, 1, bias=False, dtype=X.dtype)
    net.weight.data[:] = start
    optimiser = torch.optim.SGD(net.parameters(), lr=alpha)
    losses, path = [], [start.clone()]
    for _ in range(epochs):
        optimiser.zero_grad()
        loss = torch.nn.functional.mse_loss(net(X)[:, 0], y, reduction="sum")
        loss.backward()
        optimiser.step()
        losses.append(loss.detach())
        path.append(net.weight.detach()[0].clone())
    return torch.stack(losses), torch.stack(path)


def lines_of(drawn):
    """The y data of every line of a picture's first axes."""
    return [line["y"] for line in probe.figure(drawn)[0]["lines"]]


# --- learning_rate_sweep -----------------------------------------------------------------------------------------


def test_the_limit_meets_the_figures():
    X, _, _ = regression()
    low, high = torch.linalg.eigvalsh(2 * X.T @ X).tolist()
    assert [low, high] == list(printed("185.960", "242.770"))
    assert float(reference.stable_limit(X)) == next(printed("0.0082382"))


def test_the_limit_is_where_training_itself_begins_to_grow():
    X, y, start = regression(torch.float64)
    limit = float(reference.stable_limit(X))
    best = torch.linalg.lstsq(X, y).solution
    for share, shrinks in ((0.999, True), (1.001, False)):
        _, path = by_optimiser(X, y, start, share * limit, 400)
        away = (path - best).norm(dim=1)
        assert bool(away[400] < away[300]) == shrinks


@pytest.mark.parametrize(
    ("alpha", "outcome"),
    [(0.0001, "too slow"), (0.001, "converges"), (0.0083, "diverges"), (0.0085, "diverges"), (0.01, "diverges")],
)
def test_every_rate_has_its_fate(alpha, outcome):
    (losses,), outcomes = reference.learning_rate_sweep(*regression(torch.float64), [alpha], 30)
    expected, _ = by_optimiser(*regression(torch.float64), alpha, 30)
    torch.testing.assert_close(losses, expected, rtol=1e-9, atol=0)
    assert outcomes == [outcome]


@pytest.mark.parametrize(
    ("alpha", "lowest", "last"),
    [(0.0083, "359", "674"), (0.0085, "569", "9768")],
)
def test_a_loss_that_falls_first_and_grows_then(alpha, lowest, last):
    (losses,), _ = reference.learning_rate_sweep(*regression(), [alpha], 30)
    assert [float(losses.min()), float(losses[-1])] == [pytest.approx(float(f), abs=0.5) for f in (lowest, last)]
    if alpha == 0.0083:
        assert int(losses.argmin()) + 1 == 7
        assert losses[-1] < losses[0]


@pytest.mark.parametrize(
    ("losses", "outcome"),
    [
        ([9.0, 5.0, 5.04], "converges"),
        ([9.0, 5.0, 5.06], "diverges"),
        ([9.0, 5.0, 4.96], "converges"),
        ([9.0, 5.0, 4.94], "too slow"),
        ([9.0, math.inf, 5.0], "diverges"),
        ([9.0, 5.0, math.nan], "diverges"),
    ],
)
def test_the_names_follow_the_page(losses, outcome):
    assert reference.outcome(torch.tensor(losses, dtype=torch.float64)) == outcome


# --- truth_is_not_minimum ----------------------------------------------------------------------------------------


def test_truth_and_minimum_meet_the_figures():
    X, y, _ = regression()
    best, least, true = reference.truth_or_minimum(X, y, TRUTH)
    assert best.tolist() == list(printed("2.44587", "4.00434"))
    assert [float(least), float(true)] == list(printed("26.360", "26.649"))


def test_the_minimum_is_that_of_lstsq_and_beats_every_neighbour():
    X, y, _ = regression(torch.float64)
    best, least, _ = reference.truth_or_minimum(X, y, TRUTH.double())
    found = torch.linalg.lstsq(X, y[:, None])
    torch.testing.assert_close(best, found.solution[:, 0], rtol=1e-10, atol=0)
    torch.testing.assert_close(least, ((X @ found.solution - y[:, None]) ** 2).sum(), rtol=1e-10, atol=0)
    for near in ([0.01, 0.0], [-0.01, 0.0], [0.0, 0.01], [0.0, -0.01]):
        assert ((X @ (best + best.new_tensor(near)) - y) ** 2).sum() > least


# --- descent, which all pictures share ---------------------------------------------------------------------------


@pytest.mark.parametrize(("epoch", "figures"), PATH_OF_W.items())
def test_the_path_meets_the_figures(epoch, figures):
    path = reference.descend(*regression(), 0.001, 30)
    # summed as 2X'X W - 2X'y, another order than that of the notes: an ulp or two of the largest parameter
    assert path[epoch].tolist() == [pytest.approx(float(f), rel=0, abs=3e-6) for f in figures]


def test_the_path_is_that_of_the_optimiser():
    given = regression(torch.float64)
    path = reference.descend(*given, 0.001, 30)
    losses, expected = by_optimiser(*given, 0.001, 30)
    torch.testing.assert_close(path, expected, rtol=1e-10, atol=1e-12)
    torch.testing.assert_close(reference.loss_at(*given[:2], path[:-1]), losses, rtol=1e-10, atol=0)
    assert float(losses[0]) == next(printed("8587.6875"))


# --- pictures ----------------------------------------------------------------------------------------------------


def thermometer():
    """Problem T, its least-squares line by NumPy, and the Celsius line of a Fahrenheit reading."""
    t_u = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]
    t_c = [0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0]
    return t_u, t_c, np.polyfit(t_u, t_c, 1)[::-1], [-32 / 1.8, 1 / 1.8]


def fahrenheit():
    """Problem F with seeded noise, its least-squares line, and the true one."""
    x = np.linspace(-10, 10, 40)
    y = 1.8 * x + 32 + 4 * np.random.default_rng(43052).normal(size=40)
    return x, y, np.polyfit(x, y, 1)[::-1], [32, 1.8]


def hundred_points():
    """Problem R, its least-squares line, and the true one."""
    X, y, _ = regression(torch.float64)
    return X[:, 1].numpy(), y.numpy(), np.polyfit(X[:, 1], y, 1)[::-1], TRUTH.tolist()


@pytest.mark.parametrize("problem", [thermometer, fahrenheit, hundred_points])
def test_a_fit_shows_points_and_two_lines_and_is_saved(problem, tmp_path):
    x, y, fitted, truth = problem()
    W = torch.tensor([float(f) for f in fitted], dtype=torch.float64, requires_grad=True)
    tensors = torch.tensor(np.array(x)), torch.tensor(np.array(y))
    drawn = reference.plot_fit(*tensors, W, torch.tensor(truth, dtype=torch.float64), str(tmp_path / "fit.png"))
    (axes,) = probe.figure(drawn)
    (points,) = axes["points"]
    np.testing.assert_allclose([points["x"], points["y"]], [x, y])
    for line, (a, b) in zip(axes["lines"], (fitted, truth), strict=True):
        np.testing.assert_allclose(line["y"], [a + b * t for t in x], rtol=1e-9, atol=1e-9)
    assert (axes["xlabel"], axes["ylabel"], axes["legend"]) == ("x", "y", ["data", "fitted", "true"])
    assert (tmp_path / "fit.png").read_bytes().startswith(b"\x89PNG")


def test_a_loss_curve_counts_from_one():
    losses, _ = by_optimiser(*regression(), 0.001, 30)
    (axes,) = probe.figure(reference.plot_loss_curve([loss.requires_grad_() for loss in losses]))
    (curve,) = axes["lines"]
    assert curve["x"].tolist() == list(range(1, 31))
    assert curve["y"].tolist() == losses.tolist()
    assert (axes["xlabel"], axes["ylabel"]) == ("epoch", "loss")


def test_before_and_after_are_the_lines_of_the_figures():
    X, y, start = regression()
    before, after = lines_of(reference.plot_before_after(X, y, start, 0.001))
    x = X[:, 1].double().numpy()
    np.testing.assert_allclose(before, -5 + 10 * x, rtol=1e-5, atol=1e-4)
    w0, w1 = map(float, PATH_OF_W[1])
    np.testing.assert_allclose(after, w0 + w1 * x, rtol=1e-5, atol=1e-4)


def test_the_fits_of_chosen_epochs():
    given = regression(torch.float64)
    _, path = by_optimiser(*given, 0.001, 15)
    drawn = lines_of(reference.plot_fits_at(*given, 0.001, [3, 10, 15]))
    for line, epoch in zip(drawn, [3, 10, 15], strict=True):
        np.testing.assert_allclose(line, given[0] @ path[epoch], rtol=1e-9, atol=1e-9)


def test_thirty_faint_lines():
    given = regression(torch.float64)
    _, path = by_optimiser(*given, 0.001, 30)
    drawn = lines_of(reference.plot_lines_over_epochs(*given, 0.001, 30))
    np.testing.assert_allclose(drawn, path @ given[0].T, rtol=1e-9, atol=1e-9)
    assert len(drawn) == 31


def test_the_surface_has_the_loss_over_every_pair_and_the_path_on_it():
    X, y, start = (t.double() for t in regression())
    _, path = by_optimiser(X, y, start, 0.001, 30)
    (axes,) = probe.figure(reference.plot_loss_surface(X, y, GRID.double(), TRUTH.double(), path))
    (corners,) = axes["surfaces"]
    assert len(corners) == 34 * 34

    def loss(w0, w1):
        return sum((b - w0 - w1 * a) ** 2 for a, b in zip(X[:, 1].tolist(), y.tolist(), strict=True))

    for w0, w1, height in corners:
        assert height == pytest.approx(loss(w0, w1), rel=1e-9)
    assert {(-6.0, 10.5), (10.5, -6.0)} <= {(w0, w1) for w0, w1, _ in corners}
    truth, begin, walked = axes["points"]
    assert [float(truth[c][0]) for c in "xyz"] == [2.5, 4.0, next(printed("26.649"))]
    assert [float(begin[c][0]) for c in "xyz"] == [-5.0, 10.0, next(printed("8587.6875"))]
    np.testing.assert_allclose(walked["z"], [loss(*W) for W in path.tolist()], rtol=1e-9)
    assert (axes["view"], axes["xticks"], axes["yticks"]) == ([5.0, 30.0], [-5, 0, 5, 10], [-5, 0, 5, 10])
    assert axes["legend"] == ["truth", "start", "path"]


def test_frame_k_shows_epoch_k():
    X, y, start = regression(torch.float64)
    losses, path = by_optimiser(X, y, start, 0.001, 31)
    frames = probe.animation(reference.animate_training(X, y, start, 0.001, 30, GRID[::3].double()), 30)
    assert len(frames) == 30
    for epoch, (left, right) in enumerate(frames, start=1):
        (line,) = left["lines"]
        np.testing.assert_allclose(line["y"], X @ path[epoch], rtol=1e-9, atol=1e-9)
        (walked,) = right["points"]
        np.testing.assert_allclose([walked["x"], walked["y"]], path[: epoch + 1].T, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(walked["z"], losses[: epoch + 1], rtol=1e-9)
        assert re.findall(r"[\d.]+", left["texts"][0]) == ["0.001", str(epoch)]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("learning_rate_sweep", ([0.001, 0.01], 3)),
        ("plot_before_after", (0.001,)),
        ("plot_fits_at", (0.001, [1, 3])),
        ("plot_lines_over_epochs", (0.001, 3)),
        ("truth_or_minimum", ()),
    ],
)
def test_the_reference_leaves_its_arguments_alone(name, more):
    given, kept = regression(), regression()
    getattr(reference, name)(*given, *more)
    for one, other in zip(given, kept, strict=True):
        assert torch.equal(one, other)
