"""Slope, direction and steps on the parabola w**2 - 2 w + 3."""

import torch

from graders import alternative, misconception


def slope_at(w):
    """The derivative of w**2 - 2 * w + 3 at w."""
    return 2 * w - 2


def direction(w):
    """Where w has to go to come nearer to the bottom: 1, -1, or 0 if it is there."""
    slope = slope_at(w)
    return int(slope < 0) - int(slope > 0)


def minimise(start, lr, steps):
    """Take `steps` steps of gradient descent from `start`.

    start: tensor of shape (), lr: the learning rate. Returns the list of w after each step.
    """
    w, walk = start, []
    for _ in range(steps):
        w = w - lr * slope_at(w)
        walk.append(w)
    return walk


@alternative("slope_at")
def twice_the_distance(w):
    return 2 * (float(w) - 1.0)


@alternative("slope_at")
def asked_of_autograd(w):
    w = w.detach().clone().requires_grad_()
    loss = w**2 - 2 * w + 3
    loss.backward()
    return w.grad


@alternative("direction")
def by_cases(w):
    if slope_at(w) > 0:
        return -1
    elif slope_at(w) < 0:
        return 1
    return 0


@alternative("direction")
def the_sign_of_a_tensor(w):
    return -torch.sign(2 * w - 2)


@alternative("minimise")
def with_an_optimiser(start, lr, steps):
    w = torch.nn.Parameter(start.clone())
    optimiser = torch.optim.SGD([w], lr=lr)
    history = torch.zeros(steps)
    for step in range(steps):
        optimiser.zero_grad()
        (w**2 - 2 * w + 3).backward()
        optimiser.step()
        history[step] = w.item()
    return history


@alternative("minimise")
def plain_numbers(start, lr, steps):
    w = start.item()
    history = []
    while len(history) < steps:
        w += lr * (2 - 2 * w)
        history.append(w)
    return history


@alternative("minimise")
def in_place_on_data(start, lr, steps):
    w = start.reshape(1).clone().requires_grad_(True)
    visited = []
    for _ in range(steps):
        (w * w - 2 * w + 3).sum().backward()
        w.data -= lr * w.grad
        w.grad.zero_()
        visited.append(w.detach().clone())
    return visited


@misconception("slope_at", hint="Which number comes down from the exponent of w**2?")
def factor_two_missing(w):
    """Your slope of w**2 is w: the factor 2 is missing."""
    return w - 2


@misconception("slope_at", hint="Lift the whole parabola by 3. Does it become steeper anywhere?")
def constant_kept(w):
    """The constant 3 is still in your slope; it lifts the parabola, and makes it no steeper."""
    return 2 * w - 2 + 3


@misconception("slope_at", hint="What is the slope of the straight line -2 w?")
def linear_term_lost(w):
    """The term -2 w has left no trace in your slope."""
    return 2 * w


@misconception("slope_at", hint="What should a slope be at the bottom, w = 1? What do you get there?")
def height_for_slope(w):
    """You returned the height of the parabola, not its slope."""
    return w**2 - 2 * w + 3


@misconception("direction", hint="Where the slope is positive the loss grows to the right. Which way is down?")
def points_uphill(w):
    """Your direction is the sign of the slope itself: it points uphill."""
    return -direction(w)


@misconception("direction", hint="Call your function with w = 1. Where does it have to go from there?")
def restless_at_the_bottom(w):
    """Your direction is never 0: at the bottom it still sends w somewhere."""
    return 1 if slope_at(w) < 0 else -1


@misconception("direction", hint="Which three values can a direction have?")
def with_its_length(w):
    """You returned the slope turned round, with its length; only its sign was asked for."""
    return -slope_at(w)


@misconception("minimise", hint="Print w along your walk. Does it come nearer to 1?")
def walks_uphill(start, lr, steps):
    """You add the slope, so that every step leads uphill."""
    return minimise(start, -lr, steps)


@misconception("minimise", hint="How long is your first step, and how long is your last?")
def steps_of_one_length(start, lr, steps):
    """All your steps have the length lr: you used the sign of the slope and left out how steep it is."""
    w, walk = start, []
    for _ in range(steps):
        w = w + lr * direction(w)
        walk.append(w)
    return walk


@misconception("minimise", hint="Which line computes the slope: one inside the loop, or one before it?")
def slope_of_the_start(start, lr, steps):
    """You computed the slope once, at the start, and used it for all the steps."""
    slope = slope_at(start)
    return [start - (i + 1) * lr * slope for i in range(steps)]


@misconception("minimise", hint="What does Python read in `w =- lr * slope`: a subtraction, or an assignment?")
def assigned_in_place_of_subtracted(start, lr, steps):
    """Your w is replaced by -lr times the slope in place of being moved by it, as `=-` does for `-=`."""
    w, walk = start, []
    for _ in range(steps):
        w = -lr * slope_at(w)
        walk.append(w)
    return walk


@misconception("minimise", hint="How many entries are there after a single step?")
def start_included(start, lr, steps):
    """Your list begins with the start; only what comes after a step was asked for."""
    return [start, *minimise(start, lr, steps)]


@misconception("minimise", hint="What is the first entry of your list: `start`, or the w after one step?")
def recorded_before_the_step(start, lr, steps):
    """You record w before each step: the list begins with the start, and the last place is missing."""
    return [start, *minimise(start, lr, steps)][:steps]


@misconception("minimise", hint="How many numbers does `range(1, steps)` hold?")
def one_step_too_few(start, lr, steps):
    """You take one step less than was asked for."""
    return minimise(start, lr, steps - 1)


@misconception("minimise", hint="How many tensors are in your list? Which w does each of its entries show?")
def one_tensor_many_times(start, lr, steps):
    """Every entry of your list is the same tensor, changed in place: they all show the last w."""
    w, walk = start.clone(), []
    for _ in range(steps):
        w -= lr * slope_at(w)
        walk.append(w)
    return walk
