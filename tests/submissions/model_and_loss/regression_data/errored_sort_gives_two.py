# Mistake: sort gives values and indices, and both are used as x.
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n).sort()
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + noise * torch.randn(n)
    return X, y, y.reshape(n, 1)
