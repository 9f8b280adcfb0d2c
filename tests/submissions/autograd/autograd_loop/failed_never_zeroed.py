# Mistake: zero_ is not called, it is only named.
# named: not_zeroed
def train_autograd(model, start, x, y, lr, epochs):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((model(x, params) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_
        losses.append(loss.item())
        parameters.append(params.tolist())
    return losses, parameters
