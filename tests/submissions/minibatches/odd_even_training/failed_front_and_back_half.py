# Mistake: the data are cut in the middle.
# named: front_and_back
def odd_even_training(X, y, start, alpha, epochs):
    W, m = start.clone(), (len(y) + 1) // 2
    losses, parameters = [], []
    for _ in range(epochs):
        for x_half, y_half in ((X[:m], y[:m]), (X[m:], y[m:])):
            e = x_half @ W - y_half
            losses.append((e**2).mean())
            W = W - alpha * 2 * x_half.T @ e / len(e)
            parameters.append(W)
    return losses, parameters
