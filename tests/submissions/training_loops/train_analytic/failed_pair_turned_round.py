# Mistake: the pairs are (b, w).
# named: pair_turned_round
def train_analytic(t_u, t_c, start, lr, epochs):
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        e = w * t_u + b - t_c
        losses.append((e**2).mean())
        w, b = w - lr * 2 * (e * t_u).mean(), b - lr * 2 * e.mean()
        parameters.append((b, w))
    return losses, parameters
