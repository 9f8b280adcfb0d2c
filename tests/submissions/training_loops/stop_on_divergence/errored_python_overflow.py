# Mistake: a Python float does not become inf when it is squared; it raises OverflowError.
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    u, c = t_u.tolist(), t_c.tolist()
    w, b = kept = start.tolist()
    losses = []
    for epoch in range(epochs):
        error = [w * x + b - y for x, y in zip(u, c)]
        loss = sum(e**2 for e in error) / len(u)
        if not math.isfinite(loss):
            return losses, kept, True
        losses.append(loss)
        kept = w, b
        w, b = (w - lr * 2 * sum(e * x for e, x in zip(error, u)) / len(u), b - lr * 2 * sum(error) / len(u))
    return losses, (w, b), False
