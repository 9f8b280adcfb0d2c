"""Two slopes by forward differences; in float32 a small h leaves little of them but rounding."""

import torch

from graders import alternative, misconception


def forward_difference(loss, w0, w1, h=0.001):
    """The slopes of the loss at (w0, w1), measured by forward differences with step h.

    loss     a function: loss(w0, w1) is one number
    w0, w1   tensors of shape ()
    h        how far to look ahead

    Returns the slope in w0 (with w1 held still) and the slope in w1 (with w0 held still).
    """
    here = loss(w0, w1)
    d0 = (loss(w0 + h, w1) - here) / h
    d1 = (loss(w0, w1 + h) - here) / h
    return d0, d1


@alternative("forward_difference")
def one_formula_each(loss, w0, w1, h=0.001):
    w0, w1 = w0.item(), w1.item()
    return [float(loss(w0 + h, w1) - loss(w0, w1)) / h, float(loss(w0, w1 + h) - loss(w0, w1)) / h]


@alternative("forward_difference")
def over_a_list(loss, w0, w1, h=0.001):
    grad = []
    for i in range(2):
        p = [w0, w1]
        p[i] = p[i] + h
        grad.append((loss(*p) - loss(w0, w1)) / h)
    return torch.tensor(grad)


@alternative("forward_difference")
def moved_in_place(loss, w0, w1, h=0.001):
    before = loss(w0, w1)
    w0 += h
    slope0 = (loss(w0, w1) - before) / h
    w0 -= h
    w1 += h
    slope1 = (loss(w0, w1) - before) / h
    w1 -= h
    return slope0, slope1


@misconception(
    "forward_difference",
    hint="A forward difference compares the point ahead with the point itself. Do you evaluate the loss at the latter?",
)
def looks_both_ways(loss, w0, w1, h=0.001):
    """You took the central difference: you looked behind the point as well as ahead of it."""
    d0 = (loss(w0 + h, w1) - loss(w0 - h, w1)) / (2 * h)
    d1 = (loss(w0, w1 + h) - loss(w0, w1 - h)) / (2 * h)
    return d0, d1


@misconception(
    "forward_difference",
    hint="On which side of the point does your second evaluation lie?",
)
def looks_behind(loss, w0, w1, h=0.001):
    """You took the backward difference: you compared the point with one behind it."""
    d0 = (loss(w0, w1) - loss(w0 - h, w1)) / h
    d1 = (loss(w0, w1) - loss(w0, w1 - h)) / h
    return d0, d1


@misconception(
    "forward_difference",
    hint="How far apart are the two places at which you evaluate the loss?",
)
def divides_by_two_h(loss, w0, w1, h=0.001):
    """You divided by 2h, but the two points that you compare are only h apart."""
    here = loss(w0, w1)
    d0 = (loss(w0 + h, w1) - here) / (2 * h)
    d1 = (loss(w0, w1 + h) - here) / (2 * h)
    return d0, d1


@misconception(
    "forward_difference",
    hint="Halve h: a slope stays nearly the same. What does your answer do?",
)
def never_divides(loss, w0, w1, h=0.001):
    """You returned how much the loss changes, not how much it changes per unit of the parameter."""
    here = loss(w0, w1)
    return loss(w0 + h, w1) - here, loss(w0, w1 + h) - here


@misconception(
    "forward_difference",
    hint="Where does w0 stand while you measure the slope in w1?",
)
def keeps_w0_moved(loss, w0, w1, h=0.001):
    """You left w0 at its shifted place while you measured the slope in w1."""
    here = loss(w0, w1)
    w0 = w0 + h
    d0 = (loss(w0, w1) - here) / h
    w1 = w1 + h
    d1 = (loss(w0, w1) - here) / h
    return d0, d1


@misconception(
    "forward_difference",
    hint="If the loss grows as the parameter grows, should the slope come out positive or negative?",
)
def turned_round(loss, w0, w1, h=0.001):
    """Your slopes have the wrong sign: you subtracted the loss ahead from the loss at the point."""
    here = loss(w0, w1)
    return (here - loss(w0 + h, w1)) / h, (here - loss(w0, w1 + h)) / h


@misconception(
    "forward_difference",
    hint="Call your function with h = 1 and with h = 0.001 on a loss that is curved. Does its answer react?",
)
def has_its_own_step(loss, w0, w1, h=0.001):
    """You used a tiny step of your own, whatever h is asked for."""
    step = 1e-3
    here = loss(w0, w1)
    return (loss(w0 + step, w1) - here) / step, (loss(w0, w1 + step) - here) / step
