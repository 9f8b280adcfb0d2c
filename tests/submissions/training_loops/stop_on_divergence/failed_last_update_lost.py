# Mistake: always the pair of the last recorded loss, also when every epoch was run.
# named: drops_the_last_update
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    params = old = start
    losses, stopped = [], False
    for _ in range(epochs):
        e = params[0] * t_u + params[1] - t_c
        loss = (e**2).mean().item()
        if not math.isfinite(loss):
            stopped = True
            break
        losses.append(loss)
        old = params
        params = params - lr * 2 * torch.stack([(e * t_u).mean(), e.mean()])
    return losses, old, stopped
