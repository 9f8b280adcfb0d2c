# Mistake: the reduction is never looked at.
# named: always_the_mean
def largest_stable_alpha(X, y, start, alphas, epochs, reduction):
    def final_loss(alpha):
        W = start.clone()
        for _ in range(epochs):
            W = W - alpha * 2 / len(y) * X.T @ (X @ W - y)
        return float(((X @ W - y) ** 2).mean())

    limit = float(((X @ start - y) ** 2).mean())
    return max(a for a in alphas if final_loss(a) <= limit)
