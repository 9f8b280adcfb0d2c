# Mistake: the curve measures the error by the numeric gradient.
# named: measured_by_the_numeric
def three_gradients(X, y, W, h):
    numeric = torch.zeros_like(W)
    for i in range(len(W)):
        d = torch.zeros_like(W)
        d[i] = h
        numeric[i] = (fourth_power(X, y, W + d) - fourth_power(X, y, W - d)) / (2 * h)
    analytic = 4 / len(y) * X.T @ (X @ W - y) ** 3
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return numeric, analytic, leaf.grad

def relative_error(a, b):
    return (a - b).norm() / b.norm()

def error_curve(X, y, W, steps):
    curve = []
    for h in steps:
        numeric, analytic, _ = three_gradients(X, y, W, h)
        curve.append(relative_error(analytic, numeric))
    return curve
