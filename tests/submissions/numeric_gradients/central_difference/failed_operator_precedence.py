# Mistake: / 2 * d divides by 2 and multiplies by d.
# named: multiplies_by_d
def central_difference(loss, w, b, d=0.1):
    dw = (loss(w + d, b) - loss(w - d, b)) / 2 * d
    db = (loss(w, b + d) - loss(w, b - d)) / 2 * d
    return dw, db
