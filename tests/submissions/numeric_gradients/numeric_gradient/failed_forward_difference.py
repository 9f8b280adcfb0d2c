# Mistake: a forward difference.
# named: looks_ahead_only
def numeric_gradient(loss, theta, h=1e-4):
    grad = torch.zeros_like(theta)
    base = loss(theta)
    for i in np.ndindex(*theta.shape):
        ahead = theta.clone()
        ahead[i] += h
        grad[i] = (loss(ahead) - base) / h
    return grad
