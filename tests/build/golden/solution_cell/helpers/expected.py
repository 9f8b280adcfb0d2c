def train(w):
    """Three steps."""
    ### BEGIN SOLUTION
    for _ in range(LIMIT):
        w = shown(w) - torch.as_tensor(_slope(w))
    return w


LIMIT = 3


def _slope(w):
    return 2 * w * _scale()


def _scale():
    return LIMIT
### END SOLUTION
