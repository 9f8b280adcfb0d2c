# override:
"""For instructors."""
import math
import torch
from graders import alternative, misconception

RATE = 0.1


def _slope(w):
    return 2 * w


def step(w):
    """One step."""
    ### BEGIN SOLUTION
    return w - RATE * _slope(w)
    ### END SOLUTION


def only_for_mistakes(w):
    return math.nan


@misconception("step", hint="...")
def lost(w):
    """You lose w."""
    return _only(w)


def _only(w):
    return only_for_mistakes(w)
