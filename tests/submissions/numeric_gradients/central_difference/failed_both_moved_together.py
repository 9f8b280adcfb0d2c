# Mistake: both parameters are moved at once, so both slopes are the same directional one.
# named: moves_both
def central_difference(loss, w, b, d=0.1):
    slope = (loss(w + d, b + d) - loss(w - d, b - d)) / (2 * d)
    return slope, slope
