# Mistake: the data are shuffled again and again, and the numbers written down are those of the last shuffle only.
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        order = torch.randperm(len(y))
        X, y = X[order], y[order]
        for i in range(0, len(y), batch_size):
            A, b = X[i : i + batch_size], y[i : i + batch_size]
            W = W - alpha * 2 * A.T @ (A @ W - b) / len(b)
            batches.append(order[i : i + batch_size])
            parameters.append(W)
    return batches, parameters
