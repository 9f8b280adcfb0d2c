# Mistake: one tensor is changed in place and appended again and again.
# named: one_tensor_many_times
def slope_at(w):
    return 2 * w - 2

def direction(w):
    return -slope_at(w).sign()

def minimise(start, lr, steps):
    w, ws = start.clone(), []
    for _ in range(steps):
        w -= lr * slope_at(w)
        ws.append(w)
    return ws
