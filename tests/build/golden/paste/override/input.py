# override: lost
# asks: step
import math
import numpy as np
from graders import misconception


def step(w):
    """One step."""
    return w - _slope(w)


def _slope(w):
    return np.abs(w)


@misconception("step", hint="...")
def lost(w, times=1):
    """You lose w."""
    if times:
        return lost(w, times - 1)
    return _only(w)


def _only(w):
    return math.nan
