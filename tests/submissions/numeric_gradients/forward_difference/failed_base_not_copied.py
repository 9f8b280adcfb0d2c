# Mistake: here = w0 makes no second tensor, so the point itself moves along and the difference is 0.
def forward_difference(loss, w0, w1, h=0.001):
    here0, here1 = w0, w1
    w0 += h
    g0 = (loss(w0, w1) - loss(here0, here1)) / h
    w0 -= h
    w1 += h
    g1 = (loss(w0, w1) - loss(here0, here1)) / h
    w1 -= h
    return g0, g1
