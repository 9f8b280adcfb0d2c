# Mistake: the parameters are changed in place, and the same tensor is appended every time.
# named: live_tensor
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    u = scale * t_u
    params = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        e = params[0] * u + params[1] - t_c
        losses.append((e**2).mean().item())
        params -= lr * 2 * torch.stack([(e * u).mean(), e.mean()])
        parameters.append(params)
    return losses, parameters

def raw_parameters(parameters, scale):
    w, b = parameters
    return w * scale, b
