# Mistake: a forward difference.
# named: forward_in_place_of_central
def three_gradients(X, y, W, h):
    numeric = torch.zeros_like(W)
    for i in range(len(W)):
        moved = W.clone()
        moved[i] += h
        numeric[i] = (fourth_power(X, y, moved) - fourth_power(X, y, W)) / h
    analytic = 4 / len(y) * X.T @ (X @ W - y) ** 3
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return numeric, analytic, leaf.grad

def relative_error(a, b):
    return (a - b).norm() / b.norm()

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
