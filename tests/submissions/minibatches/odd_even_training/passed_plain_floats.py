# Style: Python floats only, pairs of parameters.
def odd_even_training(X, y, start, alpha, epochs):
    rows = list(zip(X.tolist(), y.tolist()))
    w0, w1 = start.tolist()
    losses, parameters = [], []
    for k in range(epochs * 2):
        half = rows[k % 2 :: 2]
        errors = [w0 * a + w1 * b - t for (a, b), t in half]
        losses.append(sum(e**2 for e in errors) / len(half))
        w0, w1 = (w0 - alpha * 2 * sum(e * a for e, ((a, b), t) in zip(errors, half)) / len(half),
                  w1 - alpha * 2 * sum(e * b for e, ((a, b), t) in zip(errors, half)) / len(half))
        parameters.append((w0, w1))
    return losses, parameters
