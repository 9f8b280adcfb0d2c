# Mistake: the module sums, and the formula too.
# named: module_that_sums
def module_mse(prediction, target):
    p = prediction.clone().requires_grad_()
    loss = nn.MSELoss(reduction="sum")(p, target)
    loss.backward()
    return loss, p.grad

def mse_by_hand(prediction, target):
    e = prediction - target
    return (e**2).sum(), 2 * e
