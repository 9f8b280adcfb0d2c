# Mistake: the second gradient is taken where the epoch began, not where the first update ended.
# named: both_from_one_point
def odd_even_training(X, y, start, alpha, epochs):
    W = start.clone()
    losses, parameters = [], []
    for _ in range(epochs):
        errors = X @ W - y
        for first in (0, 1):
            e, half = errors[first::2], X[first::2]
            losses.append((e**2).mean())
            W = W - alpha * 2 * half.T @ e / len(e)
            parameters.append(W)
    return losses, parameters
