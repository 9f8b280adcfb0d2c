# Style: randperm and slices of it, analytic gradient.
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W = start.clone()
    batches, parameters = [], []
    for _ in range(epochs):
        order = torch.randperm(len(y))
        for i in range(0, len(y), batch_size):
            chosen = order[i : i + batch_size]
            error = X[chosen] @ W - y[chosen]
            W = W - alpha * 2 * X[chosen].t() @ error / len(chosen)
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
