# Style: the formula of the page, with .T and two lines.
def matrix_gradient(X, y, W):
    first = -2 * X.T @ y
    second = 2 * X.T @ X @ W
    return first + second
