# Mistake: every epoch begins at the start again.
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    batches, parameters = [], []
    for _ in range(epochs):
        W = start.clone()
        order = torch.randperm(len(y)).tolist()
        while order:
            chosen, order = order[:batch_size], order[batch_size:]
            W = W - alpha * 2 / len(chosen) * (X[chosen] @ W - y[chosen]) @ X[chosen]
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
