# Mistake: the step is the 0.1 of the text, whatever d was asked for.
# named: has_its_own_step
delta = 0.1

def central_difference(loss, w, b, d=0.1):
    dw = (loss(w + delta, b) - loss(w - delta, b)) / (2.0 * delta)
    db = (loss(w, b + delta) - loss(w, b - delta)) / (2.0 * delta)
    return dw, db
