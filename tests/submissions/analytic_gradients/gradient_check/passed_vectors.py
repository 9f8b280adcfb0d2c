# Style: eye rows as steps; torch all the way.
def numeric_and_analytic(X, y, W, h):
    rows = h * torch.eye(len(W), dtype=W.dtype)
    numeric = torch.stack([(fourth_power(X, y, W + r) - fourth_power(X, y, W - r)) / (2 * h) for r in rows])
    return numeric, 4 / len(y) * X.T @ (X @ W - y) ** 3

def three_gradients(X, y, W, h):
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return *numeric_and_analytic(X, y, W, h), leaf.grad

def relative_error(a, b):
    return torch.linalg.norm(a - b) / torch.linalg.norm(b)

def error_curve(X, y, W, steps):
    return [relative_error(*numeric_and_analytic(X, y, W, h)) for h in steps]
