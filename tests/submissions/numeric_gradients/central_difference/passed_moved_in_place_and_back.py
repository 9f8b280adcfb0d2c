# Style: the tensors that were given are moved in place and moved back; a list of tensors of shape (1,).
def central_difference(loss, w, b, d=0.1):
    slopes = []
    for parameter in (w, b):
        parameter += d
        right = loss(w, b).clone()
        parameter -= 2 * d
        left = loss(w, b).clone()
        parameter += d
        slopes.append(((right - left) / (d + d)).reshape(1))
    return slopes
