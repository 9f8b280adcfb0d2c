# Mistake: the slices end one row too early, as if the end were included; the mean is over what is left.
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        squares = []
        for i in range(0, len(X), batch_size):
            A, b = X[i : i + batch_size - 1], y[i : i + batch_size - 1]
            e = A @ W - b
            squares += (e**2).tolist()
            W = W - 2 * alpha * A.T @ e / len(e)
            parameters.append(W)
        epoch_losses.append(sum(squares) / len(squares))
    return epoch_losses, parameters
