# Style: columns of shape (n, 1) from the first draw on, the vector comes last.
def regression_data(W, n, noise, seed):
    torch.random.manual_seed(seed)
    x = torch.randn(n, 1).sort(dim=0)[0]
    X = torch.cat((torch.ones_like(x), x), axis=1)
    column = X @ W.view(2, 1) + noise * torch.randn(n, 1)
    return (X, column.flatten(), column)
