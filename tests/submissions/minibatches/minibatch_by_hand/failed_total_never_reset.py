# Mistake: the total is set to zero before the epochs only.
# named: total_never_set_back
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters, total = [], [], 0
    for _ in range(epochs):
        for A, b in zip(X.split(batch_size), y.split(batch_size)):
            e = A @ W - b
            total += e @ e
            W = W - alpha * 2 * A.T @ e / len(e)
            parameters.append(W)
        epoch_losses.append(total / len(X))
    return epoch_losses, parameters
