# Style: X'X and X'y once, in float64; then itertools.accumulate and a loss from the quadratic form.
from itertools import accumulate

def train_mse(X, y, start, alpha, epochs):
    X, y, W = X.double(), y.double(), start.double()
    n = len(y)
    A, c, yy = X.T @ X / n, X.T @ y / n, y @ y / n
    path = list(accumulate(range(epochs), lambda W, _: W - 2 * alpha * (A @ W - c), initial=W))
    losses = [W @ A @ W - 2 * c @ W + yy for W in path[:-1]]
    return losses, path[1:]
