# Mistake: after every step the parameters are put into a new leaf, which the optimiser does not hold.
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.Adam([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        params = params.detach().clone().requires_grad_()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
