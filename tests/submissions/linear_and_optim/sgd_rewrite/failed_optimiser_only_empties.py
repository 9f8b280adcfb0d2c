# Mistake: there is an optimiser, and the update is still made by hand.
# named: updated_by_hand
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        loss.backward()
        params.data -= lr * params.grad
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
