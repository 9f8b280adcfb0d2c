# Mistake: the outcomes are written with capitals.
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
            outcomes.append("Diverges")
        else:
            outcomes.append("Too slow" if losses[-1] < 0.99 * losses[-2] else "Converges")
    return histories, outcomes


def stable_limit(X):
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X).max()
