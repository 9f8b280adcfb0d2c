# Mistake: right numbers, but as one long vector and not in the shape of theta.
# named: stays_flat
def numeric_gradient(loss, theta, h=1e-4):
    units = torch.eye(theta.numel(), dtype=theta.dtype).reshape(-1, *theta.shape)
    return torch.stack([(loss(theta + h * e) - loss(theta - h * e)) / (2 * h) for e in units])
