# Mistake: the history holds the live tensor's data.
# named: live_tensor
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.Adam([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.data)
    return losses, parameters
