# Mistake: the parameters that gave the infinite loss are returned.
# named: hands_back_the_bad_state
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    w, b = start
    losses, stopped = [], False
    for _ in range(epochs):
        e = w * t_u + b - t_c
        loss = (e**2).mean()
        if not torch.isfinite(loss):
            stopped = True
            break
        losses.append(loss.item())
        w, b = w - lr * 2 * (e * t_u).mean(), b - lr * 2 * e.mean()
    return losses, (w, b), stopped
