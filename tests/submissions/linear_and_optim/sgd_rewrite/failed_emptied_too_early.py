# Mistake: zero_grad stands between backward and step.
# named: the_optimiser_holds_copies
# named: standing_still
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.SGD([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        w, b = params
        loss = ((w * inputs + b - targets) ** 2).mean()
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
