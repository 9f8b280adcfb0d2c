# Mistake: what is called update is alpha times the gradient, which is subtracted.
# named: amount_subtracted
def one_step(X, y, W, alpha):
    gradient = -2 * X.T @ y + 2 * X.T @ X @ W
    update = alpha * gradient
    return W, update, W - update
