# override: NoMomentum
import torch
from graders import alternative, misconception


class SGD:
    """An optimiser."""

    def __init__(self, lr):
        self.lr = lr

    def copy(self):
        return SGD(self.lr)


class Nesterov(SGD):
    """Built on the one before."""


WIDE = [1, 2]


@misconception("SGD", hint="...")
class NoMomentum(SGD):
    """Momentum is missing."""

    wide = WIDE

    def __init__(self, lr):
        super(NoMomentum, self).__init__(lr)
