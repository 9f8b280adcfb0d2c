# Mistake: forward differences where central ones were asked for.
# named: looks_ahead_in_turn
# named: looks_ahead_together
def update_in_turn(loss, w, b, lr, d=0.1):
    w = w - lr * (loss(w + d, b) - loss(w, b)) / d
    b = b - lr * (loss(w, b + d) - loss(w, b)) / d
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    here = loss(w, b)
    return w - lr * (loss(w + d, b) - here) / d, b - lr * (loss(w, b + d) - here) / d
