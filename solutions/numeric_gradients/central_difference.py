"""Two slopes by central differences; on a quadratic loss they are exact, whatever d."""

import torch

from graders import alternative, misconception


def central_difference(loss, w, b, d=0.1):
    """The slopes of the loss at (w, b), measured by central differences with step d.

    loss   a function: loss(w, b) is one number
    w, b   tensors of shape ()
    d      how far to look to either side of the point

    Returns (dw, db): the slope in w with b held still, and the slope in b with w held still.
    """
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return dw, db


@alternative("central_difference")
def with_plain_numbers(loss, w, b, d=0.1):
    w, b = float(w), float(b)
    right, left = loss(w + d, b).item(), loss(w - d, b).item()
    up, down = loss(w, b + d).item(), loss(w, b - d).item()
    return [(right - left) / 2 / d, (up - down) / 2 / d]


@alternative("central_difference")
def moved_and_put_back(loss, w, b, d=0.1):
    slopes = []
    for parameter in (w, b):
        parameter += d
        high = loss(w, b)
        parameter -= 2 * d
        low = loss(w, b)
        parameter += d
        slopes.append((high - low) / (2.0 * d))
    return torch.stack(slopes)


@alternative("central_difference")
def with_vectors_of_one(loss, w, b, d=0.1):
    w, b = w.reshape(1), b.reshape(1)
    shift = torch.tensor([d], dtype=w.dtype)
    rate_w = (loss(w + shift, b) - loss(w - shift, b)) / (2.0 * shift)
    rate_b = (loss(w, b + shift) - loss(w, b - shift)) / (2.0 * shift)
    return rate_w, rate_b


@alternative("central_difference")
def with_numpy(loss, w, b, d=0.1):
    import numpy as np
    p = np.array([w.item(), b.item()])
    grad = np.zeros(2)
    for i in range(2):
        q, r = p.copy(), p.copy()
        q[i] += d
        r[i] -= d
        grad[i] = (loss(q[0], q[1]) - loss(r[0], r[1])) / (2 * d)
    return grad


@misconception(
    "central_difference",
    hint="Draw the chord that you measure: which two points of the curve does it join, and where is w between them?",
)
def looks_ahead_only(loss, w, b, d=0.1):
    """You measured from the point itself to a point ahead of it, which is the forward difference."""
    here = loss(w, b)
    return (loss(w + d, b) - here) / d, (loss(w, b + d) - here) / d


@misconception(
    "central_difference",
    hint="How far apart are the two places at which you evaluate the loss?",
)
def divides_by_d(loss, w, b, d=0.1):
    """You divided by d, but the two points that you compare lie further apart than that."""
    dw = (loss(w + d, b) - loss(w - d, b)) / d
    db = (loss(w, b + d) - loss(w, b - d)) / d
    return dw, db


@misconception(
    "central_difference",
    hint="Python works through / and * from left to right. Which number is divided by what in your line?",
)
def multiplies_by_d(loss, w, b, d=0.1):
    """You divided by 2 and then multiplied by d: parentheses are missing around the denominator."""
    dw = (loss(w + d, b) - loss(w - d, b)) / 2 * d
    db = (loss(w, b + d) - loss(w, b - d)) / 2 * d
    return dw, db


@misconception(
    "central_difference",
    hint="A difference of two losses still grows when d grows. What turns a rise into a slope?",
)
def never_divides(loss, w, b, d=0.1):
    """You returned how much the loss changes, not how much it changes per unit of the parameter."""
    dw = loss(w + d, b) - loss(w - d, b)
    db = loss(w, b + d) - loss(w, b - d)
    return dw, db


@misconception(
    "central_difference",
    hint="The slope in w asks what w alone does to the loss. What should b do meanwhile?",
)
def moves_both(loss, w, b, d=0.1):
    """You moved w and b at the same time, so the two slopes cannot be told apart."""
    slope = (loss(w + d, b + d) - loss(w - d, b - d)) / (2 * d)
    return slope, slope


@misconception(
    "central_difference",
    hint="If the loss grows with w, should your slope come out positive or negative?",
)
def turned_round(loss, w, b, d=0.1):
    """Your slopes have the wrong sign: you subtracted the loss ahead from the loss behind."""
    dw = (loss(w - d, b) - loss(w + d, b)) / (2 * d)
    db = (loss(w, b - d) - loss(w, b + d)) / (2 * d)
    return dw, db


@misconception(
    "central_difference",
    hint="Read the last line of the docstring again: which of the two slopes comes first?",
)
def b_comes_first(loss, w, b, d=0.1):
    """You returned the two slopes in the wrong order."""
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return db, dw


@misconception(
    "central_difference",
    hint="Where does w stand while you measure the slope in b?",
)
def leaves_w_moved(loss, w, b, d=0.1):
    """You left w at its shifted place while you measured the slope in b."""
    w = w + d
    right = loss(w, b)
    w = w - 2 * d
    dw = (right - loss(w, b)) / (2 * d)
    b = b + d
    up = loss(w, b)
    b = b - 2 * d
    db = (up - loss(w, b)) / (2 * d)
    return dw, db


@misconception(
    "central_difference",
    hint="Call your function with a much larger d on a loss that is no parabola. Does its answer react?",
)
def has_its_own_step(loss, w, b, d=0.1):
    """You used a step of 0.1 whatever d is asked for."""
    delta = 0.1
    dw = (loss(w + delta, b) - loss(w - delta, b)) / (2 * delta)
    db = (loss(w, b + delta) - loss(w, b - delta)) / (2 * delta)
    return dw, db
