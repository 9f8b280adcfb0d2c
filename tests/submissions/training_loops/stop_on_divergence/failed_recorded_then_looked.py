# Mistake: the loss is recorded before it is looked at.
# named: records_before_looking
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    params, old = start, start
    losses = []
    for _ in range(epochs):
        e = params[0] * t_u + params[1] - t_c
        loss = (e**2).mean()
        losses.append(loss)
        if torch.isinf(loss) or torch.isnan(loss):
            return losses, old, True
        old = params
        params = params - lr * 2 * torch.stack([(e * t_u).mean(), e.mean()])
    return losses, params, False
