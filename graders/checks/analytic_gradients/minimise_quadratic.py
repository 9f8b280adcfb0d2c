"""Slope and direction at some places, and walks to the bottom, quiet ones and such as jump across."""

import numpy as np
import torch

from graders import check, close, equal, exact, parts, trajectory


def places(rng):
    """The bottom, and places on both sides of it."""
    left, right = 1 - rng.uniform(1.5, 6.0, 3), 1 + rng.uniform(1.5, 6.0, 3)
    return {"ws": exact(torch.tensor(rng.permutation([*left, 1.0, *right])).float())}


def five_places():
    """Five places on the parabola."""
    return {"ws": torch.tensor([-3.0, 0.0, 1.0, 2.5, 4.0])}


def some_walk(rng):
    """A start well away from the bottom, and a rate of either kind."""
    away = rng.choice([-1.0, 1.0]) * rng.uniform(2.0, 6.0)
    lr = rng.choice([rng.uniform(0.08, 0.35), rng.uniform(0.65, 0.9)])
    return {"start": torch.tensor(np.float32(1 + away)), "lr": float(lr), "steps": int(rng.integers(5, 10))}


def from_minus_three():
    """Ten steps from -3 with a rate of 0.1."""
    return {"start": torch.tensor(-3.0), "lr": 0.1, "steps": 10}


@check(
    given=places,
    public=five_places,
    criterion=parts(slopes=close(1), directions=equal(1)),
    hint="Draw the parabola and put your finger on w = 0. How steep is it there, and which way is down?",
)
def slope_and_direction(impl, ws):
    """The slope at some places, and the direction that leads down from them."""
    return {
        "slopes": [impl.slope_at(w.clone()) for w in ws],
        "directions": [impl.direction(w.clone()) for w in ws],
    }


@check(
    given=some_walk,
    public=from_minus_three,
    criterion=trajectory(w=2, length=1),
    hint="Work out the first two steps on paper, and compare.",
)
def walk(impl, start, lr, steps):
    """Every step goes against the slope, and is lr times as long as the slope is steep."""
    return {"w": impl.minimise(start, lr, steps)}
