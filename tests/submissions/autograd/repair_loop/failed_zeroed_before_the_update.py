# Mistake: the gradient is emptied between backward and update.
# named: standing_still
def repaired_loop(x, y, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses = []
    for epoch in range(epochs):
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        params.grad.zero_()
        with torch.no_grad():
            params -= lr * params.grad
        losses.append(loss.item())
    return losses, params
