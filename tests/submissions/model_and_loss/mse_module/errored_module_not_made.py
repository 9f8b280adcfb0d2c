# Mistake: the numbers are handed over where the module is made.
# named: constructed_with_data
def module_mse(prediction, target):
    p = prediction.clone().requires_grad_()
    loss = nn.MSELoss(p, target)
    loss.backward()
    return loss, p.grad

def mse_by_hand(prediction, target):
    e = prediction - target
    return (e**2).mean(), 2 * e / len(e)
