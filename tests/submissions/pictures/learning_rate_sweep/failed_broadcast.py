# Mistake: predictions of shape (n, 1) minus targets of shape (n,).
def learning_rate_sweep(X, y, start, alphas, epochs):
    histories, outcomes = [], []
    for alpha in alphas:
        W = start.reshape(2, 1).clone().requires_grad_()
        losses = []
        for epoch in range(epochs):
            loss = ((X @ W - y) ** 2).sum()
            losses.append(loss.item())
            loss.backward()
            with torch.no_grad():
                W -= alpha * W.grad
                W.grad.zero_()
        histories.append(losses)
        if not np.isfinite(losses).all() or losses[-1] > 1.01 * min(losses):
            outcomes.append("diverges")
        elif losses[-1] < 0.99 * losses[-2]:
            outcomes.append("too slow")
        else:
            outcomes.append("converges")
    return histories, outcomes


def stable_limit(X):
    H = 2 * X.T @ X
    return 2 / torch.linalg.eigvalsh(H).max()
