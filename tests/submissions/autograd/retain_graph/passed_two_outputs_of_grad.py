# Style: autograd.grad with a list that is filled from the end.
def two_gradients(predict, start, y):
    w = start.clone().requires_grad_()
    difference = y - predict(w)
    losses = [difference.pow(2).mean(), difference.abs().mean()]
    slopes = [None, None]
    for k in (1, 0):
        slopes[k] = torch.autograd.grad(losses[k], [w], retain_graph=k == 1)[0].tolist()
    return slopes
