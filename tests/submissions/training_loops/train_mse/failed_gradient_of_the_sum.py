# Mistake: the loss is averaged, its gradient is not.
# named: sum_gradient
def train_mse(X, y, start, alpha, epochs):
    W = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        e = X @ W - y
        losses.append((e**2).mean())
        W = W - alpha * 2 * X.T @ e
        parameters.append(W)
    return losses, parameters
