# Mistake: the loss is measured after the update.
# named: loss_after_update
def train_mse(X, y, start, alpha, epochs):
    W = start.clone()
    losses, parameters = [], []
    for epoch in range(epochs):
        W = W - alpha * 2 / len(y) * X.T @ (X @ W - y)
        losses.append(torch.mean((X @ W - y) ** 2))
        parameters.append(W)
    return losses, parameters
