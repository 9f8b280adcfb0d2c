# Mistake: range(epochs + 1).
# named: one_epoch_too_many
def train_mse(X, y, start, alpha, epochs):
    W = start.clone()
    losses, parameters = [], []
    for epoch in range(epochs + 1):
        e = X @ W - y
        losses.append(torch.mean(e**2))
        W = W - alpha * 2 / len(y) * X.T @ e
        parameters.append(W)
    return losses, parameters
