# Style: the gradient is removed, and the update goes through `.data`.
def repaired_loop(x, y, start, lr, epochs):
    params = torch.tensor(start.tolist(), requires_grad=True)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        loss = torch.mean((y - params[0] * x - params[1]) ** 2)
        loss.backward()
        losses[epoch] = loss.item()
        params.data -= lr * params.grad.data
        params.grad = None
    return losses, params.detach().numpy()
