# Mistake: fixed batches, only their order is drawn.
# named: batches_shuffled_not_samples
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    fixed = torch.arange(len(y)).split(batch_size)
    for _ in range(epochs):
        for k in torch.randperm(len(fixed)):
            chosen = fixed[k]
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / len(chosen)
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
