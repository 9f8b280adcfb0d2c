# Mistake: one order for all epochs.
# named: shuffled_once
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    order = torch.randperm(len(y))
    for _ in range(epochs):
        for chosen in order.split(batch_size):
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / len(chosen)
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
