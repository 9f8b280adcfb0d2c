# Mistake: the loop runs over the first axis only, so that a matrix is moved row by row.
# named: shifts_whole_rows
def numeric_gradient(loss, theta, h=1e-4):
    grad = torch.zeros_like(theta)
    for i in range(len(theta)):
        step = torch.zeros_like(theta)
        step[i] = h
        grad[i] = (loss(theta + step) - loss(theta - step)) / (2 * h)
    return grad
