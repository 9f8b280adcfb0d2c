# Mistake: the gradients are computed in float32.
# named: in_single_precision
def three_gradients(X, y, W, h):
    X, y, W = X.float(), y.float(), W.float()
    numeric = torch.zeros_like(W)
    for i in range(len(W)):
        d = torch.zeros(len(W))
        d[i] = h
        numeric[i] = (fourth_power(X, y, W + d) - fourth_power(X, y, W - d)) / (2 * h)
    analytic = 4 / len(y) * X.T @ (X @ W - y) ** 3
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return numeric, analytic, leaf.grad

def relative_error(a, b):
    return (a - b).norm() / b.norm()

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
