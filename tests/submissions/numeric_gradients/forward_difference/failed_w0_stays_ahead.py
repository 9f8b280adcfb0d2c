# Mistake: w0 stays ahead while w1 is measured, against the loss at the first point.
# named: keeps_w0_moved
def forward_difference(loss, w0, w1, h=0.001):
    start = loss(w0, w1)
    w0 = w0 + h
    s0 = (loss(w0, w1) - start) / h
    w1 = w1 + h
    s1 = (loss(w0, w1) - start) / h
    return s0, s1
