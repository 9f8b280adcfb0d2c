# Mistake: in turn, but b goes first.
# named: b_goes_first
def update_in_turn(loss, w, b, lr, d=0.1):
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w - lr * dw, b - lr * db
