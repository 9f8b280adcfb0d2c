# Style: the simultaneous update is made of two sequential ones with the roles of w and b swapped.
def update_in_turn(loss, w, b, lr, d=0.1):
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return torch.stack((w, b))

def update_together(loss, w, b, lr, d=0.1):
    new_w = update_in_turn(loss, w, b, lr, d)[0]
    new_b = update_in_turn(lambda b, w: loss(w, b), b, w, lr, d)[0]
    return torch.stack((new_w, new_b))
