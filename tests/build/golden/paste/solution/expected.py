import math

RATE = 0.1


def _slope(w):
    return 2 * w


def step(w):
    """One step."""
    return w - RATE * _slope(w)


def only_for_mistakes(w):
    return math.nan
