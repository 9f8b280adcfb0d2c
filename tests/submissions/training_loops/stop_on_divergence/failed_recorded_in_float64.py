# Mistake: the loss is recorded before it is looked at, in float64, where the run is nine times as long.
# named: records_before_looking
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    u, c, p = t_u.double(), t_c.double(), start.double()
    kept, losses = p, []
    for _ in range(epochs):
        e = p[0] * u + p[1] - c
        losses.append((e**2).mean())
        if not losses[-1].isfinite():
            return losses, kept, True
        kept = p
        p = p - lr * 2 * torch.stack([(e * u).mean(), e.mean()])
    return losses, p, False
