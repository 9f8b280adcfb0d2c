# Style: the slope by autograd, the direction from two comparisons, the walk in a tensor made beforehand.
def slope_at(w):
    w = w.detach().clone().requires_grad_(True)
    (w ** 2 - 2 * w + 3).backward()
    return w.grad

def direction(w):
    return (w < 1).int() - (w > 1).int()

def minimise(start, lr, steps):
    ws = torch.zeros(steps)
    w = start
    for k in range(steps):
        w = w - lr * slope_at(w)
        ws[k] = w
    return ws
