# Mistake: the colon and the return are mended, the gradient is not.
# named: not_zeroed
def repaired_loop(x, y, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses = []
    for epoch in range(epochs):
        predictions = params[0] * x + params[1]
        loss = ((predictions - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        losses.append(loss.item())
    return losses, params
