# Mistake: the parameters are returned first.
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return parameters, losses
