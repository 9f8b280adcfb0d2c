# Style: one list comprehension over the unit tensors e_i; theta is never touched.
def numeric_gradient(loss, theta, h=1e-4):
    units = torch.eye(theta.numel(), dtype=theta.dtype).reshape(-1, *theta.shape)
    return torch.tensor([(loss(theta + h * e) - loss(theta - h * e)) / (2 * h) for e in units]).reshape_as(theta)
