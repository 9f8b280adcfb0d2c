# Mistake: b is added before the product.
# named: adds_before_it_multiplies
def line(x, w, b):
    return w * (x + b)

def line_by_matrix(x, W):
    return line(x, W[1], W[0])
