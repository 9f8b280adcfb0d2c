# Mistake: the parameters are recorded before the update, so start is among them.
# named: parameters_before_update
def train_sse(X, y, start, alpha, epochs):
    W = start.clone()
    losses, predictions, parameters = [], [], []
    for epoch in range(epochs):
        yhat = X @ W
        e = y - yhat
        losses.append((e**2).sum())
        predictions.append(yhat)
        parameters.append(W)
        W = W + 2 * alpha * X.T @ e
    return losses, predictions, parameters
