# Mistake: the raw slope is divided by the scale.
# named: slope_divided
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    u = scale * t_u
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        e = w * u + b - t_c
        losses.append((e**2).mean())
        w, b = w - lr * 2 * (e * u).mean(), b - lr * 2 * e.mean()
        parameters.append((w, b))
    return losses, parameters

def raw_parameters(parameters, scale):
    w, b = parameters
    return w / scale, b
