# Mistake: X is shuffled, y is not.
# named: targets_left_behind
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        order = torch.randperm(len(y))
        mixed = X[order]
        for i in range(0, len(y), batch_size):
            A, b = mixed[i : i + batch_size], y[i : i + batch_size]
            W = W - alpha * 2 * A.T @ (A @ W - b) / len(b)
            batches.append(order[i : i + batch_size])
            parameters.append(W)
    return batches, parameters
