# Mistake: numbers counted from one, so "odd" is 0, 2, 4 and comes second.
# named: odd_first
def odd_even_training(X, y, start, alpha, epochs):
    W = start
    losses, parameters = [], []
    for epoch in range(epochs):
        for half in (slice(1, None, 2), slice(0, None, 2)):
            e = X[half] @ W - y[half]
            losses.append((e**2).mean())
            W = W - 2 * alpha * (e[:, None] * X[half]).mean(0)
            parameters.append(W)
    return losses, parameters
