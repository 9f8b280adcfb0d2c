# Mistake: takes the rates as sorted from small to large, and stops at the first that is not stable.
# named: stops_at_the_first_unstable
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    loss_fn = nn.MSELoss(reduction=reduction)
    best = alphas[0]
    for alpha in alphas:
        W = start.clone()
        for _ in range(epochs):
            g = 2 * X.T @ (X @ W - y)
            W = W - alpha * (g if reduction == "sum" else g / len(y))
        if not loss_fn(X @ W, y) <= loss_fn(X @ start, y):
            break
        best = alpha
    return best
