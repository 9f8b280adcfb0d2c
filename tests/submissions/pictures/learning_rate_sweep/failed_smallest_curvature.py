# Mistake: the limit is that of the flattest direction; the losses are right.
# named: limit_of_the_flat_direction
def learning_rate_sweep(X, y, start, alphas, epochs):
    histories, outcomes = [], []
    for alpha in alphas:
        W = start.clone()
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
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X)[0]
