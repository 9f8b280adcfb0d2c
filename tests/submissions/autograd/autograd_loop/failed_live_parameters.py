# Mistake: detach is no copy.
# named: live_tensor
def train_autograd(model, start, x, y, lr, epochs):
    params = start.clone().requires_grad_()
    losses, parameters = [], []
    for _ in range(epochs):
        loss = ((model(x, params) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        losses.append(loss.item())
        parameters.append(params.detach())
    return losses, parameters
