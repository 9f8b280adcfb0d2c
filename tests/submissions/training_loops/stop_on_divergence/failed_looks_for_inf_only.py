# Mistake: only inf stops the loop, so that nan in the table is not noticed.
# named: looks_for_inf_only
def stop_on_divergence(t_u, t_c, start, lr, epochs):
    params, old = start, start
    losses = []
    for _ in range(epochs):
        e = params[0] * t_u + params[1] - t_c
        loss = (e**2).mean()
        if torch.isinf(loss):
            return losses, old, True
        losses.append(loss.item())
        old = params
        params = params - lr * 2 * torch.stack([(e * t_u).mean(), e.mean()])
    return losses, params, False
