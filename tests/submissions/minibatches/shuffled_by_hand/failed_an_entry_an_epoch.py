# Mistake: one entry for each epoch, a list of batches and the parameters at its end.
# named: an_entry_for_each_epoch
def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    W, batches, parameters = start.clone(), [], []
    for _ in range(epochs):
        cut = torch.randperm(len(y)).split(batch_size)
        for chosen in cut:
            W = W - alpha * 2 * X[chosen].T @ (X[chosen] @ W - y[chosen]) / len(chosen)
        batches.append([chosen.tolist() for chosen in cut])
        parameters.append(W)
    return batches, parameters
