# Mistake: w is stepped in place and never put back, so db is measured somewhere else.
# named: leaves_w_moved
def central_difference(loss, w, b, d=0.1):
    w += d
    right = loss(w, b).clone()
    w -= 2 * d
    left = loss(w, b).clone()
    dw = (right - left) / (2 * d)
    b += d
    up = loss(w, b).clone()
    b -= 2 * d
    down = loss(w, b).clone()
    db = (up - down) / (2 * d)
    return dw, db
