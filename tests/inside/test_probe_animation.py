"""The frames of an animation with their data, however the animation is written."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib
import numpy as np
import pytest

matplotlib.use("agg")
import matplotlib.pyplot as plt
from matplotlib.animation import ArtistAnimation, FuncAnimation

from graders.course import Limits
from graders.inside import probe
from graders.inside.evidence import Refused, reduce
from graders.records import Array, Cell
from graders.sandbox import Question, Session

X = np.arange(4.0)
FRAMES = 5


@pytest.fixture(autouse=True)
def _no_pictures_left() -> Iterator[None]:
    plt.close("all")
    yield
    plt.close("all")


def growing(frames: Any = FRAMES, **more: Any) -> FuncAnimation:
    """Frame k shows the line y = k x."""
    fig, ax = plt.subplots()
    (line,) = ax.plot([], [])

    def update(k: int, *_: Any) -> Any:
        line.set_data(X, k * X)
        ax.set_title(f"epoch {k}")
        return (line,)

    return FuncAnimation(fig, update, frames=frames, **more)


def redrawn() -> FuncAnimation:
    fig, ax = plt.subplots()

    def update(k: int) -> None:
        ax.clear()
        ax.plot(X, k * X)
        ax.set_title(f"epoch {k}")

    return FuncAnimation(fig, update, frames=FRAMES)


def on_a_new_axes_each_time() -> FuncAnimation:
    fig = plt.figure()

    def update(k: int) -> None:
        fig.clf()
        ax = fig.add_subplot()
        ax.plot(X, k * X)
        ax.set_title(f"epoch {k}")

    return FuncAnimation(fig, update, frames=FRAMES)


def of_artists() -> ArtistAnimation:
    fig, ax = plt.subplots()
    return ArtistAnimation(fig, [[*ax.plot(X, k * X), ax.text(0, 0, f"epoch {k}")] for k in range(FRAMES)], blit=True)


def closed() -> FuncAnimation:
    made = growing()
    plt.close()
    return made


def played_before() -> FuncAnimation:
    made = growing()
    made.to_jshtml()
    return made


@pytest.mark.parametrize("make", [
    growing, redrawn, on_a_new_axes_each_time, of_artists, closed, played_before,
    lambda: growing(blit=True),
    lambda: growing(blit=True, init_func=lambda: ()),
    lambda: growing(fargs=("more", 2)),
    lambda: growing(range(FRAMES)),
    lambda: growing(np.arange(FRAMES)),
    lambda: growing(lambda: iter(range(FRAMES)), cache_frame_data=False),
    lambda: growing((k for k in range(FRAMES)), cache_frame_data=False),
    lambda: growing(itertools.count(), save_count=FRAMES),
])
def test_frame_k_shows_its_line(make: Callable[[], Any]) -> None:
    frames = probe.animation(make())
    assert len(frames) == FRAMES
    for k, (axes,) in enumerate(frames):
        (line,) = axes["lines"]
        np.testing.assert_array_equal(line["y"], k * X)
        assert f"epoch {k}" in (axes["title"], *axes["texts"])


def test_the_animation_is_found_among_what_was_returned() -> None:
    made = growing()
    assert len(probe.animation((plt.gcf(), made))) == FRAMES


def test_a_panel_keeps_its_place_while_it_is_still_empty() -> None:
    fig, (left, right, unused) = plt.subplots(1, 3)

    def update(k: int) -> None:
        right.plot(X, k * X)
        if k == 2:
            left.plot(X, X)

    frames = probe.animation(FuncAnimation(fig, update, frames=3, init_func=lambda: None))
    assert [len(axes) for axes in frames] == [2, 2, 2]
    assert [len(panels[0]["lines"]) for panels in frames] == [0, 0, 1]
    assert [len(panels[1]["lines"]) for panels in frames] == [1, 2, 3]
    assert not unused.has_data()


def test_a_path_on_a_surface_in_space() -> None:
    fig = plt.figure()
    ax = fig.add_subplot(projection="3d")
    A, B = np.meshgrid([0.0, 1.0], [0.0, 1.0])
    ax.plot_surface(A, B, A + B)
    (path,) = ax.plot([], [], [], "o")

    def update(k: int) -> None:
        path.set_data_3d(X[:k], X[:k], X[:k])

    frames = probe.animation(FuncAnimation(fig, update, frames=4))
    assert [len(axes[0]["points"][0]["z"]) for axes in frames] == [0, 1, 2, 3]
    assert [len(axes[0]["surfaces"][0]) for axes in frames] == [4] * 4


@pytest.mark.parametrize(("numbers", "kept"), [
    ([0, 1, 2], [0, 1, 2]),
    ([0, 0, 1, 2], [0, 1, 2]),  # the start twice
    ([0, 1, 2, 3], [0, 1, 2]),  # one too many
    ([0, 1], [0, 1]),
    ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4]),
])
def test_one_frame_more_than_asked_for_is_left_out(numbers: list[int], kept: list[int]) -> None:
    frames = probe.animation(growing(numbers), frames=3)
    assert [float(axes[0]["lines"][0]["y"][1]) for axes in frames] == kept


def test_the_first_of_two_equal_frames_is_left_out_whatever_their_titles_say() -> None:
    fig, ax = plt.subplots()
    (line,) = ax.plot(X, X)

    def update(k: int) -> None:
        line.set_ydata(max(k, 1) * X)
        ax.set_title(f"epoch {k}")

    frames = probe.animation(FuncAnimation(fig, update, frames=3), frames=2)
    assert [axes[0]["title"] for axes in frames] == ["epoch 1", "epoch 2"]


@pytest.mark.parametrize(("made", "told"), [
    (lambda: None, "no animation was returned"),
    (lambda: "training.gif", "not a file or a player"),
    (lambda: plt.figure(), "no animation was returned"),
    (lambda: growing(itertools.count(), cache_frame_data=False), "more than 100 frames, or no end"),
    (lambda: growing(101), "more than 100 frames"),
    (lambda: ArtistAnimation(plt.figure(), []), "has no frames"),
])
def test_what_has_no_frames_to_look_at_is_refused(made: Callable[[], Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        probe.animation(made())


def test_a_hundred_frames_are_not_too_many() -> None:
    assert len(reduce(probe.animation(growing(100)))) == 100


def test_nothing_is_rendered_and_rendering_works_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    drawn: list[int] = []
    really = FigureCanvasAgg.draw
    monkeypatch.setattr(FigureCanvasAgg, "draw", lambda self: (drawn.append(1), really(self)))
    made = growing()
    probe.animation(made)
    assert not drawn
    plt.gcf().canvas.draw_idle()
    assert drawn


def test_an_error_of_the_student_s_function_passes_and_leaves_the_canvas_alone() -> None:
    fig, _ = plt.subplots()

    def update(k: int) -> None:
        raise ZeroDivisionError(k)

    with pytest.raises(ZeroDivisionError):
        probe.animation(FuncAnimation(fig, update, frames=3))
    assert "draw_idle" not in vars(fig.canvas)


def test_other_checks_see_the_figure_as_it_was(server: Any) -> None:
    cell = """
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
fig, ax = plt.subplots()
(line,) = ax.plot([0, 1], [7, 7])
def animate():
    return FuncAnimation(fig, lambda k: line.set_ydata([k, k]), frames=3)
def picture():
    return fig
"""
    frames = "def asked(impl):\n    return [f[0]['lines'][0]['y'] for f in probe.animation(impl.animate())]"
    still = "def asked(impl):\n    return probe.figure(impl.picture())[0]['lines'][0]['y']"
    with Session(server, [Cell(cell, index=0)], Limits()) as session:
        session.run()
        seen = session.ask(Question(frames, "asked", "", {}, {}, 1, 5)).tree
        after = session.ask(Question(still, "asked", "", {}, {}, 1, 5)).tree
    assert [frame.values.tolist() for frame in seen] == [[0, 0], [1, 1], [2, 2]]
    assert isinstance(after, Array)
    assert after.values.tolist() == [7, 7]
