# Style: from numpy import *, which puts NumPy's sum, all, any, max, min and round before Python's.
from numpy import *

def train_fahrenheit(x, y, start, lr, epochs, log_every):
    x, y, theta = array(x, dtype=float64), array(y, dtype=float64), array(start, dtype=float64)
    A = column_stack([x, ones(len(x))])
    log = []
    for epoch in arange(1, epochs + 1):
        e = A @ theta - y
        loss = mean(e * e)
        if not isfinite(loss):
            break
        if mod(epoch, log_every) == 0:
            log.append([epoch, loss])
        theta = theta - lr * 2 / len(x) * A.T @ e
    return log, theta
