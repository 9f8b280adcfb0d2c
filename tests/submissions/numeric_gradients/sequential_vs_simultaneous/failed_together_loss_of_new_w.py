# Mistake: in place, so that the old w is the new w when the slope in b is measured.
# named: b_sees_the_new_w
def update_in_turn(loss, w, b, lr, d=0.1):
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    old_w, old_b = w, b
    w -= lr * (loss(old_w + d, old_b) - loss(old_w - d, old_b)) / (2 * d)
    b -= lr * (loss(old_w, old_b + d) - loss(old_w, old_b - d)) / (2 * d)
    return w, b
