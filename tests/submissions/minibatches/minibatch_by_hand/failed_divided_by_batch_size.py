# Mistake: the short last batch is divided by batch_size, too.
# named: divided_by_the_batch_size
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        total = 0
        for A, b in zip(X.split(batch_size), y.split(batch_size)):
            e = A @ W - b
            total += e @ e
            W = W - alpha * 2 * A.T @ e / batch_size
            parameters.append(W)
        epoch_losses.append(total / len(X))
    return epoch_losses, parameters
