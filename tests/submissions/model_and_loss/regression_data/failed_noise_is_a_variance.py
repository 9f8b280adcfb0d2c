# Mistake: noise is taken for a variance.
# named: noise_taken_for_a_variance
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = torch.randn(n).sort().values
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + noise**0.5 * torch.randn(n)
    return X, y, y.reshape(n, 1)
