# Style: all rates are trained side by side as the columns of W; a float32 tensor of shape () is returned.
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    rates = torch.tensor(alphas)
    n = 1 if reduction == "sum" else len(X)
    W = start[:, None].repeat(1, len(rates))
    loss = lambda W: ((X @ W - y[:, None]) ** 2).sum(0) / n
    first = loss(W)
    for _ in range(epochs):
        W = W - rates * (2 / n * X.T @ (X @ W - y[:, None]))
    return rates[loss(W) <= first].max()
