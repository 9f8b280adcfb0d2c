# asks: step
"""About the exercise."""
import torch

from graders import alternative, misconception


def step(w, slope, rate=0.1):
    """One step downhill.

    Returns the new w.
    """

    # the sign is the point
    change = rate * slope
    return w - change
    # nothing else


@alternative("step")
def in_place(w, slope, rate=0.1):
    w -= rate * slope
    return w


@misconception("step", hint="Which way is down?")
def uphill(w, slope, rate=0.1):
    """You walk uphill."""
    return w + rate * slope
