# Mistake: every step is lr long, whatever the slope.
# named: steps_of_one_length
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return 0 if slope_at(w) == 0 else (1 if slope_at(w) < 0 else -1)

def minimise(start, lr, steps):
    w, ws = start.item(), []
    for _ in range(steps):
        w += lr * direction(w)
        ws.append(w)
    return ws
