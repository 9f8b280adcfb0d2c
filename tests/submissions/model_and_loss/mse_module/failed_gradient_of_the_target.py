# Mistake: the derivative with respect to the targets, by the module and by hand.
# named: errors_turned_round
# named: gradient_of_the_target
def module_mse(prediction, target):
    t = target.clone().requires_grad_()
    loss = nn.MSELoss()(prediction, t)
    loss.backward()
    return loss, t.grad

def mse_by_hand(prediction, target):
    e = target - prediction
    return (e**2).mean(), 2 * e / len(e)
