# Mistake: 1 % is taken for a difference of 0.01.
def learning_rate_sweep(X, y, start, alphas, epochs):
    histories, outcomes = [], []
    for alpha in alphas:
        W, losses = start.clone(), []
        for epoch in range(epochs):
            error = y - X @ W
            losses.append(float(error @ error))
            W = W + 2 * alpha * error @ X
        histories.append(losses)
        if not np.isfinite(losses).all() or losses[-1] - min(losses) > 0.01:
            outcomes.append("diverges")
        elif losses[-2] - losses[-1] > 0.01:
            outcomes.append("too slow")
        else:
            outcomes.append("converges")
    return histories, outcomes


def stable_limit(X):
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X).max()
