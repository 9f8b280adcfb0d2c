# Mistake: autograd is asked, but nothing here requires a gradient.
def central_difference(loss, w, b, d=0.1):
    value = loss(w, b)
    value.backward()
    return w.grad, b.grad
