# Mistake: the prediction is always a column, and y is not, so broadcasting makes a square of them.
def matrix_gradient(X, y, W):
    error = X @ W.reshape(-1, 1) - y
    return (2 * X.T @ error).sum(dim=1).reshape(W.shape)
