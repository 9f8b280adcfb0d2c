# Mistake: the slope of the start is used in every step.
# named: slope_of_the_start
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return -torch.sign(slope_at(w))

def minimise(start, lr, steps):
    slope, w, ws = slope_at(start), start, []
    for _ in range(steps):
        w = w - lr * slope
        ws.append(w)
    return ws
