# Mistake: the rate with the smallest final loss, not the largest stable one.
# named: lowest_final_loss
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    finals = {}
    for alpha in alphas:
        W = start.clone()
        for _ in range(epochs):
            g = 2 * X.T @ (X @ W - y)
            W = W - alpha * (g if reduction == "sum" else g / len(y))
        loss = float(((X @ W - y) ** 2).sum())
        if math.isfinite(loss):
            finals[alpha] = loss
    return min(finals, key=finals.get)
