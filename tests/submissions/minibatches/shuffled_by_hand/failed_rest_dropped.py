# Mistake: only full batches, as drop_last does.
# named: rest_left_out
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        order = torch.randperm(len(y))
        for k in range(len(y) // batch_size):
            chosen = order[k * batch_size : (k + 1) * batch_size]
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / len(chosen)
            batches.append(chosen)
            parameters.append(W)
    return batches, parameters
