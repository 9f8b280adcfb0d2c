# Mistake: a schedule of one's own on top.
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.Adam([params], lr=lr)
    schedule = optim.lr_scheduler.ExponentialLR(optimizer, 0.99)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
