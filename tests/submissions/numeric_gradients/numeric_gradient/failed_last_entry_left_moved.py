# Mistake: an entry is put back when the next one starts; the last one is never put back.
def numeric_gradient(loss, theta, h=1e-4):
    grad = torch.zeros_like(theta)
    before = theta.clone()
    for i in np.ndindex(*theta.shape):
        theta.copy_(before)
        theta[i] += h
        right = loss(theta).item()
        theta[i] -= 2 * h
        left = loss(theta).item()
        grad[i] = (right - left) / (2 * h)
    return grad
