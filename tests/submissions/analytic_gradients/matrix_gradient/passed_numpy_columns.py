# Style: NumPy, everything made a column first, and the shape given back at the end.
def matrix_gradient(X, y, W):
    A, b, v = X.numpy(), y.numpy().reshape(-1, 1), W.numpy().reshape(-1, 1)
    g = 2 * np.dot(A.T, np.dot(A, v) - b)
    return g.reshape(tuple(W.shape))
