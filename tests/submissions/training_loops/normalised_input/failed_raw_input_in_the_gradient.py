# Mistake: the prediction takes the scaled input, the gradient the raw one.
# named: raw_in_the_gradient
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        e = w * (scale * t_u) + b - t_c
        losses.append((e**2).mean())
        w, b = w - lr * 2 * (e * t_u).mean(), b - lr * 2 * e.mean()
        parameters.append((w, b))
    return losses, parameters

def raw_parameters(parameters, scale):
    w, b = parameters
    return w * scale, b
