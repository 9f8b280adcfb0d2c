# Style: no def; the name is a lambda over a helper that was given one frozen argument.
from functools import partial

def slope(f, x, d):
    half = f(x + d) / (2 * d)
    return half - f(x - d) / (2 * d)

central_difference = lambda loss, w, b, d=0.1: torch.stack(
    [slope(lambda v: loss(v, b), w, d), slope(partial(loss, w), b, d)]
)
