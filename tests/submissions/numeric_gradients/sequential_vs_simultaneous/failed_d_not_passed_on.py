# Mistake: the helper has its own default step, and d is never handed to it.
def gradient(loss, w, b, d=0.001):
    return (loss(w + d, b) - loss(w - d, b)) / (2 * d), (loss(w, b + d) - loss(w, b - d)) / (2 * d)

def update_in_turn(loss, w, b, lr, d=0.1):
    w = w - lr * gradient(loss, w, b)[0]
    b = b - lr * gradient(loss, w, b)[1]
    return w, b

def update_together(loss, w, b, lr, d=0.1):
    dw, db = gradient(loss, w, b)
    return w - lr * dw, b - lr * db
