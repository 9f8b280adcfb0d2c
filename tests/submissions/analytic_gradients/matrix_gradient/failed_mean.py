# Mistake: the gradient of the mean.
# named: mean_for_sum
def matrix_gradient(X, y, W):
    return 2 / len(y) * X.T @ (X @ W - y)
