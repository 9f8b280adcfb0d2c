# asks: train
# given: shown
import torch

LIMIT = 3


def shown(x):
    return x


def _slope(w):
    return 2 * w * _scale()


def _scale():
    return LIMIT


def unused(w):
    return w


def train(w):
    """Three steps."""
    for _ in range(LIMIT):
        w = shown(w) - torch.as_tensor(_slope(w))
    return w
