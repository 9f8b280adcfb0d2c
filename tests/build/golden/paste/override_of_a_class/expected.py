class _SGD:
    """An optimiser."""

    def __init__(self, lr):
        self.lr = lr

    def copy(self):
        return _SGD(self.lr)


WIDE = [1, 2]


class SGD(_SGD):
    wide = WIDE

    def __init__(self, lr):
        super(SGD, self).__init__(lr)


class Nesterov(SGD):
    """Built on the one before."""
