# Mistake: the 2 of the derivative is missing.
# named: factor_two_missing
def train_analytic(t_u, t_c, start, lr, epochs):
    params = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        e = params[0] * t_u + params[1] - t_c
        losses.append((e**2).mean().item())
        params = params - lr * torch.stack([(e * t_u).mean(), e.mean()])
        parameters.append(params)
    return losses, parameters
