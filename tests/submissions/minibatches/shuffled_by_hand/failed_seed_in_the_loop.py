# Mistake: the generator is seeded in every epoch, so every epoch has the same order.
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        rng = np.random.default_rng(42)
        order = rng.permutation(len(y))
        for i in range(0, len(y), batch_size):
            chosen = order[i : i + batch_size]
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / len(chosen)
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
