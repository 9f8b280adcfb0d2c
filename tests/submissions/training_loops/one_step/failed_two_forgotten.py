# Mistake: the 2 of the derivative is missing.
# named: factor_two_missing
def one_step(X, y, W, alpha):
    gradient = X.T @ (X @ W - y)
    update = -alpha * gradient
    return W, update, W + update
