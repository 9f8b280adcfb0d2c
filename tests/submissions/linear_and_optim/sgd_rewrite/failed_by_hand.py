# Mistake: the right path, without an optimiser.
# named: updated_by_hand
def train_sgd(inputs, targets, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((params[0] * inputs + params[1] - targets) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
