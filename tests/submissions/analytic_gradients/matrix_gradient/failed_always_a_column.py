# Mistake: vectors are answered with a column.
# named: always_a_column
def matrix_gradient(X, y, W):
    return 2 * X.T @ (X @ W.reshape(-1, 1) - y.reshape(-1, 1))
