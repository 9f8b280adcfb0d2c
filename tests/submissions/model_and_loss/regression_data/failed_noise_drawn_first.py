# Mistake: the noise is drawn before x.
# named: noise_drawn_first
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    eps = noise * torch.randn(n)
    x = torch.randn(n).sort().values
    X = torch.stack([torch.ones(n), x], dim=1)
    y = X @ W + eps
    return X, y, y.reshape(n, 1)
