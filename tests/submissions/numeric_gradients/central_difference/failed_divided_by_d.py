# Mistake: divided by d, not by 2d.
# named: divides_by_d
def central_difference(loss, w, b, d=0.1):
    dw = (loss(w + d, b) - loss(w - d, b)) / d
    db = (loss(w, b + d) - loss(w, b - d)) / d
    return dw, db
