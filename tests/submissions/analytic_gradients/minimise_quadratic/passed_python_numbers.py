# Style: plain numbers and elif.
def slope_at(w):
    return 2 * float(w) - 2

def direction(w):
    s = slope_at(w)
    if s > 0:
        return -1
    elif s < 0:
        return 1
    else:
        return 0

def minimise(start, lr, steps):
    w = float(start)
    path = []
    for i in range(1, steps + 1):
        w = w - lr * slope_at(w)
        path.append(w)
    return path
