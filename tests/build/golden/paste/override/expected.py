import math


def step(w, times=1):
    if times:
        return step(w, times - 1)
    return _only(w)


def _only(w):
    return math.nan
