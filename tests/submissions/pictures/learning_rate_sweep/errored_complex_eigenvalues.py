# Mistake: eigvals gives complex numbers, and these have no maximum.
def learning_rate_sweep(X, y, start, alphas, epochs):
    histories, outcomes = [], []
    for alpha in alphas:
        W, losses = start.clone(), []
        for epoch in range(epochs):
            error = y - X @ W
            losses.append(float(error @ error))
            W = W + 2 * alpha * error @ X
        histories.append(losses)
        if not np.isfinite(losses).all() or losses[-1] > 1.01 * min(losses):
            outcomes.append("diverges")
        else:
            outcomes.append("too slow" if losses[-1] < 0.99 * losses[-2] else "converges")
    return histories, outcomes


def stable_limit(X):
    return 2 / torch.linalg.eigvals(2 * X.T @ X).max()
