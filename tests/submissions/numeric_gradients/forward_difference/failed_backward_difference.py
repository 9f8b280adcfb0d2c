# Mistake: the point behind in place of the point ahead.
# named: looks_behind
def forward_difference(loss, w0, w1, h=0.001):
    here = loss(w0, w1)
    return (here - loss(w0 - h, w1)) / h, (here - loss(w0, w1 - h)) / h
