# Mistake: the loss of all samples with the parameters at the end of the epoch.
# named: loss_at_the_end_of_the_epoch
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        for i in range(0, len(X), batch_size):
            e = X[i : i + batch_size] @ W - y[i : i + batch_size]
            W = W - 2 * alpha * X[i : i + batch_size].T @ e / len(e)
            parameters.append(W)
        epoch_losses.append(((X @ W - y) ** 2).mean())
    return epoch_losses, parameters
