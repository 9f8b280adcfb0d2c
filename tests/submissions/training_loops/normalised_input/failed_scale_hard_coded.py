# Mistake: the 0.1 of the text in place of the argument, in both functions.
# named: scale_hard_coded
# named: always_a_tenth
def train_normalised(t_u, t_c, start, lr, epochs, scale):
    u = 0.1 * t_u
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
    return 0.1 * w, b
