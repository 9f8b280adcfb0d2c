# Mistake: written for a matrix; a vector has no second axis.
def numeric_gradient(loss, theta, h=1e-4):
    rows, columns = theta.shape
    grad = torch.zeros(rows, columns, dtype=theta.dtype)
    for r in range(rows):
        for c in range(columns):
            up, down = theta.clone(), theta.clone()
            up[r, c] += h
            down[r, c] -= h
            grad[r, c] = (loss(up) - loss(down)) / (2 * h)
    return grad
