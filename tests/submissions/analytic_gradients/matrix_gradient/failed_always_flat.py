# Mistake: columns are answered with a flat vector.
# named: always_flat
def matrix_gradient(X, y, W):
    return 2 * X.T @ (X @ W.flatten() - y.flatten())
