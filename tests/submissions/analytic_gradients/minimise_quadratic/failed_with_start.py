# Mistake: the start is in the list as well.
# named: start_included
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return torch.sign(1 - w)

def minimise(start, lr, steps):
    ws = [start]
    for _ in range(steps):
        ws.append(ws[-1] - lr * slope_at(ws[-1]))
    return ws
