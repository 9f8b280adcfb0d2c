# Mistake: b is updated with the new w.
# named: one_after_the_other
def train_analytic(t_u, t_c, start, lr, epochs):
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        losses.append(((w * t_u + b - t_c) ** 2).mean())
        w = w - lr * (2 * (w * t_u + b - t_c) * t_u).mean()
        b = b - lr * (2 * (w * t_u + b - t_c)).mean()
        parameters.append((w, b))
    return losses, parameters
