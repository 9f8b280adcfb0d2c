# Mistake: stops as soon as the loss grows.
# named: stops_when_it_grows
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    params = old = start
    losses = []
    for _ in range(epochs):
        e = params[0] * t_u + params[1] - t_c
        loss = (e**2).mean().item()
        if not math.isfinite(loss) or (losses and loss > losses[-1]):
            return losses, old, True
        losses.append(loss)
        old = params
        params = params - lr * 2 * torch.stack([(e * t_u).mean(), e.mean()])
    return losses, params, False
