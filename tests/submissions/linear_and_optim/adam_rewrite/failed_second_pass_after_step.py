# Mistake: backward and step stand in the wrong order, so each step uses the gradient of the epoch before.
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.Adam([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
