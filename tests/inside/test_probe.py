"""What a check's body can learn of modules and pictures, however they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import matplotlib
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

matplotlib.use("agg")
import matplotlib.pyplot as plt

from graders.course import Limits
from graders.inside import probe
from graders.inside.evidence import Refused, reduce
from graders.records import Cell
from graders.sandbox import Question, Session


@pytest.fixture(autouse=True)
def _no_pictures_left() -> Iterator[None]:
    plt.close("all")
    yield
    plt.close("all")


class Written(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(3, 5), nn.Linear(5, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(F.relu(self.hidden(x)))


class Renamed(nn.Linear):
    pass


class Own(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.w = nn.Parameter(torch.ones(2))


def test_a_module_has_the_same_shapes_however_it_is_written() -> None:
    sequential = probe.module(nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 1)))
    written = probe.module(Written())
    assert sequential["layers"] == ["Linear", "ReLU", "Linear"]
    assert written["layers"] == ["Linear", "Linear"]
    assert sequential["shapes"] == written["shapes"] == [[5, 3], [5], [1, 5], [1]]
    assert written["parameters"]["hidden.weight"] == [5, 3]
    assert sequential["count"] == written["count"] == 5 * 3 + 5 + 5 + 1


def test_a_module_that_stands_in_two_places_counts_twice() -> None:
    cut = nn.ReLU()
    told = probe.module(nn.Sequential(nn.Linear(2, 3), cut, nn.Linear(3, 3), cut, nn.Linear(3, 1)))
    assert told["layers"] == ["Linear", "ReLU", "Linear", "ReLU", "Linear"]
    assert told["count"] == 9 + 12 + 4


def test_a_module_tells_what_is_frozen_and_where_it_is() -> None:
    net = nn.Sequential(Renamed(2, 2), nn.BatchNorm1d(2), Own())
    net[0].weight.requires_grad_(False)
    net.eval()
    found = probe.module(net)
    assert found["layers"] == ["Linear", "BatchNorm1d", "Own"]
    assert (found["count"], found["trainable"]) == (4 + 2 + 2 + 2 + 2, 2 + 2 + 2 + 2)
    assert found["training"] is False
    assert found["buffers"] == {"1.running_mean": [2], "1.running_var": [2], "1.num_batches_tracked": []}
    assert found["dtypes"] == ["torch.float32", "torch.int64"]
    assert probe.module(net.to("meta"))["devices"] == ["meta"]


@pytest.mark.parametrize(("value", "told"), [(None, "None where"), (3, "an int where"), (nn.Linear, "a type where")])
def test_what_is_no_module_is_refused(value: Any, told: str) -> None:
    with pytest.raises(Refused, match=told):
        probe.module(value)


def test_lines_and_points_are_told_apart() -> None:
    x = torch.arange(3.0)
    plt.plot(x, 2 * x, "--", label="dashed")
    plt.plot(x, x**2, "o")
    plt.scatter(x, -x, label="scattered")
    plt.plot(x, x, linestyle="none")  # nothing at all
    plt.legend()
    plt.title("three")
    plt.xticks([0, 2])
    (axes,) = probe.figure()
    assert [line["label"] for line in axes["lines"]] == ["dashed"]
    np.testing.assert_array_equal(axes["lines"][0]["y"], [0, 2, 4])
    assert [points["label"] for points in axes["points"]] == ["", "scattered"]
    np.testing.assert_array_equal(axes["points"][0]["y"], [0, 1, 4])
    np.testing.assert_array_equal(axes["points"][1]["y"], [0, -1, -2])
    assert (axes["title"], axes["legend"], axes["xticks"]) == ("three", ["dashed", "scattered"], [0.0, 2.0])
    assert (axes["surfaces"], axes["view"], axes["zlabel"]) == ([], None, "")


GRID = np.meshgrid([0.0, 1.0, 2.0], [5.0, 7.0])
POINTS = [[a, b, 10 * a + b] for a in (0.0, 1.0, 2.0) for b in (5.0, 7.0)]


def surface(ax: Any) -> None:
    ax.plot_surface(*GRID, 10 * GRID[0] + GRID[1])


def wireframe_of_the_other_orientation(ax: Any) -> None:
    A, B = np.meshgrid([0.0, 1.0, 2.0], [5.0, 7.0], indexing="ij")
    ax.plot_wireframe(A[::-1], B[::-1], (10 * A + B)[::-1])


def triangles(ax: Any) -> None:
    a, b = GRID[0].ravel(), GRID[1].ravel()
    ax.plot_trisurf(a, b, 10 * a + b)


def one_strip_with_fewer_corners(ax: Any) -> None:
    from mpl_toolkits.mplot3d.art3d import Poly3DCollection

    p = POINTS
    ax.add_collection3d(Poly3DCollection([[p[0], p[2], p[4], p[5], p[3], p[1]], [p[0], p[2], p[3]]]))


@pytest.mark.parametrize("draw", [surface, wireframe_of_the_other_orientation, triangles, one_strip_with_fewer_corners])
def test_a_surface_is_its_points(draw: Callable[[Any], None]) -> None:
    ax = plt.figure().add_subplot(projection="3d")
    draw(ax)
    (axes,) = probe.figure()
    np.testing.assert_array_equal(axes["surfaces"], [POINTS])


def test_a_path_on_a_surface() -> None:
    ax = plt.axes(projection="3d")
    surface(ax)
    ax.plot([0, 1], [5, 7], [1, 2], color="red")
    ax.scatter([2], [5], [25], label="start")
    ax.set_zlabel("loss")
    ax.view_init(elev=5, azim=30)
    (axes,) = probe.figure()
    np.testing.assert_array_equal(axes["lines"][0]["z"], [1, 2])
    assert [float(axes["points"][0][axis][0]) for axis in "xyz"] == [2, 5, 25]
    assert (axes["zlabel"], axes["view"], len(axes["surfaces"])) == ("loss", [5.0, 30.0], 1)


def test_empty_axes_and_colour_bars_are_left_out() -> None:
    fig, (left, right) = plt.subplots(1, 2)
    fig.colorbar(right.scatter([1, 2], [3, 4], c=[0.0, 1.0]))
    (axes,) = probe.figure()
    np.testing.assert_array_equal(axes["points"][0]["y"], [3, 4])
    assert not left.has_data()


def test_a_returned_figure_is_looked_at_rather_than_the_current_one() -> None:
    shown, ax = plt.subplots()
    ax.plot([1, 2], label="shown")
    plt.figure()
    plt.plot([3, 4], label="current")
    apart = matplotlib.figure.Figure()  # unknown to pyplot
    apart.subplots().plot([5, 6], label="apart")
    several, grid = plt.subplots(2, 2)
    grid[1, 0].plot([7, 8], label="several")
    plt.figure(1)
    plt.figure(2)
    for returned, label in [(shown, "shown"), (ax, "shown"), (ax.lines, "current"), ((shown, ax), "shown"),
                            (ax.lines[0], "shown"), (None, "current"), (7, "current"), (apart, "apart"),
                            ((several, grid), "several"), (grid, "several")]:
        (axes,) = probe.figure(returned)
        assert axes["lines"][0]["label"] == label, returned


def test_what_shows_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="no picture was drawn"):
        probe.figure()
    plt.subplots()
    with pytest.raises(Refused, match="the picture is empty"):
        probe.figure()


def test_all_of_it_is_evidence() -> None:
    ax = plt.axes(projection="3d")
    surface(ax)
    ax.plot([0, 1], [5, 7], [1, 2])
    assert reduce(probe.figure())[0]["surfaces"][0].values.shape == (6, 3)
    assert reduce(probe.module(Written()))["count"] == 26


def test_lines_that_are_given_by_the_axes_are_seen_where_they_are_drawn():
    figure, ax = plt.subplots()
    ax.plot([0.0, 4.0], [0.0, 10.0], "o")
    ax.axline((0, 2.5), slope=4, label="true")
    ax.axhline(3.0, label="level")
    true, level = probe.figure(figure)[0]["lines"]
    np.testing.assert_allclose(true["y"], 2.5 + 4 * true["x"], atol=1e-9)
    assert len(set(true["x"].tolist())) == 2
    np.testing.assert_allclose(level["y"], 3.0)
    np.testing.assert_allclose(sorted(level["x"]), ax.get_xlim())
    plt.close(figure)


def test_a_picture_that_was_shown_and_closed_is_still_seen(server):
    body = "def asked(impl):\n    impl.draw()\n    return probe.figure()[0]['title']"
    draw = ("import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2]); plt.title('mine')\n"
            "    plt.show(); plt.close()")
    twice = "def asked(impl):\n    return probe.figure()"
    with Session(server, [Cell(draw, index=0)], Limits()) as session:
        session.run()
        assert session.ask(Question(body, "asked", "", {}, {}, 1, 5)).tree == "mine"
        assert session.ask(Question(twice, "asked", "", {}, {}, 1, 5)).fault == "refused"


def test_showing_ends_a_picture_and_what_is_empty_hides_none(server):
    """As in a notebook: what is drawn after `plt.show()` belongs to another picture."""
    body = ("def asked(impl):\n    impl.draw()\n"
            "    return [len(probe.figure()[0]['lines']), probe.figure()[0]['xlabel']]")
    draw = ("import matplotlib.pyplot as plt\ndef draw():\n"
            "    plt.plot([1, 2]); plt.plot([3, 4]); plt.show()\n"
            "    plt.plot([5, 6]); plt.xlabel('x'); plt.show()\n"
            "    plt.xlabel('too late')")
    with Session(server, [Cell(draw, index=0)], Limits()) as session:
        session.run()
        assert session.ask(Question(body, "asked", "", {}, {}, 1, 5)).tree == [1, "x"]


def test_the_look_of_lines() -> None:
    plt.plot([0, 1], "r", alpha=0.2)
    plt.plot([1, 0], color=(0, 0.5, 1, 0.1), linewidth=3)
    faint, pale = probe.figure()[0]["lines"]
    assert (faint["color"], pale["color"], pale["width"]) == ([1, 0, 0, 0.2], [0, 0.5, 1, 0.1], 3)


# --- what is not shown is no evidence, and contours ---------------------------------------------------------------


def test_what_is_invisible_is_left_out() -> None:
    fig, (left, right) = plt.subplots(1, 2)
    left.plot([1, 2], label="shown")
    left.plot([3, 4], label="hidden")[0].set_visible(False)
    left.scatter([1], [1]).set_visible(False)
    left.text(0, 0, "hidden").set_visible(False)
    right.plot([5, 6])
    right.set_visible(False)
    (axes,) = probe.figure(fig)
    assert [line["label"] for line in axes["lines"]] == ["shown"]
    assert (axes["points"], axes["texts"]) == ([], [])


@pytest.mark.parametrize("where", ["left", "center", "right"])
def test_titles_stand_anywhere(where: str) -> None:
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    ax.set_title("of the axes", loc=where)
    fig.suptitle("of all")
    (axes,) = probe.figure(fig)
    assert (axes["title"], axes["suptitle"]) == ("of the axes", "of all")


SLOPE = np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-1, 1, 5))  # of z = x + y: level lines are y = level - x


@pytest.mark.parametrize("projection", [None, "3d"])
@pytest.mark.parametrize("rendered", [False, True])
def test_contour_lines_lie_where_the_function_has_their_level(projection: str | None, rendered: bool) -> None:
    fig = plt.figure()
    ax = fig.add_subplot(projection=projection)
    ax.contour(*SLOPE, SLOPE[0] + SLOPE[1], levels=[-1, 0.25, 1])
    if rendered:
        fig.canvas.draw()
    (axes,) = probe.figure(fig)
    (contour,) = axes["contours"]
    assert axes["surfaces"] == []
    np.testing.assert_array_equal(contour["levels"], [-1, 0.25, 1])
    x, y, level = contour["points"].T
    np.testing.assert_allclose(x + y, level, atol=1e-9)
    assert set(level) == {-1, 0.25, 1}
    reach = x[level == 0.25]
    assert (reach.min(), reach.max()) == (-0.75, 1.25)


def test_a_contour_does_not_depend_on_the_grid_s_orientation() -> None:
    _, (left, right) = plt.subplots(1, 2)
    A, B = SLOPE
    left.contour(A, B, A**2 + 3 * B**2, levels=[0.5, 2.0])
    right.contour(A.T[::-1], B.T[::-1], (A**2 + 3 * B**2).T[::-1], levels=[0.5, 2.0])
    one, other = (axes["contours"][0]["points"] for axes in probe.figure())
    assert len(one) > 8
    np.testing.assert_allclose(one, other, atol=1e-9)


def test_filled_contours_tell_their_levels() -> None:
    plt.contourf(*SLOPE, SLOPE[0], levels=[-2, 0, 2])
    (contour,) = probe.figure()[0]["contours"]
    assert contour["filled"] is True
    np.testing.assert_array_equal(contour["levels"], [-2, 0, 2])
    assert contour["points"].shape == (0, 3)
    assert reduce(probe.figure())[0]["contours"][0]["filled"] is True
