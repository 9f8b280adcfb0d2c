# Mistake: before is another name of the tensor that is changed in place.
# named: before_is_after
def one_step(X, y, W, alpha):
    before = W
    residual = y - X @ W
    update = 2 * alpha * X.T @ residual
    W += update
    after = W
    return before, update, after
