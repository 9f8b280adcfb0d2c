# Style: NumPy with the gradient worked out on paper; arrays are returned.
def one_step(X, y, W, alpha):
    X, y, before = X.numpy(), y.numpy(), W.numpy().copy()
    gradient = -2 * X.T @ (y - X @ before)
    update = -alpha * gradient
    return before, update, before + update
