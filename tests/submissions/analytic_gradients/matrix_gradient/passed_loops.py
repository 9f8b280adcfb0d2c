# Style: three loops over numbers, a result made like W.
def matrix_gradient(X, y, W):
    n, p = X.shape
    targets, params = y.flatten(), W.flatten()
    out = torch.zeros_like(W)
    for i in range(n):
        error = -targets[i]
        for k in range(p):
            error = error + X[i, k] * params[k]
        for k in range(p):
            out.view(-1)[k] += 2 * error * X[i, k]
    return out
