# Mistake: the return stands in the loop.
# named: returned_from_inside
def repaired_loop(x, y, start, lr, epochs):
    params = start.clone().requires_grad_()
    losses = []
    for epoch in range(epochs):
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
            params.grad.zero_()
        losses.append(loss.item())
        return losses, params
