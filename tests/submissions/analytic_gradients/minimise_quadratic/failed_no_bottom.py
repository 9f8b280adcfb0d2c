# Mistake: the direction divides the slope by its length, which is 0 at the bottom.
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return -slope_at(w) / abs(slope_at(w))

def minimise(start, lr, steps):
    w, ws = start, []
    for _ in range(steps):
        w = w - lr * slope_at(w)
        ws.append(w)
    return ws
