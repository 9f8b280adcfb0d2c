# Mistake: the whole vector is moved by h, and the one slope is repeated.
# named: all_entries_at_once
def three_gradients(X, y, W, h):
    slope = (fourth_power(X, y, W + h) - fourth_power(X, y, W - h)) / (2 * h)
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return slope.repeat(len(W)), 4 / len(y) * X.T @ (X @ W - y) ** 3, leaf.grad

def relative_error(a, b):
    return (a - b).norm() / b.norm()

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
