# Mistake: a line is all that is thought of.
def matrix_gradient(X, y, W):
    e = X @ W - y
    x = X[:, 1].reshape(e.shape)
    return torch.stack([2 * e.sum(), 2 * (x * e).sum()]).reshape(-1, *W.shape[1:])
