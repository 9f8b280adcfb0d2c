# Mistake: the two losses in the other order.
# named: losses_exchanged
def truth_or_minimum(X, y, truth):
    W = torch.linalg.pinv(X) @ y
    loss = lambda V: ((y - X @ V) ** 2).sum()
    return W, loss(truth), loss(W)
