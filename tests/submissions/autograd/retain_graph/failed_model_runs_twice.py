# Mistake: a loop over the losses with the forward pass inside.
# named: predicted_twice
def two_gradients(predict, start, y):
    found = []
    for loss_fn in (nn.MSELoss(), nn.L1Loss()):
        params = start.clone().requires_grad_()
        loss_fn(predict(params), y).backward()
        found.append(params.grad)
    return found
