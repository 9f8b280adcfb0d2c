# Mistake: a column at a time: each parameter is fitted as if the other were absent.
def truth_or_minimum(X, y, truth):
    W = torch.stack([(X[:, j] * y).sum() / (X[:, j] ** 2).sum() for j in range(2)])
    return W, ((y - X @ W) ** 2).sum(), ((y - X @ truth) ** 2).sum()
