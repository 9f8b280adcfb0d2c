# Mistake: y is sorted too, by itself.
# named: y_sorted_as_well
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n).sort().values
    X = torch.stack([torch.ones(n), x], dim=1)
    y = (X @ W + noise * torch.randn(n)).sort().values
    return X, y, y.reshape(n, 1)
