# Style: the errors of an epoch are collected in one tensor; split; no autograd; tensors come back stacked.
def minibatch_by_hand(X, y, start, alpha, epochs, batch_size):
    W, losses, path = start, [], []
    for _ in range(epochs):
        errors = []
        for A, b in zip(X.split(batch_size), y.split(batch_size)):
            errors.append(A @ W - b)
            W = W - 2 * alpha * torch.einsum("ij,i->j", A, errors[-1]) / len(b)
            path.append(W)
        losses.append(torch.cat(errors).pow(2).mean())
    return torch.stack(losses), torch.stack(path)
