# Style: both products at once, as a Jacobian of two rows.
def dloss_dprediction(prediction, target):
    return (prediction - target) * (2.0 / prediction.numel())

def dprediction_dw(x, w, b):
    return torch.zeros_like(x) + x

def dprediction_db(x, w, b):
    return torch.tensor([1.0])

def chain_gradient(x, target, w, b):
    J = torch.stack([dprediction_dw(x, w, b), dprediction_db(x, w, b).expand(x.shape)])
    g = J @ dloss_dprediction(torch.add(torch.mul(x, w), b), target)
    return g
