# Mistake: the mean of the batch losses, the short batch counted like the others.
# named: batches_weigh_equally
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    epoch_losses, parameters = [], []
    for _ in range(epochs):
        losses = []
        for i in range(0, len(X), batch_size):
            e = X[i : i + batch_size] @ W - y[i : i + batch_size]
            losses.append((e**2).mean().item())
            W = W - 2 * alpha * X[i : i + batch_size].T @ e / len(e)
            parameters.append(W)
        epoch_losses.append(sum(losses) / len(losses))
    return epoch_losses, parameters
