# Mistake: the n is missing in the gradient by hand.
# named: gradient_not_averaged
def module_mse(prediction, target):
    p = prediction.clone().requires_grad_()
    loss = nn.MSELoss()(p, target)
    loss.backward()
    return loss, p.grad

def mse_by_hand(prediction, target):
    e = prediction - target
    return (e**2).mean(), 2 * e
