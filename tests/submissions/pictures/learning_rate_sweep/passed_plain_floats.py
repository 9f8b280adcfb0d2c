# Style: no tensors at all, sums over samples, the eigenvalue of a symmetric 2 x 2 matrix by the school formula.
def learning_rate_sweep(X, y, start, alphas, epochs):
    rows, targets = X.tolist(), y.tolist()
    histories, outcomes = [], []
    for alpha in alphas:
        a, b = start.tolist()
        losses = []
        for _ in range(epochs):
            total = ga = gb = 0.0
            for (one, x), t in zip(rows, targets):
                error = a * one + b * x - t
                total += error * error
                ga += 2 * error * one
                gb += 2 * error * x
            losses.append(total)
            a, b = a - alpha * ga, b - alpha * gb
        if any(math.isnan(v) or math.isinf(v) for v in losses) or (losses[-1] - min(losses)) / min(losses) > 0.01:
            outcomes += ["diverges"]
        elif (losses[-2] - losses[-1]) / losses[-2] > 0.01:
            outcomes += ["too slow"]
        else:
            outcomes += ["converges"]
        histories += [losses]
    return histories, tuple(outcomes)


def stable_limit(X):
    p = q = r = 0.0
    for u, v in X.tolist():
        p, q, r = p + 2 * u * u, q + 2 * u * v, r + 2 * v * v
    return 2 / ((p + r) / 2 + math.sqrt(((p - r) / 2) ** 2 + q**2))
