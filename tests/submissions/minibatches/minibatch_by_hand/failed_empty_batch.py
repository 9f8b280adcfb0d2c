# Mistake: n // batch_size + 1 batches: where nothing is left, the mean over no samples is NaN.
# named: an_empty_batch
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        total = 0
        for k in range(len(X) // batch_size + 1):
            part = slice(k * batch_size, (k + 1) * batch_size)
            e = X[part] @ W - y[part]
            total += (e**2).sum()
            W = W - alpha * 2 * (e.unsqueeze(1) * X[part]).mean(0)
            parameters.append(W)
        epoch_losses.append(total / len(X))
    return epoch_losses, parameters
