# Mistake: the direction is the sign of the slope, and the walk goes there.
# named: points_uphill
# named: walks_uphill
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return torch.sign(slope_at(w))

def minimise(start, lr, steps):
    w, ws = start, []
    for _ in range(steps):
        w = w + lr * slope_at(w)
        ws.append(w)
    return ws
