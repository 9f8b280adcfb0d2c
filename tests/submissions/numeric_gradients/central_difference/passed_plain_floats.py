# Style: Python floats only; a tuple of floats; an extra argument with a default.
def central_difference(loss, w, b, d=0.1, verbose=False):
    w, b = float(w), float(b)
    dw = (float(loss(w + d, b)) - float(loss(w - d, b))) / (2 * d)
    db = (float(loss(w, b + d)) - float(loss(w, b - d))) / (2 * d)
    if verbose:
        print(dw, db)
    return dw, db
