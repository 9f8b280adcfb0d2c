# Mistake: only the first term has its 2.
# named: one_two_missing
def matrix_gradient(X, y, W):
    return -2 * X.T @ y + X.T @ X @ W
