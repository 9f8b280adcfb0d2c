# Mistake: the sum of the squares, under which Adam takes (nearly) the same path.
# named: sums_the_errors
def train_adam(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    optimizer = optim.Adam([params], lr=lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
