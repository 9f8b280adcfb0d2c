# Mistake: the gradients pile up, and the loss is that after the update.
# named: not_zeroed
# named: loss_after_update
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        F.mse_loss(params[0] * inputs + params[1], targets).backward()
        optimizer.step()
        losses.append(F.mse_loss(params[0] * inputs + params[1], targets).item())
        parameters.append(params.tolist())
    return losses, parameters
