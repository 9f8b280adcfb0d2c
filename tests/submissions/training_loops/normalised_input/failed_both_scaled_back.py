# Mistake: the intercept is scaled as well.
# named: intercept_scaled_too
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    u = scale * t_u
    p = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        e = p[0] * u + p[1] - t_c
        losses.append((e**2).mean())
        p = p - lr * 2 * torch.stack([(e * u).mean(), e.mean()])
        parameters.append(p)
    return losses, parameters

def raw_parameters(parameters, scale):
    return parameters * scale
