# Mistake: a new tensor under no_grad has no gradient.
# named: another_tensor_under_the_name
def train_autograd(model, start, x, y, lr, epochs):
    w = start.clone().requires_grad_(True)
    losses, ws = [], []
    for epoch in range(epochs):
        loss = torch.mean((y - model(x, w)) ** 2)
        loss.backward()
        with torch.no_grad():
            w = w - lr * w.grad
            w.grad.zero_()
        losses.append(loss.item())
        ws.append(w.clone())
    return losses, ws
