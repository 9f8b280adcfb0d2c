# Mistake: mse_loss takes the mean.
# named: mean_instead_of_sum
def truth_or_minimum(X, y, truth):
    W = torch.linalg.solve(X.T @ X, X.T @ y)
    return W, F.mse_loss(X @ W, y), F.mse_loss(X @ truth, y)
