# Mistake: each batch is drawn from all samples, so some come twice in an epoch and some not at all.
# named: drawn_with_replacement
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        for _ in range(math.ceil(len(y) / batch_size)):
            chosen = torch.randint(len(y), (batch_size,))
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / batch_size
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
