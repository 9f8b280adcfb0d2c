# Mistake: old = theta[i] is a window onto theta, so the value is never kept.
# named: saves_a_view
def numeric_gradient(loss, theta, h=1e-4):
    grad = torch.zeros_like(theta)
    for i in np.ndindex(*theta.shape):
        old = theta[i]
        theta[i] = old + h
        right = loss(theta)
        theta[i] = old - h
        left = loss(theta)
        theta[i] = old
        grad[i] = (right - left) / (2 * h)
    return grad
