# Mistake: the transpose is left out.
def matrix_gradient(X, y, W):
    return 2 * X @ (X @ W - y)
