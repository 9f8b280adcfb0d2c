# Mistake: every entry is moved at once, and the one slope is given to all of them.
# named: shifts_everything
def numeric_gradient(loss, theta, h=1e-4):
    slope = (loss(theta + h) - loss(theta - h)) / (2 * h)
    return torch.full_like(theta, slope.item())
