# Mistake: the gradient is worked out once, before the loop.
# named: gradient_once
def train_analytic(t_u, t_c, start, lr, epochs):
    w, b = start.tolist()
    error = w * t_u + b - t_c
    dw, db = (2 * error * t_u).mean().item(), (2 * error).mean().item()
    losses, parameters = [], []
    for _ in range(epochs):
        losses.append(((w * t_u + b - t_c) ** 2).mean().item())
        w, b = w - lr * dw, b - lr * db
        parameters.append((w, b))
    return losses, parameters
