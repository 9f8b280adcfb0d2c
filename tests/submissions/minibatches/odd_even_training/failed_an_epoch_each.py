# Mistake: even and odd epochs: an epoch has one update, so half of the entries are missing.
def odd_even_training(X, y, start, alpha, epochs):
    W = start
    losses, parameters = [], []
    for epoch in range(epochs):
        half = slice(epoch % 2, None, 2)
        e = X[half] @ W - y[half]
        losses.append((e**2).mean())
        W = W - 2 * alpha * (e[:, None] * X[half]).mean(0)
        parameters.append(W)
    return losses, parameters
