# Style: Python floats, where a square that overflows raises OverflowError, which is caught as infinite.
def mean_square(values):
    try:
        return sum(v**2 for v in values) / len(values)
    except OverflowError:
        return float("inf")

def stop_on_divergence(t_u, t_c, start, lr, epochs):
    u, c = t_u.tolist(), t_c.tolist()
    w, b = kept = tuple(start.tolist())
    losses = []
    for epoch in range(epochs):
        error = [w * x + b - y for x, y in zip(u, c)]
        loss = mean_square(error)
        if loss in (float("inf"), float("-inf")) or loss != loss:
            return losses, kept, True
        losses.append(loss)
        kept = w, b
        n = len(u)
        w, b = w - lr * 2 * sum(e * x for e, x in zip(error, u)) / n, b - lr * 2 * sum(error) / n
    return losses, (w, b), False
