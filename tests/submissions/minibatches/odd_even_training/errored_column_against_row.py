# Mistake: W as a column, targets as a row: the errors are a square, and the update has no shape that fits.
def odd_even_training(X, y, start, alpha, epochs):
    W = start.reshape(2, 1)
    losses, parameters = [], []
    for epoch in range(epochs):
        for half in (slice(0, None, 2), slice(1, None, 2)):
            e = X[half] @ W - y[half]
            losses.append((e**2).mean())
            W -= 2 * alpha * X[half].T @ e / len(e)
            parameters.append(W.clone())
    return losses, parameters
