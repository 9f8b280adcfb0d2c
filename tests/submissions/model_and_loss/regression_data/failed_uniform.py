# Mistake: rand in place of randn.
# named: uniform_numbers
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.rand(n).sort().values
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + noise * torch.rand(n)
    return X, y, y.reshape(n, 1)
