# Mistake: the saved entry is a view and moves along, so nothing is put back.
def three_gradients(X, y, W, h):
    W = W.clone()
    analytic = 4 / len(y) * X.T @ (X @ W - y) ** 3
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    numeric = torch.zeros_like(W)
    for i in range(len(W)):
        old = W[i]
        W[i] = old + h
        up = fourth_power(X, y, W)
        W[i] = old - h
        down = fourth_power(X, y, W)
        W[i] = old
        numeric[i] = (up - down) / (2 * h)
    return numeric, analytic, leaf.grad

def relative_error(a, b):
    return (a - b).norm() / b.norm()

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
