# Mistake: update_together assigns w before the slope in b is measured.
# named: b_sees_the_new_w
def update_in_turn(loss, w, b, lr, d=0.1):
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    w = w - lr * dw
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    b = b - lr * db
    return w, b
