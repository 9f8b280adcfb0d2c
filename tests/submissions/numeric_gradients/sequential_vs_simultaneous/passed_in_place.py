# Style: the tensors that were given are updated in place and returned.
def slope(f, x, d):
    return (f(x + d) - f(x - d)) / (2 * d)

def update_in_turn(loss, w, b, lr, d=0.1):
    w -= lr * slope(lambda v: loss(v, b), w, d)
    b -= lr * slope(lambda v: loss(w, v), b, d)
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    dw = slope(lambda v: loss(v, b), w, d)
    db = slope(lambda v: loss(w, v), b, d)
    w -= lr * dw
    b -= lr * db
    return w, b
