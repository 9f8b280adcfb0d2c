# Mistake: the readings are scaled once more in every epoch.
# named: scaled_again_every_epoch
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        t_u = t_u * scale
        e = w * t_u + b - t_c
        losses.append((e**2).mean())
        w, b = w - lr * 2 * (e * t_u).mean(), b - lr * 2 * e.mean()
        parameters.append((w, b))
    return losses, parameters

def raw_parameters(parameters, scale):
    w, b = parameters
    return w * scale, b
