# Mistake: every place is written down before the step.
# named: recorded_before_the_step
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return torch.sign(1 - w)

def minimise(start, lr, steps):
    w, ws = start, []
    for _ in range(steps):
        ws.append(w)
        w = w - lr * slope_at(w)
    return ws
