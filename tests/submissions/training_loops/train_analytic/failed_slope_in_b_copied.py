# Mistake: the slope in b is a copy of the slope in w, t_u and all.
# named: slope_in_b_copied
def train_analytic(t_u, t_c, start, lr, epochs):
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        p = w * t_u + b
        losses.append(((p - t_c) ** 2).mean())
        dw = (2 * (p - t_c) * t_u).mean()
        db = (2 * (p - t_c) * t_u).mean()
        w, b = w - lr * dw, b - lr * db
        parameters.append((w, b))
    return losses, parameters
