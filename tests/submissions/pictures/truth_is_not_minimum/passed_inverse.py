# Style: the formula of the statistics book, with an inverse, in single precision and columns, flattened in the end.
def truth_or_minimum(X, y, truth):
    Y, T = y.view(-1, 1), truth.view(-1, 1)
    W = (X.t() @ X).inverse() @ X.t() @ Y
    return W.squeeze(), ((Y - X @ W).t() @ (Y - X @ W)).item(), ((Y - X @ T).t() @ (Y - X @ T)).item()
