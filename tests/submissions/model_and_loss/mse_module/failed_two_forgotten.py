# Mistake: the factor 2 of the derivative is missing.
# named: factor_two_missing
def module_mse(prediction, target):
    p = prediction.clone().requires_grad_()
    loss = nn.MSELoss()(p, target)
    loss.backward()
    return loss, p.grad

def mse_by_hand(prediction, target):
    e = prediction - target
    return (e**2).mean(), e / len(e)
