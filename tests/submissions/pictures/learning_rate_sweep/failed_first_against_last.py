# Mistake: the last loss is compared with the first one, not with the smallest.
# named: final_below_initial
def learning_rate_sweep(X, y, start, alphas, epochs):
    all_losses, names = [], []
    for lr in alphas:
        W = start.clone().requires_grad_(True)
        losses = []
        for epoch in range(epochs):
            loss = ((X @ W - y) ** 2).sum()
            losses.append(loss.item())
            loss.backward()
            W.data -= lr * W.grad
            W.grad.zero_()
        all_losses.append(losses)
        if losses[-1] > losses[0] or not np.isfinite(losses[-1]):
            names.append("diverges")
        elif losses[-1] < 0.99 * losses[-2]:
            names.append("too slow")
        else:
            names.append("converges")
    return all_losses, names


def stable_limit(X):
    return 2 / torch.linalg.eigvalsh(2 * X.T @ X).max()
