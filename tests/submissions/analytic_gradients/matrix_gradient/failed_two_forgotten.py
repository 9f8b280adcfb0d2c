# Mistake: the 2 of the square is forgotten.
# named: factor_two_missing
def matrix_gradient(X, y, W):
    return X.T @ X @ W - X.T @ y
