# Mistake: the analytic gradient is that of the mean square; the relative error has no denominator.
# named: gradient_of_squares
# named: absolute_error
def three_gradients(X, y, W, h):
    rows = h * torch.eye(len(W)).double()
    numeric = [(fourth_power(X, y, W + r) - fourth_power(X, y, W - r)) / (2 * h) for r in rows]
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return torch.stack(numeric), 2 / len(y) * X.T @ (X @ W - y), leaf.grad

def relative_error(a, b):
    return torch.norm(a - b)

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
