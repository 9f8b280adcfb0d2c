# Style: a detached copy that asks for its gradient; the formulas with mean.
def module_mse(prediction, target):
    p = prediction.detach().clone().requires_grad_(True)
    criterion = nn.MSELoss()
    loss = criterion(p, target)
    loss.backward()
    return loss.item(), p.grad

def mse_by_hand(prediction, target):
    difference = prediction - target
    return torch.mean(difference**2), 2 * difference / len(prediction)
