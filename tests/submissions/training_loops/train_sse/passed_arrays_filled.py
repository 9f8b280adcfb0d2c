# Style: NumPy in float64, arrays made beforehand and filled row by row.
def train_sse(X, y, start, alpha, epochs):
    X, y, W = (np.asarray(t, dtype=np.float64) for t in (X, y, start))
    losses, predictions, parameters = np.zeros(epochs), np.zeros((epochs, len(y))), np.zeros((epochs, 2))
    W = W.copy()
    for i in range(epochs):
        predictions[i] = X @ W
        error = predictions[i] - y
        losses[i] = error @ error
        W -= alpha * 2 * X.T @ error
        parameters[i] = W
    return losses, predictions, parameters
