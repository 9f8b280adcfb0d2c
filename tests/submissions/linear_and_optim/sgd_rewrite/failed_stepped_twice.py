# Mistake: a step by hand and one of the optimiser.
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
