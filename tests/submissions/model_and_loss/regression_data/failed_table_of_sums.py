# Mistake: a column plus a vector is a table, of which the first row and column are returned.
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n).sort().values
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W.reshape(2, 1) + noise * torch.randn(n)
    return X, y[:, 0], y[:, 0].reshape(n, 1)
