# Mistake: a new optimiser in every epoch.
# named: a_new_optimiser_each_epoch
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        optimizer = optim.Adam([params], lr=lr)
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
