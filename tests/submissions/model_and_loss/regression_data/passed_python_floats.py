# Style: draws turned into Python floats, sorted there, a list of pairs.
def regression_data(W, n, noise, seed):
    torch.manual_seed(seed)
    x = sorted(torch.randn(n).tolist())
    eps = torch.randn(n).tolist()
    intercept, slope = W.tolist()
    X = torch.tensor([[1.0, a] for a in x])
    y = torch.tensor([intercept + slope * a + noise * e for a, e in zip(x, eps)])
    return X, y, y.unsqueeze(-1)
