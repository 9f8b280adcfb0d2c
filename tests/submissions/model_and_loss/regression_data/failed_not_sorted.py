# Mistake: x is not sorted.
# named: not_sorted
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n)
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + noise * torch.randn(n)
    return X, y, y.reshape(n, 1)
