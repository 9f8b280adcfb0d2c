# Style: sort by its values, stack, and the matrix product.
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n).sort().values
    eps = noise * torch.randn(n)
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + eps
    return X, y, y.reshape(n, 1)
