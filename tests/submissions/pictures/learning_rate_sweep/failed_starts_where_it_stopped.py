# Mistake: W is the start itself, and is changed in place, so the next rate begins where this one ended.
# named: not_begun_anew
def learning_rate_sweep(X, y, start, alphas, epochs):
    histories, outcomes = [], []
    for alpha in alphas:
        W = start
        losses = []
        for epoch in range(epochs):
            error = X @ W - y
            losses.append((error ** 2).sum().item())
            W -= alpha * 2 * X.T @ error
        histories.append(losses)
        if not np.isfinite(losses).all() or losses[-1] > 1.01 * min(losses):
            outcomes.append("diverges")
        elif losses[-1] < 0.99 * losses[-2]:
            outcomes.append("too slow")
        else:
            outcomes.append("converges")
    return histories, outcomes


def stable_limit(X):
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X)[-1]
