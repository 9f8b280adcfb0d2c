# Style: lists of numbers and math.dist.
def three_gradients(X, y, W, h):
    numeric, analytic = [], []
    e = X @ W.detach() - y
    for k in range(len(W)):
        shift = torch.zeros(len(W), dtype=torch.float64)
        shift[k] = h
        numeric.append(((fourth_power(X, y, W + shift) - fourth_power(X, y, W - shift)) / (2 * h)).item())
        analytic.append(4 * sum(X[i, k].item() * e[i].item() ** 3 for i in range(len(y))) / len(y))
    w = torch.tensor(W.tolist(), dtype=torch.double, requires_grad=True)
    fourth_power(X, y, w).backward()
    return numeric, analytic, w.grad.tolist()

def relative_error(a, b):
    a, b = [float(v) for v in a], [float(v) for v in b]
    return math.dist(a, b) / math.hypot(*b)

def error_curve(X, y, W, steps):
    return [relative_error(*three_gradients(X, y, W, h)[:2]) for h in steps]
