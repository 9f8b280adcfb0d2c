# Mistake: zero_grad stands in front of the loop.
# named: not_zeroed
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    optimizer.zero_grad()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
