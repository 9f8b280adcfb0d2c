# Mistake: X is not square, so X W = y has no solution that `solve` could find.
def truth_or_minimum(X, y, truth):
    W = torch.linalg.solve(X, y)
    return W, ((y - X @ W) ** 2).sum(), ((y - X @ truth) ** 2).sum()
