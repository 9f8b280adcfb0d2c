# Style: a generator of its own, coefficients unpacked, vander for the matrix.
def regression_data(W, n, noise, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    x, _ = torch.sort(torch.randn(n, generator=g))
    w0, w1 = W
    y = w0 + w1 * x + torch.randn(n, generator=g) * noise
    return torch.vander(x, 2, increasing=True), y, y[:, None]
