# Mistake: the predictions are made once more after the update.
# named: predictions_after_the_update
def train_sse(X, y, start, alpha, epochs):
    W = start.clone()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        e = y - X @ W
        losses.append((e**2).sum())
        W = W + 2 * alpha * X.T @ e
        predictions.append(X @ W)
        parameters.append(W)
    return losses, predictions, parameters
