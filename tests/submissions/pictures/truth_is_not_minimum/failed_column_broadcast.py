# Mistake: predictions of shape (n, 1) against targets of shape (n,) in the loss of the minimum.
def truth_or_minimum(X, y, truth):
    W = torch.linalg.lstsq(X, y.reshape(-1, 1)).solution
    least = ((y - X @ W) ** 2).sum()
    return W.flatten(), least, ((y - X @ truth) ** 2).sum()
